#include "text/reading.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unordered_map>
#include <vector>

#include "text/common_signs.h"
#include "text/tongues.h"
#include "text/utf8.h"

namespace themata {
namespace {

// The weights below are rough frequencies, as bits: 1 for what every second sign does, 10 for what
// one in a thousand does. They need no fine tuning: a wrong reading costs twice the right one.

enum class Kind { other_ascii, ascii_letter, letter, symbol, unreadable };
enum class Case { none, lower, upper };

struct Sign {
    char32_t point = ' ';
    Kind kind = Kind::other_ascii;
    Case letter_case = Case::none;
    UScriptCode script = USCRIPT_COMMON;

    [[nodiscard]] bool is_letter() const {
        return kind == Kind::letter || kind == Kind::ascii_letter;
    }

    [[nodiscard]] bool is_high() const {
        return kind != Kind::other_ascii && kind != Kind::ascii_letter;
    }
};

Case case_of(UChar32 code) {
    if (u_isULowercase(code))
        return Case::lower;
    return u_isUUppercase(code) ? Case::upper : Case::none;
}

constexpr char32_t replacement = 0xFFFD;

Sign sign_of(char32_t point) {
    const auto code = static_cast<UChar32>(point);
    if (point < 0x80) {
        const bool letter = u_isalpha(code) != 0;
        return {point, letter ? Kind::ascii_letter : Kind::other_ascii,
                letter ? case_of(code) : Case::none, letter ? USCRIPT_LATIN : USCRIPT_COMMON};
    }
    if (point == replacement)
        return {point, Kind::unreadable};
    UErrorCode status = U_ZERO_ERROR;
    const bool arabic_mark = point >= 0x64B && point <= 0x670;
    const UScriptCode script = arabic_mark ? USCRIPT_ARABIC : uscript_getScript(code, &status);
    const bool ordinal = point == 0xAA || point == 0xBA;
    if (ordinal || (U_GET_GC_MASK(code) & (U_GC_L_MASK | U_GC_M_MASK)) == 0)
        return {point, Kind::symbol, Case::none, USCRIPT_COMMON};
    return {point, Kind::letter, case_of(code), script};
}

std::vector<Sign> signs_of(std::string_view text) {
    std::vector<Sign> signs;
    signs.reserve(text.size());
    for (std::size_t byte = 0; byte < text.size();) {
        if (text[byte] == '\xFF') {
            signs.push_back({replacement, Kind::unreadable, Case::none, USCRIPT_COMMON});
            ++byte;
            continue;
        }
        const CodePoint point = code_point_at(text, byte);
        signs.push_back(sign_of(point.value));
        byte += point.length;
    }
    return signs;
}

bool is_east_asian(UScriptCode script) {
    return script == USCRIPT_HAN || script == USCRIPT_HIRAGANA || script == USCRIPT_KATAKANA ||
           script == USCRIPT_HANGUL;
}

// What it costs that this sign follows that one, where one of them is beyond ASCII.
double join_bits(const Sign& before, const Sign& here) {
    const bool latin = before.script == USCRIPT_LATIN || here.script == USCRIPT_LATIN;
    if (before.kind == Kind::letter && here.kind == Kind::letter) {
        const bool same = before.script == here.script || here.script == USCRIPT_INHERITED ||
                          (is_east_asian(before.script) && is_east_asian(here.script));
        return !same ? 10 : latin ? 4.5 : 0.4;
    }
    if (!before.is_high() && !here.is_high())
        return 0;
    if (before.is_letter() && here.is_letter()) { // one of them ASCII
        const UScriptCode high = before.kind == Kind::letter ? before.script : here.script;
        if (high == USCRIPT_LATIN || high == USCRIPT_INHERITED)
            return here.kind == Kind::letter ? 4 : 0.3;
        return is_east_asian(high) ? 3 : 9;
    }
    if (here.kind == Kind::letter)
        return here.script == USCRIPT_LATIN ? 5 : 0.7;
    return before.kind == Kind::letter ? 2.3 : 0;
}

double case_bits(const Sign& two_before, const Sign& before, const Sign& here) {
    if (here.letter_case == Case::none || !(here.is_high() || before.is_high()))
        return 0;
    if (here.letter_case == Case::upper) {
        if (!before.is_letter())
            return 2.5;
        return before.letter_case == Case::lower ? 9 : 0.5;
    }
    const bool shouting = before.letter_case == Case::upper && two_before.is_letter();
    return shouting ? 6 : 0;
}

double symbol_bits(const Sign& before, const Sign& here, const Sign& after) {
    constexpr std::u32string_view usual = U"–—‘’“”„…•\u00A0€£°«»¿¡™®©§·´№฿₪、。，！？：；「」（）";
    const bool inside_word = before.is_letter() && after.is_letter();
    if (inside_word && (here.point == U'’' || here.point == U'·'))
        return 4;
    const bool closing = here.point == U'’' || here.point == U'”';
    const double misplaced = closing && !before.is_letter() && after.is_letter() ? 4 : 0;
    const auto code = static_cast<UChar32>(here.point);
    const auto rest = [&] {
        if (usual.find(here.point) != std::u32string_view::npos)
            return 6.0;
        if (U_GET_GC_MASK(code) & (U_GC_C_MASK))
            return 18.0;
        const auto block = ublock_getCode(code);
        if (block == UBLOCK_BOX_DRAWING || block == UBLOCK_BLOCK_ELEMENTS)
            return 14.0;
        return 11.0;
    }();
    const bool wide = is_east_asian(before.script) || is_east_asian(after.script);
    return rest + misplaced + (inside_word && !wide ? 6 : 0);
}

// Marks stand behind a letter, Thai's leading vowels before one, and Hebrew, Greek and Thai write
// some letters only at certain places of a word.
double place_bits(const Sign& before, const Sign& here, const Sign& after) {
    const auto code = static_cast<UChar32>(here.point);
    constexpr std::u32string_view hebrew_finals = U"ךםןףץ";
    constexpr std::u32string_view hebrew_others = U"כמנפצ";
    const bool ends_word = !after.is_letter();
    if ((U_GET_GC_MASK(code) & U_GC_M_MASK) != 0 && !before.is_letter())
        return 8;
    if (here.point >= 0xE40 && here.point <= 0xE44 && after.script != USCRIPT_THAI)
        return 5;
    if (here.point == U'ς' || hebrew_finals.find(here.point) != std::u32string_view::npos)
        return ends_word ? 0 : 8;
    if (here.point == U'σ' || hebrew_others.find(here.point) != std::u32string_view::npos)
        return ends_word && before.is_letter() ? 3 : 0;
    return 0;
}

// By Zipf's law, from the place in a list that begins with the most frequent.
using Ranks = std::unordered_map<char32_t, double>;

Ranks ranked(std::string_view list) {
    Ranks bits;
    for_each_code_point(list, [&](char32_t point, std::size_t) {
        bits.try_emplace(point, std::log2(7.0 * (static_cast<double>(bits.size()) + 5.0)));
    });
    return bits;
}

const Ranks& common(Writing writing) {
    static const std::map<Writing, Ranks> kept = {
        {Writing::alphabets, {}},
        {Writing::simplified, ranked(common_signs().simplified)},
        {Writing::traditional, ranked(common_signs().traditional)},
        {Writing::japanese, ranked(common_signs().kanji)},
        {Writing::korean, ranked(common_signs().hangul)}};
    return kept.at(writing);
}

double east_asian_bits(char32_t point, UScriptCode script, Writing writing) {
    static const Ranks hiragana = ranked(common_signs().hiragana);
    const bool half_width = point >= 0xFF61;
    const bool kana = script == USCRIPT_HIRAGANA || script == USCRIPT_KATAKANA;
    if (kana && writing != Writing::japanese)
        return 13;
    if (script == USCRIPT_HIRAGANA) {
        const auto found = hiragana.find(point);
        return found == hiragana.end() ? 9 : found->second - 1;
    }
    if (script == USCRIPT_KATAKANA)
        return half_width ? 8 : 7;
    const Ranks& ranks = common(writing);
    const auto found = ranks.find(point);
    if (found != ranks.end())
        return found->second;
    return script == USCRIPT_HANGUL ? 12 : 14;
}

constexpr double alien_letter = 12;

// What a letter costs in each tongue, from its place in the tongue's alphabet.
class Alphabets {
public:
    Alphabets() {
        for (std::size_t i = 0; i < tongues().size(); ++i) {
            std::u32string letters;
            for_each_code_point(tongues()[i].letters,
                                [&](char32_t letter, std::size_t) { letters += letter; });
            const bool latin = sign_of(letters.empty() ? U'é' : letters[0]).script == USCRIPT_LATIN;
            for (std::size_t rank = 0; rank < letters.size(); ++rank) {
                const auto place = static_cast<double>(rank);
                bits_[letters[rank]].resize(tongues().size(), alien_letter);
                bits_[letters[rank]][i] = latin ? 1.8 + 0.5 * place : 3.0 + 0.2 * place;
            }
        }
    }

