#include "text/encoding_guess.h"

#include <catch2/catch_test_macros.hpp>

using namespace themata;

namespace {

struct Pair {
    std::string_view likely;
    std::string_view unlikely;
    Writing writing = Writing::alphabets;
};

} // namespace

TEST_CASE("What people write costs fewer bits than what they do not", "[reading]") {
    const Pair pairs[] = {
        {"ÉTÉ", "éTÉ"}, // cases as in words
        {"Éva", "vÉa"},
        {"שלום", "שלומ"}, // a final letter at the end
        {"כסף", "ךסף"},   // and only there
        {"ευκολος", "ευκολοσ"},
        {"хорошо", "хopoшo"}, // one script in a word
        {"être", "ëtrę"},     // letters of one language
        {"ñandú", "ñañđú"},
        {"ดีมาก", "ีดมาก"},   // marks behind letters
        {"ไทย", "ทยไ"},     // leading vowels before them
        {"l’eau", "l„eau"}, // signs where they belong
        {"wait – so", "wait ¶ so"},
        {"« oui »", "¬ oui ¬"},
        {"ação", "aчгo"},
        {"très", "tr\xFFs"},
        {"服务很好", "륩蛟봤봤", Writing::simplified},
        {"服務很好", "督昢綴疑", Writing::traditional},
        {"とても良い", "偲偰傕椙偄", Writing::japanese},
        {"친절했습니다", "횐쟐횁쩀쨉횐", Writing::korean},
        {"不要", "のと", Writing::simplified}, // kana is not Chinese
    };
    for (const Pair& pair : pairs) {
        INFO(pair.likely << " / " << pair.unlikely);
        constexpr double clearly = 1.5;
        CHECK(bits_to_read(pair.likely, pair.writing) + clearly <
              bits_to_read(pair.unlikely, pair.writing));
    }
}

TEST_CASE("Function words of the language speak for its letters", "[reading]") {
    CHECK(bits_to_read("com os meus pêssegos", Writing::alphabets) <
          bits_to_read("xcm xs mxus pêssegos", Writing::alphabets));
}

TEST_CASE("Plain ASCII costs hardly anything", "[reading]") {
    CHECK(bits_to_read("", Writing::alphabets) == 0);
    CHECK(bits_to_read("42, xq zw", Writing::alphabets) == 0);
}
