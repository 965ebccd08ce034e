#include "index/terms.h"

#include <catch2/catch_test_macros.hpp>

using namespace themata;

namespace {

// "the terms, one behind another; signs in [brackets]".
std::string terms(std::string_view text) {
    TermReader reader;
    std::string all;
    for (const Term& term : reader.read(text)) {
        all += all.empty() ? "" : " ";
        const std::string word(term.text);
        all += term.kind == TermKind::sign ? "[" + word + "]" : word;
    }
    return all;
}

} // namespace

TEST_CASE("Words are folded and divided as whoever searches expects", "[terms]") {
    CHECK(terms("The Ward, at NIGHT.") == "the ward at night");
    CHECK(terms("Straße ＡＢＣ ﬁne") == "strasse abc fine");
    CHECK(terms("end.Next ann_lee@example.org #trust") == "end next ann lee example org trust");
    CHECK(terms("don't don’t O'Brien") == "don't don't o'brien");
    CHECK(terms("l'espoir qu’elle dell'anno") == "l espoir qu elle dell anno");
    CHECK(terms("1,000 of 3.5 in 2021 v1.2 covid19") ==
          "[1,000] of [3.5] in [2021] v1 [2] covid19");
    CHECK(terms("Cafe\u0301 CAFÉ") == "cafe cafe");
    CHECK(terms("Häuser ılık İlik Ёлка") == "hauser ilik ilik елка");
    CHECK(terms("ﷺ") == "صلى الله عليه وسلم");
}

TEST_CASE("Vowel points of Arabic and Hebrew make no difference", "[terms]") {
    CHECK(terms("كِتَابٌ") == "كتاب");
    CHECK(terms("كتـــاب") == "كتاب");
    CHECK(terms("שָׁלוֹם") == "שלום");
    CHECK(terms("می‌خواهم") == terms("میخواهم"));
}

TEST_CASE("Scripts without spaces are read by characters", "[terms]") {
    CHECK(terms("我们信任导师") == "[我] [们] [信] [任] [导] [师]");
    CHECK(terms("トイレのABC") == "[ト] [イ] [レ] [の] abc");
    CHECK(terms("ﾄｲﾚ") == "[ト] [イ] [レ]");
    CHECK(terms("ไว้ใจ") == "[ไ] [ว้] [ใ] [จ]");
    CHECK(terms("신뢰가 있다") == "신뢰가 있다");
}

TEST_CASE("Emoji and symbols are terms, whatever their colour or style", "[terms]") {
    CHECK(terms("ok 👍🏽!") == "ok [👍]");
    CHECK(terms("❤ ❤️") == "[❤] [❤]");
    CHECK(terms("👩‍💻") == "[👩] [💻]");
    CHECK(terms("🇩🇪🇫🇷") == "[🇩🇪] [🇫🇷]");
    CHECK(terms("a → b") == "a [→] b");
    CHECK(terms("?! …") == "");
}

TEST_CASE("A term longer than the index can hold is cut between characters", "[terms]") {
    std::string text;
    for (int i = 0; i < 100; ++i)
        text += "ä";
    TermReader reader;
    const auto found = reader.read(text + "b");
    REQUIRE(found.size() == 1);
    CHECK(found.front().strict == text.substr(0, longest_term));
    CHECK(found.front().text == std::string(longest_term / 2, 'a'));
    CHECK(found.front().place == Span{0, 201});
}
