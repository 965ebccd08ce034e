#include "index/glance.h"
#include "index/matching.h"

#include "plain_search.h"
#include "searching.h"
#include "support/dice.h"

using namespace themata;

namespace {

Pattern phrase(std::initializer_list<const char*> words, Slot::Kind last = Slot::Kind::exact) {
    Words all;
    for (const char* word : words)
        all.slots.push_back({.kind = Slot::Kind::exact, .term = word});
    all.slots.back().kind = last;
    return Pattern{.choices = {{all}}};
}

} // namespace

using Count = std::optional<std::uint32_t>;

TEST_CASE("A glance counts words that follow each other", "[index]") {
    Glance glance(phrase({"don't", "trust"}));
    CHECK(glance.count("I DON'T trust it. \"Don’t trust!\" (don't\ntrust)") == Count(3));
    CHECK(glance.count("I don't say trust") == Count(0));
    CHECK(glance.count("trust … I don’t") == Count(0));
    CHECK(glance.count("don't") == Count(0));
    CHECK(Glance(phrase({"a", "tru"}, Slot::Kind::beginning)).count("a trusted one") == Count(1));
}

TEST_CASE("A glance leaves to the reader what is not plain to see", "[index]") {
    Glance glance(phrase({"first", "time"}));
    for (const char* text : {"the \uFB01rst time", "\uFB01\u00ADrst \u200Dtime", "ｆｉｒｓｔ time",
                             "fir\U0001D42Ct time", "été", "first \U0001F600 time", "first:time",
                             "first time_s", "xfirst time"}) {
        INFO(text);
        CHECK(glance.count(text) == std::nullopt);
    }
    CHECK(Glance(phrase({"größe", "zählt"})).count("no") == std::nullopt);
    Pattern beginnings = phrase({"tru", "tim"}, Slot::Kind::beginning);
    beginnings.choices.front().front().slots.front().kind = Slot::Kind::beginning;
    CHECK(Glance(beginnings).count("trusted times") == std::nullopt);
}

TEST_CASE("A glance counts as often as the words are read", "[index]") {
    Dice dice(77);
    static const char* const parts[] = {
        "don't",  "don’t", "trust",    "time", "3.5", "e.g.", "a_b", " ", " ", " ",
        "trust ", "time ", ", ",       "…",    "–",   "😀",    "'",   "x", "3", "5",
        "é",      "\n\n",  "👍🏽", "l'",   "é’t", "\"",   "(",   ") "};
    std::size_t counted = 0, held = 0;
    for (int round = 0; round < 30'000; ++round) {
        const auto some = [&](std::uint32_t most) {
            std::string text;
            for (std::uint32_t left = 1 + dice.below(most); left > 0; --left)
                text += parts[dice.below(std::size(parts))];
            return text;
        };
        const std::string words = some(4), text = some(14);
        TermReader reader;
        Words all;
        for (const Term& term : reader.read(words))
            all.slots.push_back({.kind = Slot::Kind::exact, .term = std::string(term.text)});
        if (all.slots.empty())
            continue;
        if (dice.one_in(3))
            all.slots.back().kind = Slot::Kind::beginning;
        if (dice.one_in(10))
            all.slots.front().kind = Slot::Kind::beginning;
        const Pattern pattern{.choices = {{all}}};
        Matcher matcher({pattern}, Language::none);
        const auto found = matcher.find(text);
        const std::uint32_t read = found.empty() ? 0 : found.front().count;
        const auto count = Glance(pattern).count(text);
        INFO(text << " | " << words);
        REQUIRE((!count || *count == read));
        counted += count ? 1 : 0;
        held += count && *count != 0 ? 1 : 0;
    }
    CHECK(counted > 5'000);
    CHECK(held > 150);
}
