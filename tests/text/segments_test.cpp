#include "text/segments.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <string>

#include "text/random_text.h"

using namespace themata;

namespace {

using Strings = std::vector<std::string>;

Strings cut(std::string_view text, const std::vector<std::uint32_t>& places) {
    Strings parts;
    for (std::size_t i = 1; i < places.size(); ++i)
        parts.emplace_back(text.substr(places[i - 1], places[i] - places[i - 1]));
    return parts;
}

std::string at(std::string_view text, Span span) {
    return std::string(text.substr(span.begin, span.length()));
}

Strings word_texts(std::string_view text) {
    Strings found;
    for_each_word(text, [&](Span span, WordKind) { found.push_back(at(text, span)); });
    return found;
}

Span any_span(Dice& dice, std::string_view text) {
    const std::uint32_t one = dice.below(text.size() + 1);
    const std::uint32_t other = dice.below(text.size() + 1);
    return {std::min(one, other), std::max(one, other)};
}

} // namespace

TEST_CASE("What a reader sees as one letter is one grapheme", "[segments]") {
    const Strings one_each = {"é",       "e\u0301", "👩‍👩‍👧‍👦", "👍🏽", "🇩🇪",
                              "1️⃣", "한",      "\u1112\u1161\u11AB",        "\r\n",     "שָׁ",
                              "กี"};
    std::string all;
    for (const std::string& grapheme : one_each)
        all += grapheme;
    CHECK(cut(all, boundaries(all, Segment::grapheme)) == one_each);
    CHECK(boundaries("", Segment::grapheme) == std::vector<std::uint32_t>{0});
}

TEST_CASE("A span that cuts through a grapheme is snapped outward", "[segments]") {
    const std::string text = "a👍🏽e\u0301z"; // thumb 1-9, e 9-12
    CHECK(snap_to_graphemes(text, {2, 3}) == Span{1, 9});
    CHECK(snap_to_graphemes(text, {1, 10}) == Span{1, 12});
    CHECK(snap_to_graphemes(text, {0, 1}) == Span{0, 1});
    CHECK(snap_to_graphemes(text, {5, 5}) == Span{1, 9});
    CHECK(snap_to_graphemes(text, {13, 99}) == Span{13, 13});
    CHECK(snap_to_graphemes("a\r\nb", {2, 3}) == Span{1, 3});
    CHECK(snap_to_graphemes("", {0, 7}) == Span{0, 0});
}

TEST_CASE("A span is on graphemes only with both ends", "[segments]") {
    const std::string text = "e\u0301x";
    CHECK(is_on_graphemes(text, {0, 3}));
    CHECK(is_on_graphemes(text, {3, 4}));
    CHECK_FALSE(is_on_graphemes(text, {0, 1}));
    CHECK_FALSE(is_on_graphemes(text, {2, 4}));
    CHECK_FALSE(is_on_graphemes(text, {0, 5}));
    CHECK_FALSE(is_on_graphemes(text, {3, 0}));
}

TEST_CASE("Any snapped span is on graphemes, as near outside as can be, and stays", "[segments]") {
    Dice dice(11);
    for (int round = 0; round < 5000; ++round) {
        const std::string text = random_text(dice, 15);
        const Span span = any_span(dice, text);
        const Span snapped = snap_to_graphemes(text, span);
        const auto places = boundaries(text, Segment::grapheme);
        REQUIRE(snapped.begin == *(std::ranges::upper_bound(places, span.begin) - 1));
        REQUIRE(snapped.end == *std::ranges::lower_bound(places, span.end));
        REQUIRE(is_on_graphemes(text, snapped));
        REQUIRE(snap_to_graphemes(text, snapped) == snapped);
        REQUIRE(is_on_graphemes(text, span) == (span == snapped));
    }
}

TEST_CASE("Steps forward and back meet every grapheme", "[segments]") {
    Dice dice(12);
    for (int round = 0; round < 1000; ++round) {
        const std::string text = random_text(dice, 15);
        const auto places = boundaries(text, Segment::grapheme);
        for (std::size_t i = 1; i < places.size(); ++i) {
            REQUIRE(next_grapheme(text, places[i - 1]) == places[i]);
            REQUIRE(previous_grapheme(text, places[i]) == places[i - 1]);
        }
        REQUIRE(next_grapheme(text, 999) == text.size());
        REQUIRE(previous_grapheme(text, 0) == 0);
    }
}

