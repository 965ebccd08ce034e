#include "cli/terminal.h"
#include "cli/text_table.h"
#include <catch2/catch_test_macros.hpp>
#include <sstream>

using namespace themata;

TEST_CASE("Columns stand below each other in any script", "[cli]") {
    const TextTable table{.columns = {Align::left, Align::right},
                          .over = {},
                          .rows = {{"Theme", "n"},
                                   {"信頼", "1"},
                                   {"Cafe\u0301", "22"},
                                   {"👩‍👩‍👧 family", "3"}}};
    CHECK(in_columns(table) == "Theme       n\n"
                               "信頼        1\n"
                               "Cafe\u0301       22\n"
                               "👩‍👩‍👧 family   3\n");
}

TEST_CASE("A name over several columns has room, and those below it stay together", "[cli]") {
    const TextTable table{.columns = {Align::left, Align::right, Align::right, Align::right},
                          .over = {{{"", 1}, {"Mentor", 2}, {"A mentee of long ago", 1}}},
                          .rows = {{"Theme", "P1", "P2", "S4"}, {"Trust", "1", "2", "3"}}};
    CHECK(in_columns(table) == "       Mentor  A mentee of long ago\n"
                               "Theme  P1  P2                    S4\n"
                               "Trust   1   2                     3\n");
}

TEST_CASE("No line of a table ends in spaces", "[cli]") {
    const TextTable table{.columns = {Align::left, Align::left},
                          .over = {},
                          .rows = {{"A", "B"}, {"word", ""}, {"word"}}};
    CHECK(in_columns(table) == "A     B\nword\nword\n");
}

TEST_CASE("What a participant typed does not command the terminal", "[cli]") {
    CHECK(terminal_line("a\r\nb\tc\rd") == "a b c d");
    CHECK(terminal_line("red\x1b[31m") == "red␛[31m");
    CHECK(terminal_line(std::string_view("nul\0", 4)) == "nul␀");
    CHECK(terminal_line("kept: é 信 👍🏽") == "kept: é 信 👍🏽");
}

TEST_CASE("A paragraph is wrapped by display width and never within a word", "[cli]") {
    CHECK(paragraph("one two three four five six", "  ", 22) == "  one two three four\n"
                                                                "  five six\n");
    CHECK(paragraph("信頼信頼信頼信頼信頼信頼", "", 20) == "信頼信頼信頼信頼信頼\n信頼\n");
    CHECK(paragraph("a_word_that_is_longer_than_the_line yes", "", 20) ==
          "a_word_that_is_longer_than_the_line\nyes\n");
    CHECK(paragraph("", "  ", 40).empty());
}

TEST_CASE("A hit is bold for a person and between marks for a program", "[cli]") {
    const std::string line = paragraph("the " + marked("clinic") + " opened", "", 40);
    CHECK(with_marks_shown(line, Audience::program) == "the «clinic» opened\n");
    CHECK(with_marks_shown(line, Audience::person) == "the \x1b[1mclinic\x1b[22m opened\n");
}

TEST_CASE("Progress is shown to a person and never written into a pipe", "[cli]") {
    std::ostringstream out;
    std::ostringstream err;
    Terminal terminal{.out = out, .err = err};
    {
        ProgressLine line(terminal, "Reading");
        line.show(1, 2);
    }
    CHECK(err.str().empty());

    terminal.reads_err = Audience::person;
    {
        ProgressLine line(terminal, "Reading");
        line.show(0, 0);
        line.show(1, 2);
        line.show(1, 2);
    }
    CHECK(err.str() == "\rReading 50 %\x1b[K\r\x1b[K");
    CHECK(out.str().empty());
}
