#include "text/runs.h"

#include <algorithm>
#include <memory>
#include <numeric>
#include <stdexcept>
#include <unicode/ubidi.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include "text/utf8.h"

namespace themata {
namespace {

constexpr char32_t plain_text_selector = 0xFE0E;
constexpr char32_t emoji_selector = 0xFE0F;
constexpr char32_t keycap = 0x20E3;

struct CloseBidi {
    void operator()(UBiDi* bidi) const { ubidi_close(bidi); }
};

// A text in ICU's units, with the byte that each of its characters came from.
struct Units {
    std::u16string text;
    std::vector<std::uint32_t> bytes;  // of each character, and the text's end
    std::vector<std::uint32_t> places; // of each character in the units
    std::vector<char32_t> points;
};

Units units_of(std::string_view text) {
    Units units;
    units.text.reserve(text.size());
    for_each_code_point(text, [&](char32_t point, std::size_t byte) {
        units.bytes.push_back(static_cast<std::uint32_t>(byte));
        units.places.push_back(static_cast<std::uint32_t>(units.text.size()));
        units.points.push_back(point);
        if (point > 0xFFFF) {
            units.text += static_cast<char16_t>(U16_LEAD(point));
            units.text += static_cast<char16_t>(U16_TRAIL(point));
        } else {
            units.text += static_cast<char16_t>(point);
        }
    });
    units.bytes.push_back(static_cast<std::uint32_t>(text.size()));
    return units;
}

UScriptCode code_of(char32_t point) {
    UErrorCode status = U_ZERO_ERROR;
    const UScriptCode code = uscript_getScript(static_cast<UChar32>(point), &status);
    return U_SUCCESS(status) ? code : USCRIPT_COMMON;
}

bool is_shared(UScriptCode code) { return code == USCRIPT_COMMON || code == USCRIPT_INHERITED; }

Script letters_of(UScriptCode code) {
    const char* letters = uscript_getShortName(code);
    Script script = 0;
    for (int at = 0; at < 4; ++at)
        script = script << 8 | static_cast<unsigned char>(letters[at]);
    return script;
}

// Shared signs take the script before them in their paragraph; at its beginning, that after them.
std::vector<UScriptCode> scripts_of(const Units& units) {
    std::vector<UScriptCode> scripts;
    scripts.reserve(units.points.size());
    UScriptCode before = USCRIPT_COMMON;
    for (const char32_t point : units.points) {
        UScriptCode code = code_of(point);
        if (is_shared(code))
            code = before;
        else if (is_shared(before))
            for (auto at = scripts.rbegin(); at != scripts.rend() && is_shared(*at); ++at)
                *at = code;
        before = code;
        scripts.push_back(code);
    }
    return scripts;
}

struct Levels {
    std::vector<Level> own;       // of each character
    std::vector<Level> paragraph; // of the paragraph of each
    std::vector<bool> begins;     // whether a paragraph begins with it
};

Levels levels_of(const Units& units) {
    const std::unique_ptr<UBiDi, CloseBidi> bidi(ubidi_open());
    UErrorCode status = U_ZERO_ERROR;
    ubidi_setPara(bidi.get(), units.text.data(), static_cast<std::int32_t>(units.text.size()),
                  UBIDI_DEFAULT_LTR, nullptr, &status);
    const UBiDiLevel* all = ubidi_getLevels(bidi.get(), &status);
    if (U_FAILURE(status))
        throw std::runtime_error("ICU could not find the directions of a text.");
    Levels levels;
    std::int32_t paragraph_end = 0;
    UBiDiLevel paragraph = 0;
    for (const std::uint32_t place : units.places) {
        const auto unit = static_cast<std::int32_t>(place);
        const bool begins = unit >= paragraph_end;
        if (begins)
            ubidi_getParagraph(bidi.get(), unit, nullptr, &paragraph_end, &paragraph, &status);
        levels.own.push_back(all[unit]);
        levels.paragraph.push_back(paragraph);
        levels.begins.push_back(begins);
    }
    return levels;
}

Script latin() { return letters_of(USCRIPT_LATIN); }

} // namespace

std::vector<Run> runs(std::string_view text) {
    if (text.empty())
        return {};
    if (is_ascii(text))
        return {{.span = {0, static_cast<std::uint32_t>(text.size())}, .script = latin()}};
    const Units units = units_of(text);
    const std::vector<UScriptCode> scripts = scripts_of(units);
    const Levels levels = levels_of(units);
    std::vector<Run> found;
    for (std::size_t at = 0; at < units.points.size(); ++at) {
        const bool goes_on = at > 0 && !levels.begins[at] && scripts[at] == scripts[at - 1] &&
                             levels.own[at] == levels.own[at - 1];
        if (!goes_on)
            found.push_back({.span = {units.bytes[at], units.bytes[at]},
                             .level = levels.own[at],
                             .paragraph = levels.paragraph[at],
                             .script = letters_of(scripts[at])});
        found.back().span.end = units.bytes[at + 1];
    }
    return found;
}

std::vector<std::size_t> visual_order(std::span<const Level> levels) {
    std::vector<std::size_t> order(levels.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const Level highest = levels.empty() ? Level{0} : *std::ranges::max_element(levels);
    // Rule L2: from the highest level down to the lowest odd one, each stretch is turned around.
    for (Level level = highest; level > 0; --level)
        for (std::size_t from = 0; from < levels.size(); ++from) {
            std::size_t to = from;
            while (to < levels.size() && levels[order[to]] >= level)
                ++to;
            std::reverse(order.begin() + static_cast<std::ptrdiff_t>(from),
                         order.begin() + static_cast<std::ptrdiff_t>(to));
            from = to;
        }
    return order;
}

std::string script_name(Script script) {
    const char letters[] = {static_cast<char>(script >> 24), static_cast<char>(script >> 16),
                            static_cast<char>(script >> 8), static_cast<char>(script), 0};
    const std::int32_t code = u_getPropertyValueEnum(UCHAR_SCRIPT, letters);
    const char* name = uscript_getName(static_cast<UScriptCode>(code));
    return name ? name : letters;
}

Script script_of(char32_t point) { return letters_of(code_of(point)); }

bool shown_as_emoji(std::string_view grapheme) {
    bool picture = false;
    bool first = true;
    for_each_code_point(grapheme, [&](char32_t point, std::size_t) {
        if (first)
            picture = u_hasBinaryProperty(static_cast<UChar32>(point), UCHAR_EMOJI_PRESENTATION);
        else if (point == plain_text_selector)
            picture = false;
        else if (point == emoji_selector || point == keycap)
            picture = true;
        first = false;
    });
    return picture;
}

} // namespace themata
