#include "index/glance.h"
#include "index/matching.h"

#include "plain_search.h"
#include "searching.h"

using namespace themata;

namespace {

Pattern phrase(std::initializer_list<const char*> words, Slot::Kind last = Slot::Kind::exact) {
    Pattern pattern;
    for (const char* word : words)
        pattern.slots.push_back({Slot::Kind::exact, word});
    pattern.slots.back().kind = last;
    return pattern;
}

} // namespace

TEST_CASE("A glance rules out words that do not follow each other", "[index]") {
    Glance glance(phrase({"don't", "trust"}));
    CHECK(glance.may_hold("I DON'T trust it"));
    CHECK(glance.may_hold("I don’t… trust it"));
    CHECK(glance.may_hold("don't \U0001F600 trust"));
    CHECK_FALSE(glance.may_hold("I don't say trust"));
    CHECK_FALSE(glance.may_hold("trust – I don’t"));
    CHECK_FALSE(glance.may_hold("don't"));
    CHECK(Glance(phrase({"a", "tru"}, Slot::Kind::beginning)).may_hold("a trusted one"));
}

TEST_CASE("A glance never rules out what only folding can tell", "[index]") {
    Glance glance(phrase({"first", "time"}));
    for (const char* text : {"the \uFB01rst time", "ﬁ\u00ADrst \u200Dtime", "ｆｉｒｓｔ time",
                             "fir\U0001D42Ct time", "été"}) {
        INFO(text);
        CHECK(glance.may_hold(text));
    }
    CHECK(Glance(phrase({"größe", "zählt"})).may_hold("no"));
}

TEST_CASE("What is read word by word is never ruled out at a glance", "[index]") {
    Dice dice(77);
    static const char* const parts[] = {
        "don't", "don’t", "trust", "time", "3.5", "e.g.", "a_b",  " ",        ", ", "…",  "–",
        "😀",     "'",     "x",     "3",    "5",   "é",    "\n\n", "👍🏽", "l'", "é’t"};
    std::size_t held = 0, ruled_out = 0;
    for (int round = 0; round < 20'000; ++round) {
        std::string text;
        for (std::uint32_t left = 1 + dice.below(12); left > 0; --left)
            text += parts[dice.below(std::size(parts))];
        TermReader reader;
        std::vector<Term> terms;
        std::string words;
        for (std::uint32_t left = 1 + dice.below(4); left > 0; --left)
            words += parts[dice.below(std::size(parts))];
        for (const Term& term : reader.read(words))
            terms.push_back(term);
        if (terms.empty())
            continue;
        Pattern pattern;
        for (const Term& term : terms)
            pattern.slots.push_back({Slot::Kind::exact, std::string(term.text)});
        const bool stands = !Matcher({pattern}, Language::none).find(text).empty();
        const bool may = Glance(pattern).may_hold(text);
        INFO(text << " | " << words);
        REQUIRE((may || !stands));
        held += stands ? 1 : 0;
        ruled_out += may ? 0 : 1;
    }
    CHECK(held > 500);
    CHECK(ruled_out > 3'000);
}
