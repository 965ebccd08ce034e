#include "text/random_text.h"

#include <array>
#include <string_view>

#include "text/utf8.h"

namespace themata {
namespace {

constexpr std::array<std::string_view, 40> clusters = {"a",
                                                       "Z",
                                                       " ",
                                                       "\r\n",
                                                       "\n",
                                                       ".",
                                                       "'",
                                                       "7",
                                                       "_",
                                                       "é",
                                                       "ß",
                                                       "İ",
                                                       "ı",
                                                       "ﬁ",
                                                       "Ǆ",
                                                       "e\u0301",
                                                       "o\u0323\u0302",
                                                       "\u0301",
                                                       "👩‍👩‍👧‍👦",
                                                       "👍🏽",
                                                       "🇩🇪",
                                                       "🇩",
                                                       "1️⃣",
                                                       "❤️",
                                                       "\u200D",
                                                       "\uFE0F",
                                                       "ש",
                                                       "שָׁ",
                                                       "ﷺ",
                                                       "لا",
                                                       "한",
                                                       "\u1112\u1161\u11AB",
                                                       "\u1161",
                                                       "क्षि",
                                                       "ก็",
                                                       "が",
                                                       "か\u3099",
                                                       "漢",
                                                       "ｱ",
                                                       "\u00AD"};

char32_t any_code_point(Dice& dice) {
    constexpr std::array<char32_t, 6> ends = {0x80, 0x800, 0x3100, 0x10000, 0x20000, 0x110000};
    for (;;) {
        const char32_t point = dice.below(ends[dice.below(ends.size())]);
        if (point < 0xD800 || point > 0xDFFF)
            return point;
    }
}

} // namespace

std::string random_text(Dice& dice, std::uint32_t most_pieces) {
    std::string text;
    for (auto pieces = dice.below(most_pieces + 1); pieces > 0; --pieces) {
        if (dice.one_in(3))
            append_utf8(text, any_code_point(dice));
        else
            text += clusters[dice.below(clusters.size())];
    }
    return text;
}

std::string random_ascii(Dice& dice, std::uint32_t most_characters) {
    constexpr std::string_view telling = "aZ09_.':,; \"\r\n\t-$@#/&%";
    std::string text;
    for (auto left = dice.below(most_characters + 1); left > 0; --left)
        text += dice.one_in(4) ? static_cast<char>(dice.below(128))
                               : telling[dice.below(telling.size())];
    return text;
}

} // namespace themata
