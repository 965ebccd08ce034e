#include "index/matching.h"
#include "index/text_search.h"

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

TEST_CASE("A phrase of ASCII words is counted where words follow each other", "[index]") {
    AsciiPhraseCounter counter(phrase({"don't", "trust"}));
    CHECK(counter.count("I DON'T trust it. \"Don’t trust!\" (don't\ntrust)") == Count(3));
    CHECK(counter.count("I don't say trust") == Count(0));
    CHECK(counter.count("trust … I don’t") == Count(0));
    CHECK(counter.count("don't") == Count(0));
    CHECK(AsciiPhraseCounter(phrase({"a", "tru"}, Slot::Kind::beginning)).count("a trusted one") ==
          Count(1));
}

TEST_CASE("The counter of phrases leaves to the reader what is not plain to see", "[index]") {
    AsciiPhraseCounter counter(phrase({"first", "time"}));
    for (const char* text :
         {"fir\U0001D42Ct time", "ŉ", "first \U0001F600 time", "first\u2018time first ‘time",
          "first:time", "first time_s", "xfirst time", "first timeя", "яfirst time", "first ा time",
          "first\u093Etime first time\u093E"}) {
        INFO(text << " | " << words);
        CHECK(counter.count(text) == std::nullopt);
    }
    CHECK(AsciiPhraseCounter(phrase({"größe", "zählt"})).count("no") == std::nullopt);
    Pattern beginnings = phrase({"tru", "tim"}, Slot::Kind::beginning);
    beginnings.choices.front().front().slots.front().kind = Slot::Kind::beginning;
    CHECK(AsciiPhraseCounter(beginnings).count("trusted times") == std::nullopt);
}

TEST_CASE("The counter of phrases sees through accents, other alphabets and folded letters",
          "[index]") {
    AsciiPhraseCounter counter(phrase({"first", "time"}));
    CHECK(counter.count("the \uFB01rst time") == Count(1));
    CHECK(counter.count("\uFB01\u00ADrst \u200Dtime") == Count(1));
    CHECK(counter.count("ｆｉｒｓｔ time") == Count(1));
    CHECK(counter.count("fïrst tíme, first ti\u0301me") == Count(2));
    CHECK(counter.count("первый раз first @time раз") == Count(1));
    CHECK(counter.count("first раз time") == Count(0));
    CHECK(counter.count("first\u200Btime") == std::nullopt);
    CHECK(counter.count("first – “time” – \U0001F600 ") == Count(1));
    CHECK(AsciiPhraseCounter(phrase({"que", "nao"})).count("que não é") == Count(1));
    CHECK(AsciiPhraseCounter(phrase({"user", "user"})).count("@user @user @USER راك") == Count(2));
}

TEST_CASE("The counter of phrases counts as often as the words are read", "[index]") {
    Dice dice(77);
    static const char* const parts[] = {
        "don't",  "don’t",  "trust",  "time",    "3.5",      "e.g.",   "a_b",    " ",    " ",
        " ",      "trust ", "time ",  ", ",      "…",        "–",      "😀",      "'",    "x",
        "3",      "5",      "é",      "\n\n",    "👍🏽", "l'",     "é’t",    "\"",   "(",
        ") ",     "@",      "#",      "e\u0301", "tíme ",    "\u0301", "я",      "راك",  "ا\u064E",
        "\u0640", "كـ",     "\u200B", "\u00AD",  "\u200D",   "\uFE0F", "❤",      "→",    "·",
        "،",      "؟",      "।",      "ภาษา",    "時間",     "カ",     "한",     "ß",    "ŉ",
        "ı",      "\u2018", "\u2024", "\u00A0",  "\u093E",   "क",      "क्",      "½",    "ª",
        "²",      "ﬁ",      "ｔ",     "\u0345",  "\u0338",   "🇩🇪",     "\u2028", "\r\n", "_",
        "\x01",   "\x02",   "№",      "€",       "+",        "-"};
    std::size_t counted = 0, held = 0;
    for (int round = 0; round < 60'000; ++round) {
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
        const auto count = AsciiPhraseCounter(pattern).count(text);
        INFO(text << " | " << words << " | " << all.slots.front().term << " " << all.slots.size()
                  << " kind " << int(all.slots.front().kind) << " c " << count.value_or(99) << " r "
                  << read);
        REQUIRE((!count || *count == read));
        counted += count ? 1 : 0;
        held += count && *count != 0 ? 1 : 0;
    }
    CHECK(counted > 5'000);
    CHECK(held > 150);
}
