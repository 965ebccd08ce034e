#include "exchange/reading/likeness.h"
#include "exchange/taking/quote_places.h"
#include "text/segments.h"
#include <catch2/catch_test_macros.hpp>
#include <string>

namespace themata {

TEST_CASE("Names are alike but for what few would notice", "[identity]") {
    for (const auto& [a, b] : {std::pair<std::string, std::string>{"P1", "p1 "},
                               {"Pre", "PRE "},
                               {"Phase  1", "Phase\u00A01"},
                               {"A\u200B1", "A1"},
                               {"007", "7"},
                               {"DG-003", "dg-3"},
                               {"7.0", "7"},
                               {"Jos\u00E9", "Jose\u0301"},
                               {"Pr\u00E9", "Pre"},
                               {"\uFF22\uFF11", "B1"},
                               {"Stra\u00DFe", "STRASSE"}})
        CHECK(name_key(a) == name_key(b));
    for (const auto& [a, b] : {std::pair<std::string, std::string>{"P1", "P2"},
                               {"P1", "P10"},
                               {"P-1", "P1"},
                               {"1.05", "1.5"},
                               {"100", "1"},
                               {"6 month", "6 months"},
                               {"0", ""}})
        CHECK(name_key(a) != name_key(b));
}

TEST_CASE("Names that are nearly alike differ in letters of a word", "[identity]") {
    CHECK(nearly_alike("6 month", "6 months"));
    CHECK(nearly_alike("Follow-up", "Follow-ups"));
    CHECK(nearly_alike("Baseline", "Basline"));
    CHECK_FALSE(nearly_alike("Week 1", "Week 2"));
    CHECK_FALSE(nearly_alike("Group A", "Group B"));
    CHECK_FALSE(nearly_alike("male", "female"));
    CHECK_FALSE(nearly_alike("Mentor", "Mentee"));
    CHECK_FALSE(nearly_alike("Pre", "Post"));
}

TEST_CASE("What a spreadsheet does to a cell is no difference", "[identity]") {
    CHECK(same_cell("line one\r\nline two", "line one\nline two"));
    CHECK(same_cell("a\rb", "a\nb"));
    CHECK(same_cell("trailing ", "trailing"));
    CHECK(same_cell("\u00A0both ends \n", "both ends"));
    CHECK(same_cell("'=1+1", "=1+1"));
    CHECK(same_cell("no\u00A0break", "no break"));
    CHECK(same_cell("caf\u00E9", "cafe\u0301"));
    CHECK_FALSE(same_cell("two  spaces", "two spaces"));
    CHECK_FALSE(same_cell("Case", "case"));
    CHECK_FALSE(same_cell("a\nb", "ab"));
    CHECK_FALSE(same_cell("''a", "a"));
    CHECK(same_value("3", "3.0"));
    CHECK_FALSE(same_value("3", "4"));
}

namespace {

std::string only_place(std::string_view text, std::string_view quote) {
    const auto places = quote_places(text, quote);
    REQUIRE(places.size() == 1);
    REQUIRE(is_on_graphemes(text, places.front()));
    return std::string(text.substr(places.front().begin, places.front().length()));
}

} // namespace

TEST_CASE("A quote is found as it is read, on the answer's own text", "[identity]") {
    CHECK(only_place("I don\u2019t know", "don't") == "don\u2019t");
    CHECK(only_place("I don't know", "don\u2019t know") == "don't know");
    CHECK(only_place("she said \u201Cno\u201D twice", "\"no\" twice") == "\u201Cno\u201D twice");
    CHECK(only_place("full\u00A0 of  it all", "full of it") == "full\u00A0 of  it");
    CHECK(only_place("the cafe\u0301 was", "caf\u00E9") == "cafe\u0301");
    CHECK(only_place("the caf\u00E9 was", "cafe\u0301 was") == "caf\u00E9 was");
    CHECK(only_place("one\r\ntwo three", "one two") == "one\r\ntwo");
    CHECK(only_place("well \u2014 yes", "well - yes") == "well \u2014 yes");
    CHECK(only_place("well\u2026 yes", "well... yes") == "well\u2026 yes");
    CHECK(only_place("zero\u200Bwidth", "zerowidth") == "zero\u200Bwidth");
    CHECK(only_place("Again and again", "again") == "again"); // to the letter goes first
    CHECK(only_place("plain here", " plain  here ") == "plain here");
    CHECK(quote_places("again and again", "again").size() == 2);
    CHECK(quote_places("Again and Again", "again").empty()); // capitals can be seen
    CHECK(quote_places("cafe", "caf\u00E9").empty());        // another letter is another word
    CHECK(quote_places("anything", " ").empty());
    CHECK(quote_places("", "x").empty());
}

TEST_CASE("Places count as the text that they were taken from", "[identity]") {
    const std::string text = "one\r\ntwo three";
    CHECK(quote_at(text, "two", {5, 8}) == Span{5, 8});
    CHECK(quote_at(text, "two", {4, 7}) == Span{5, 8});             // of a text with \n
    CHECK(quote_at("one\ntwo three", "two", {5, 8}) == Span{4, 7}); // of a text with \r\n
    CHECK(quote_at("  one two", "two", {4, 7}) == Span{6, 9});      // of a trimmed one
    CHECK(quote_at(text, "one\ntwo", {0, 7}) == Span{0, 8});
    CHECK_FALSE(quote_at(text, "two", {7, 10}));
    CHECK_FALSE(quote_at(text, "four", {4, 8}));
    CHECK_FALSE(quote_at(text, "two", {50, 90}));
}

} // namespace themata