    // nullptr: no tongue has it
    [[nodiscard]] const std::vector<double>* find(char32_t letter) const {
        const auto found = bits_.find(letter);
        return found == bits_.end() ? nullptr : &found->second;
    }

private:
    std::unordered_map<char32_t, std::vector<double>> bits_;
};

using Counts = std::map<char32_t, int>;

// Of the one tongue in which the letters cost least, if its function words are there.
double letter_bits(const Counts& letters, const TongueEvidence& evidence) {
    constexpr double for_a_word = 3;
    static const Alphabets alphabets;
    std::vector<double> bits(tongues().size(), 0.0);
    double alien = 0;
    for (const auto& [letter, count] : letters) {
        const std::vector<double>* costs = alphabets.find(letter);
        if (!costs)
            alien += alien_letter * count;
        else
            for (std::size_t i = 0; i < bits.size(); ++i)
                bits[i] += std::min((*costs)[i], alien_letter) * count;
    }
    for (std::size_t i = 0; i < bits.size(); ++i)
        bits[i] -= for_a_word * static_cast<double>(evidence.points[i]);
    return alien + std::ranges::min(bits);
}

} // namespace

double bits_to_read(std::string_view text, Writing writing) {
    const std::vector<Sign> signs = signs_of(text);
    const Sign nothing;
    const auto at = [&](std::size_t i) { return i < signs.size() ? signs[i] : nothing; };
    constexpr double unreadable = 20;
    double bits = 0;
    Counts letters;
    for (std::size_t i = 0; i < signs.size(); ++i) {
        const Sign& here = signs[i];
        const Sign before = at(i - 1);
        bits += join_bits(before, here) + case_bits(at(i - 2), before, here);
        if (here.kind == Kind::unreadable)
            bits += unreadable;
        else if (here.kind == Kind::symbol)
            bits += symbol_bits(before, here, at(i + 1));
        else if (here.kind == Kind::letter && is_east_asian(here.script))
            bits += east_asian_bits(here.point, here.script, writing);
        else if (here.kind == Kind::letter) {
            bits += place_bits(before, here, at(i + 1));
            ++letters[static_cast<char32_t>(u_tolower(static_cast<UChar32>(here.point)))];
        }
    }
    std::string readable(text);
    std::ranges::replace(readable, '\xFF', ' ');
    return bits + letter_bits(letters, weigh_tongues(readable));
}

} // namespace themata
