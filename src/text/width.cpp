#include "text/width.h"

#include "text/segments.h"
#include "text/utf8.h"
#include <algorithm>
#include <unicode/uchar.h>

namespace themata {

namespace {

constexpr std::string_view ellipsis = "…";

bool has_width(char byte) { return byte >= ' ' && byte != '\x7F'; }

std::size_t columns_of(char32_t point) {
    const auto code = static_cast<UChar32>(point);
    // Vowels and final consonants of Hangul stand within the syllable that their lead opens.
    const bool inside_syllable = point >= 0x1160 && point <= 0x11FF;
    constexpr auto invisible =
        U_GC_MN_MASK | U_GC_ME_MASK | U_GC_CC_MASK | U_GC_CF_MASK | U_GC_ZL_MASK | U_GC_ZP_MASK;
    if (point == 0xAD) // terminals show the soft hyphen
        return 1;
    if (inside_syllable || (U_GET_GC_MASK(code) & invisible) != 0)
        return 0;
    const auto width = u_getIntPropertyValue(code, UCHAR_EAST_ASIAN_WIDTH);
    return width == U_EA_FULLWIDTH || width == U_EA_WIDE ? 2 : 1;
}

std::size_t columns_of_grapheme(std::string_view grapheme) {
    if (grapheme.size() == 1)
        return has_width(grapheme.front()) ? 1 : 0;
    std::size_t columns = 0;
    bool emoji = false;
    for_each_code_point(grapheme, [&](char32_t point, std::size_t) {
        constexpr char32_t shown_as_emoji = 0xFE0F;
        columns += columns_of(point);
        emoji = emoji || point == shown_as_emoji ||
                u_hasBinaryProperty(static_cast<UChar32>(point), UCHAR_EMOJI_PRESENTATION);
    });
    return emoji ? 2 : columns;
}

std::string_view between(std::string_view text, std::uint32_t begin, std::uint32_t end) {
    return text.substr(begin, end - begin);
}

} // namespace

std::size_t display_width(std::string_view text) {
    if (is_ascii(text))
        return static_cast<std::size_t>(std::ranges::count_if(text, has_width));
    std::size_t columns = 0;
    const auto places = boundaries(text, Segment::grapheme);
    for (std::size_t i = 1; i < places.size(); ++i)
        columns += columns_of_grapheme(between(text, places[i - 1], places[i]));
    return columns;
}

std::string pad(std::string_view text, std::size_t width, Align align) {
    const std::size_t taken = display_width(text);
    const std::string room(width > taken ? width - taken : 0, ' ');
    return align == Align::left ? std::string(text) + room : room + std::string(text);
}

std::string shorten(std::string_view text, std::size_t width) {
    if (display_width(text) <= width)
        return std::string(text);
    if (width == 0)
        return {};
    std::size_t columns = 0;
    std::uint32_t end = 0;
    const auto places = boundaries(text, Segment::grapheme);
    for (std::size_t i = 1; i < places.size(); ++i) {
        columns += columns_of_grapheme(between(text, places[i - 1], places[i]));
        if (columns > width - 1)
            break;
        end = places[i];
    }
    return std::string(text.substr(0, end)).append(ellipsis);
}

namespace {

bool divides_words(char byte) {
    return byte == ' ' || byte == '\n' || byte == '\r' || byte == '\t';
}

std::uint32_t begin_before(std::string_view text, std::uint32_t hit, std::uint32_t around) {
    std::uint32_t begin = hit;
    for (; around > 0 && begin > 0; --around)
        begin = previous_grapheme(text, begin);
    if (begin == 0)
        return 0;
    const Span word = word_at(text, begin);
    if (word.begin < begin && word.end <= hit)
        begin = word.end;
    while (begin < hit && divides_words(text[begin]))
        ++begin;
    return begin;
}

std::uint32_t end_after(std::string_view text, std::uint32_t hit, std::uint32_t around) {
    std::uint32_t end = hit;
    for (; around > 0 && end < text.size(); --around)
        end = next_grapheme(text, end);
    if (end == text.size())
        return end;
    const Span word = word_at(text, end);
    if (word.begin < end && word.begin >= hit)
        end = word.begin;
    while (end > hit && divides_words(text[end - 1]))
        --end;
    return end;
}

} // namespace

Excerpt excerpt(std::string_view text, Span hit, std::uint32_t around) {
    hit = snap_to_graphemes(text, hit);
    const std::uint32_t begin = begin_before(text, hit.begin, around);
    const std::uint32_t end = end_after(text, hit.end, around);
    Excerpt cut{.text = {}, .hit = {}, .cut_before = begin > 0, .cut_after = end < text.size()};
    if (cut.cut_before)
        cut.text = ellipsis;
    const auto shift = static_cast<std::uint32_t>(cut.text.size());
    cut.text += text.substr(begin, end - begin);
    cut.hit = {hit.begin - begin + shift, hit.end - begin + shift};
    if (cut.cut_after)
        cut.text += ellipsis;
    return cut;
}

} // namespace themata
