#include "text/width.h"

#include <catch2/catch_test_macros.hpp>

#include "text/random_text.h"
#include "text/segments.h"
#include "text/utf8.h"

using namespace themata;

namespace {

Excerpt around(std::string_view text, std::string_view hit, std::uint32_t graphemes) {
    const auto begin = static_cast<std::uint32_t>(text.find(hit));
    return excerpt(text, {begin, begin + static_cast<std::uint32_t>(hit.size())}, graphemes);
}

} // namespace

TEST_CASE("An excerpt is cut between words, with an ellipsis where text is left out", "[excerpt]") {
    const std::string text = "I was nervous at first but the mentor put me at ease quickly.";
    CHECK(around(text, "mentor", 10).text == "…but the mentor put me at…");
    CHECK(around(text, "mentor", 11).text == "…but the mentor put me at…");
    CHECK(around(text, "I was", 8).text == "I was nervous…");
    CHECK(around(text, "quickly.", 8).text == "…at ease quickly.");
    CHECK(around(text, "mentor", 200).text == text);
    CHECK(around(text, ".", 3).text == "….");
    CHECK(around(text, "mentor", 0).text == "…mentor…");
}

TEST_CASE("An excerpt says where its hit is and where it was cut", "[excerpt]") {
    const Excerpt cut = around("one two three four", "two", 5);
    CHECK(cut.text == "one two…");
    CHECK(cut.text.substr(cut.hit.begin, cut.hit.length()) == "two");
    CHECK_FALSE(cut.cut_before);
    CHECK(cut.cut_after);
}

TEST_CASE("A word longer than the room beside the hit is cut between graphemes", "[excerpt]") {
    CHECK(around("e\u0301e\u0301e\u0301e\u0301x", "x", 2).text == "…e\u0301e\u0301x");
    CHECK(around("x👩‍👧👩‍👧👩‍👧", "x", 1).text == "x👩‍👧…");
    CHECK(around("hit" + std::string(50, 'y'), "hit", 4).text == "hityyyy…");
}

TEST_CASE("A hit that cuts a grapheme is widened to it", "[excerpt]") {
    const Excerpt whole = excerpt("ae\u0301b", {1, 2}, 0);
    CHECK(whole.text == "…e\u0301…");
    CHECK(whole.hit == Span{3, 6});
}

TEST_CASE("Every excerpt holds its hit in full and no more around it than asked", "[excerpt]") {
    Dice dice(41);
    for (int round = 0; round < 3000; ++round) {
        const std::string text = random_text(dice, 25);
        const std::uint32_t begin = dice.below(text.size() + 1);
        const Span hit =
            snap_to_graphemes(text, {begin, begin + dice.below(text.size() - begin + 1)});
        const std::uint32_t most = dice.below(12);
        const Excerpt cut = excerpt(text, hit, most);
        REQUIRE_FALSE(find_invalid_utf8(cut.text));
        REQUIRE(cut.text.substr(cut.hit.begin, cut.hit.length()) ==
                text.substr(hit.begin, hit.length()));
        const std::size_t before = cut.hit.begin - (cut.cut_before ? 3 : 0);
        const std::size_t after = cut.text.size() - cut.hit.end - (cut.cut_after ? 3 : 0);
        REQUIRE(before <= hit.begin);
        REQUIRE(after <= text.size() - hit.end);
        const Span taken{static_cast<std::uint32_t>(hit.begin - before),
                         static_cast<std::uint32_t>(hit.end + after)};
        REQUIRE(is_on_graphemes(text, taken));
        REQUIRE(cut.cut_before == (taken.begin > 0));
        REQUIRE(cut.cut_after == (taken.end < text.size()));
        std::uint32_t steps = 0;
        for (std::uint32_t at = taken.begin; at < hit.begin; at = next_grapheme(text, at))
            ++steps;
        REQUIRE(steps <= most);
    }
}