TEST_CASE("Words are found in any script, with their kind", "[segments]") {
    struct Case {
        std::string text;
        Strings words;
        std::vector<WordKind> kinds;
    };
    using enum WordKind;
    const std::vector<Case> cases = {
        {"I can't say 3.5 of covid19!",
         {"I", "can't", "say", "3.5", "of", "covid19"},
         {letter, letter, letter, number, letter, letter}},
        {"Très bien, l’école", {"Très", "bien", "l’école"}, {letter, letter, letter}},
        {"__ n/a __ 2_", {"n", "a", "2_"}, {letter, letter, number}},
        {"שלום עולם", {"שלום", "עולם"}, {letter, letter}},
        {"漢字テスト", {"漢字", "テスト"}, {ideographic, ideographic}},
        {"good 👍🏽👩‍👧 ❤️ ☺",
         {"good", "👍🏽", "👩‍👧", "❤️"},
         {letter, emoji, emoji, emoji}},
        {"ภาษาไทย", {"ภาษา", "ไทย"}, {letter, letter}},
        {"٣٫٥ 4x é_", {"٣٫٥", "4x", "é_"}, {number, letter, letter}},
        {" … – ", {}, {}},
        {"", {}, {}},
    };
    for (const Case& each : cases) {
        INFO(each.text);
        CHECK(word_texts(each.text) == each.words);
        std::vector<WordKind> kinds;
        for (const Word& word : words(each.text))
            kinds.push_back(word.kind);
        CHECK(kinds == each.kinds);
    }
}

TEST_CASE("The quick way through ASCII finds the words that ICU finds", "[segments]") {
    Dice dice(13);
    for (int round = 0; round < 100000; ++round) {
        const std::string text = random_ascii(dice, 14);
        auto by_icu = words(text + " é"); // not all ASCII, so ICU's rules are asked
        by_icu.pop_back();
        INFO(text);
        REQUIRE(words(text) == by_icu);
    }
}

TEST_CASE("Words stand in order, apart, and between word boundaries", "[segments]") {
    Dice dice(14);
    for (int round = 0; round < 3000; ++round) {
        const std::string text = random_text(dice, 20);
        const auto places = boundaries(text, Segment::word);
        std::uint32_t end = 0;
        for (const Word& word : words(text)) {
            REQUIRE(word.span.begin >= end);
            REQUIRE(word.span.end > word.span.begin);
            REQUIRE(std::ranges::binary_search(places, word.span.begin));
            REQUIRE(std::ranges::binary_search(places, word.span.end));
            REQUIRE(word_at(text, word.span.begin) == word.span);
            REQUIRE(word_at(text, word.span.end - 1) == word.span);
            end = word.span.end;
        }
    }
}

TEST_CASE("The word under a byte is found", "[segments]") {
    const std::string text = "Trust grew.";
    CHECK(at(text, word_at(text, 0)) == "Trust");
    CHECK(at(text, word_at(text, 4)) == "Trust");
    CHECK(at(text, word_at(text, 5)) == " ");
    CHECK(at(text, word_at(text, 8)) == "grew");
    CHECK(at(text, word_at(text, 99)) == ".");
    CHECK(word_at("", 0) == Span{0, 0});
}

TEST_CASE("The sentence under a byte comes without the space after it", "[segments]") {
    const std::string text = "She helped. \u00A0Was it 3.5? 这很好。是的。";
    CHECK(at(text, sentence_at(text, 6)) == "She helped.");
    CHECK(at(text, sentence_at(text, 12)) == "She helped.");
    CHECK(at(text, sentence_at(text, 22)) == "Was it 3.5?");
    CHECK(at(text, sentence_at(text, 30)) == "这很好。");
    CHECK(at(text, sentence_at(text, 99)) == "是的。");
    CHECK(sentence_at("", 3) == Span{0, 0});
    CHECK(at("one\ntwo", sentence_at("one\ntwo", 5)) == "two");
}

TEST_CASE("Lines may end after spaces and must end at line ends", "[segments]") {
    using Kind = LineBreak::Kind;
    CHECK(line_breaks("so it\r\nis") ==
          std::vector<LineBreak>{{3, Kind::may}, {7, Kind::must}, {9, Kind::may}});
    CHECK(line_breaks("漢字。") == std::vector<LineBreak>{{3, Kind::may}, {9, Kind::may}});
    CHECK(line_breaks("").empty());
}

TEST_CASE("A word may be looked up while words are gone through", "[segments]") {
    const std::string text = "één twee drie";
    Strings seen;
    for_each_word(text, [&](Span span, WordKind) {
        CHECK(word_at("à côté", 0) == Span{0, 2});
        seen.push_back(at(text, span));
    });
    CHECK(seen == Strings{"één", "twee", "drie"});
}
