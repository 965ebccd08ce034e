#include "text/sentences.h"

#include <catch2/catch_test_macros.hpp>
#include <limits>
#include <utility>

namespace themata {

TEST_CASE("A number is written with a comma before each three digits", "[sentences]") {
    const std::pair<std::uint64_t, std::string> numbers[] = {
        {0, "0"},
        {1, "1"},
        {999, "999"},
        {1'000, "1,000"},
        {7'908, "7,908"},
        {99'999, "99,999"},
        {100'000, "100,000"},
        {1'000'000, "1,000,000"},
        {std::numeric_limits<std::uint64_t>::max(), "18,446,744,073,709,551,615"}};
    for (const auto& [number, written] : numbers)
        CHECK(grouped(number) == written);
}

TEST_CASE("One thing is counted in the singular, none and several in the plural", "[sentences]") {
    CHECK(counted(0, "answer") == "0 answers");
    CHECK(counted(1, "answer") == "1 answer");
    CHECK(counted(2, "answer") == "2 answers");
    CHECK(counted(4'466, "answer") == "4,466 answers");
    CHECK(counted(0, "person", "people") == "0 people");
    CHECK(counted(1, "person", "people") == "1 person");
    CHECK(counted(1'000, "answer was", "answers were") == "1,000 answers were");
    CHECK(counted(std::numeric_limits<std::uint64_t>::max(), "word") ==
          "18,446,744,073,709,551,615 words");
}

TEST_CASE("A list has commas, and an “and” before the last", "[sentences]") {
    CHECK(listed({}).empty());
    CHECK(listed({"a"}) == "a");
    CHECK(listed({"a", "b"}) == "a and b");
    CHECK(listed({"a", "b", "c"}) == "a, b and c");
    CHECK(listed({"Ärzte", "été"}) == "Ärzte and été");
}

TEST_CASE("A list that is cut says how many more there are", "[sentences]") {
    const std::vector<std::string> four{"a", "b", "c", "d"};
    CHECK(listed(four, 5) == "a, b, c and d");
    CHECK(listed(four, 4) == "a, b, c and d");
    CHECK(listed(four, 3) == "a, b, c and 1 more");
    CHECK(listed(four, 1) == "a and 3 more");
    CHECK(listed(std::vector<std::string>(1'002, "x"), 2) == "x, x and 1,000 more");
    CHECK(listed({}, 0).empty());
}

TEST_CASE("Names in a list stand in quotes, what is left out does not", "[sentences]") {
    CHECK(in_quotes("Phase 1") == "“Phase 1”");
    CHECK(in_quotes("") == "“”");
    CHECK(listed_in_quotes({}).empty());
    CHECK(listed_in_quotes({"a", "b", "c"}) == "“a”, “b” and “c”");
    CHECK(listed_in_quotes({"a", "b", "c"}, 2) == "“a”, “b” and 1 more");
}

TEST_CASE("Words are joined by what stands between them", "[sentences]") {
    CHECK(joined({}, "; ").empty());
    CHECK(joined({"a"}, "; ") == "a");
    CHECK(joined({"a", "", "c"}, "; ") == "a; ; c");
    CHECK(joined({"a", "b"}, "") == "ab");
}

TEST_CASE("A text on one line has a space for each control character", "[sentences]") {
    CHECK(one_line("").empty());
    CHECK(one_line("two\r\nlines\tapart\x7F!") == "two  lines apart !");
    CHECK(one_line("a\u2028b\u2029c") == "a b c");
    CHECK(one_line("no\uFFFEcharacter\uFFFF") == "no character ");
    CHECK(one_line(std::string_view("a\0b", 3)) == "a b");
    CHECK(one_line("é – 愛 🙂") == "é – 愛 🙂");
    CHECK(one_line("cut off: \xE2\x80") == "cut off: \xE2\x80");
}

TEST_CASE("White space at both ends is trimmed, and no other", "[sentences]") {
    CHECK(trimmed("").empty());
    CHECK(trimmed(" \t\r\n\v\f").empty());
    CHECK(trimmed("  a b\n") == "a b");
    CHECK(trimmed("a") == "a");
    CHECK(trimmed("\u00A0a") == "\u00A0a");
    CHECK(trimmed(" 愛 ") == "愛");
}

TEST_CASE("A text is blank when nothing of it can be seen", "[sentences]") {
    for (const char* blank :
         {"", " ", "\n\t", "\u00A0", "\u3000", "\u200B\u2060", "\uFEFF", "\u2029"})
        CHECK(is_blank(blank));
    for (const char* seen : {"a", " .", "\u200B愛", "🙂", "0", "\xFF"})
        CHECK_FALSE(is_blank(seen));
}

} // namespace themata
