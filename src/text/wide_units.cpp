#include "text/wide_units.h"

#include <algorithm>
#include <array>
#include <unicode/uchar.h>

#include "text/converters.h"
#include "text/utf8.h"

namespace themata {
namespace {

bool is_printable(char byte) { return byte >= ' ' && byte < '\x7F'; }

bool is_latin(char byte) {
    const bool accented = static_cast<unsigned char>(byte) >= 0xA0;
    return is_printable(byte) || accented || byte == '\t' || byte == '\r' || byte == '\n';
}

struct Pairs {
    std::size_t count = 0;
    std::array<std::size_t, 2> zeros{}; // where the first byte of a pair is zero, or the second
    std::size_t with_latin = 0;         // a zero beside what ISO-8859-1 has
    std::size_t both_printable = 0;     // as nearly all are in 8-bit text
};

Pairs pairs_of(std::string_view bytes) {
    Pairs pairs{.count = bytes.size() / 2};
    for (std::size_t at = 0; at + 1 < bytes.size(); at += 2) {
        const char first = bytes[at];
        const char second = bytes[at + 1];
        pairs.zeros[0] += first == 0;
        pairs.zeros[1] += second == 0;
        pairs.with_latin += (first == 0 && is_latin(second)) || (second == 0 && is_latin(first));
        pairs.both_printable += is_printable(first) && is_printable(second);
    }
    return pairs;
}

// Whether every unit is a character that exists, and not the zero.
bool reads_as(std::string_view bytes, const char* encoding) {
    const Converted read = convert(bytes, *encoding_named(encoding), 0);
    bool assigned = read.invalid_places == 0;
    for_each_code_point(read.text, [&](char32_t point, std::size_t) {
        assigned = assigned && point != 0 && u_isdefined(static_cast<UChar32>(point)) != 0;
    });
    return assigned;
}

std::optional<std::string_view> utf16_of(std::string_view bytes) {
    const Pairs pairs = pairs_of(bytes);
    const bool little = pairs.zeros[1] > pairs.zeros[0];
    const std::size_t zeros = pairs.zeros[little ? 1 : 0];
    const std::size_t misplaced = pairs.zeros[little ? 0 : 1];
    const char* const name = little ? "UTF-16LE" : "UTF-16BE";
    constexpr std::size_t enough_pairs = 16;
    const bool whole = bytes.size() % 2 == 0 || pairs.count >= enough_pairs;
    if (zeros == 0 || !whole || pairs.with_latin * 10 < zeros * 9)
        return std::nullopt;
    if (zeros * 10 >= pairs.count * 4 && misplaced * 20 <= zeros)
        return name;
    // Few zeros, as where letters have none: only the line ends and commas show.
    const bool eight_bit = pairs.both_printable * 10 > pairs.count * 6;
    const bool one_order = misplaced * 4 <= zeros;
    if (one_order && !eight_bit && bytes.size() % 2 == 0 && reads_as(bytes, name))
        return name;
    return std::nullopt;
}

std::optional<std::string_view> utf32_of(std::string_view bytes) {
    std::array<std::size_t, 4> zeros{};
    for (std::size_t at = 0; at < bytes.size(); ++at)
        zeros[at % 4] += bytes[at] == 0;
    const std::size_t units = bytes.size() / 4;
    if (bytes.size() % 4 != 0 || units == 0)
        return std::nullopt;
    if (zeros[3] == units && zeros[2] * 2 >= units && reads_as(bytes, "UTF-32LE"))
        return "UTF-32LE";
    if (zeros[0] == units && zeros[1] * 2 >= units && reads_as(bytes, "UTF-32BE"))
        return "UTF-32BE";
    return std::nullopt;
}

} // namespace

std::optional<std::string_view> wide_encoding_of(std::string_view bytes) {
    if (bytes.find('\0') == std::string_view::npos)
        return std::nullopt;
    const auto utf32 = utf32_of(bytes);
    return utf32 ? utf32 : utf16_of(bytes);
}

} // namespace themata
