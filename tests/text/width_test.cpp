#include "text/width.h"

#include <catch2/catch_test_macros.hpp>

#include "text/random_text.h"
#include "text/segments.h"
#include "text/utf8.h"

using namespace themata;

TEST_CASE("Text takes the columns that a terminal gives it", "[width]") {
    struct Case {
        std::string_view text;
        std::size_t columns;
    };

    const Case cases[] = {
        {"", 0},
        {"Trust", 5},
        {"naïve", 5},
        {"nai\u0308ve", 5},
        {"漢字", 4},
        {"ｱｲ", 2},
        {"ＡＢ", 4},
        {"한국", 4},
        {"\u1112\u1161\u11AB", 2},
        {"👍🏽", 2},
        {"👩‍👩‍👧‍👦", 2},
        {"🇩🇪", 2},
        {"❤️", 2},
        {"☺", 1},
        {"שָׁלוֹם", 4},
        {"กี่", 1},
        {"a\tb\n", 2},
        {"zero\u200Bwidth", 9},
        {"soft\u00ADhy", 7},
        {"IIII\u0336", 4},
    };
    for (const Case& each : cases) {
        INFO(each.text);
        CHECK(display_width(each.text) == each.columns);
    }
}

TEST_CASE("Text is padded on either side, and never cut by that", "[width]") {
    CHECK(pad("漢", 4) == "漢  ");
    CHECK(pad("12", 4, Align::right) == "  12");
    CHECK(pad("longer", 3) == "longer");
}

TEST_CASE("A text that is too wide ends in an ellipsis", "[width]") {
    CHECK(shorten("Trust", 5) == "Trust");
    CHECK(shorten("Trusted", 5) == "Trus…");
    CHECK(shorten("漢字漢字", 4) == "漢…");
    CHECK(shorten("👩‍👩‍👧‍👦👩‍👩‍👧‍👦", 3) ==
          "👩‍👩‍👧‍👦…");
    CHECK(shorten("e\u0301e\u0301e\u0301", 2) == "e\u0301…");
    CHECK(shorten("ab", 1) == "…");
    CHECK(shorten("ab", 0).empty());
}

TEST_CASE("A cut text keeps to its width and to whole graphemes", "[width]") {
    Dice dice(21);
    for (int round = 0; round < 3000; ++round) {
        const std::string text = random_text(dice, 12);
        const std::size_t width = dice.below(12);
        const std::string cut = shorten(text, width);
        REQUIRE(display_width(cut) <= width);
        REQUIRE_FALSE(find_invalid_utf8(cut));
        if (cut == text || cut.empty())
            continue;
        const std::size_t kept = cut.size() - std::string_view("…").size();
        REQUIRE(text.starts_with(cut.substr(0, kept)));
        REQUIRE(is_on_graphemes(text, {0, static_cast<std::uint32_t>(kept)}));
        REQUIRE(display_width(pad(cut, 40)) == 40);
    }
}
