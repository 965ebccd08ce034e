#include "text/glimpse.h"

#include "text/fold.h"
#include "text/utf8.h"
#include <algorithm>
#include <memory>
#include <mutex>
#include <unicode/uchar.h>

namespace themata {

namespace {

constexpr char32_t block_size = 256;
constexpr char32_t end_of_blocks = 0x10000;
constexpr char32_t apostrophe = 0x2019; // a plain one in terms
constexpr char32_t first_symbol = 0x2190;
constexpr char32_t last_symbol = 0x2BFF; // these may be terms

using Block = std::array<std::optional<Glimpse>, block_size>;

Glimpse one(char letter) { return {.letters = {letter}, .count = 1}; }

bool is_letter(char32_t point) {
    const int kind = u_getIntPropertyValue(static_cast<UChar32>(point), UCHAR_WORD_BREAK);
    return kind == U_WB_ALETTER || kind == U_WB_HEBREW_LETTER;
}

bool only_divides(char32_t point) {
    const auto character = static_cast<UChar32>(point);
    return (point < first_symbol || point > last_symbol) && u_ispunct(character) &&
           u_getIntPropertyValue(character, UCHAR_WORD_BREAK) == U_WB_OTHER;
}

std::optional<Glimpse> seen(char32_t point) {
    if (point == apostrophe)
        return one('\'');
    std::string letter;
    append_utf8(letter, point);
    const std::string bare = fold_loosely(letter);
    if (bare.empty() && is_letter(point))
        return one(some_sign); // goes, but makes one word of what stands on its sides
    if (is_ascii(bare)) {
        Glimpse glimpse{.letters = {}, .count = static_cast<std::uint8_t>(bare.size())};
        if (bare.size() > glimpse.letters.size())
            return std::nullopt;
        std::ranges::copy(bare, glimpse.letters.begin());
        return glimpse;
    }
    if (std::ranges::any_of(bare, [](char byte) { return is_ascii({&byte, 1}); }))
        return std::nullopt;
    return one(is_letter(point) ? another_letter : only_divides(point) ? ' ' : some_sign);
}

std::unique_ptr<const Block> made(char32_t first) {
    auto block = std::make_unique<Block>();
    for (char32_t place = 0; place < block_size; ++place) {
        const char32_t point = first + place;
        if (!U_IS_SURROGATE(point))
            (*block)[place] = seen(point);
    }
    return block;
}

// A block is made when it is first asked for: a study is written in few scripts.
const Block& block_of(char32_t point) {
    struct Kept {
        std::once_flag once;
        std::unique_ptr<const Block> block;
    };

    static std::array<Kept, end_of_blocks / block_size> all;
    Kept& kept = all[point / block_size];
    std::call_once(kept.once, [&] { kept.block = made(point - point % block_size); });
    return *kept.block;
}

} // namespace

std::optional<Glimpse> glimpse(char32_t point) {
    if (point >= end_of_blocks)
        return std::nullopt;
    return block_of(point)[point % block_size];
}

} // namespace themata
