#pragma once
// This header reads UTF-8: what is not valid is found and named, never replaced; offsets go between
// bytes, code points and UTF-16 units. Everything but the finding expects valid text. An offset
// inside a character counts as the place where that character begins, one past the end as the end.
// Pure functions; any thread.

#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "study/span.h"

namespace themata {

// An offset as a Span keeps it; no text of a study has 4 GB.
[[nodiscard]] constexpr std::uint32_t narrow(std::size_t offset) {
    return static_cast<std::uint32_t>(offset);
}

// Bytes that belong to no character: as many as stand in for one (Unicode, table 3-7).
struct InvalidBytes {
    std::size_t offset = 0;
    std::size_t length = 0;
    std::string bytes; // "C3 28": with the byte that broke the character off, if one did

    auto operator<=>(const InvalidBytes&) const = default;
};

[[nodiscard]] std::optional<InvalidBytes> find_invalid_utf8(std::string_view text,
                                                            std::size_t from = 0);
[[nodiscard]] std::vector<InvalidBytes> all_invalid_utf8(std::string_view text, std::size_t limit);
[[nodiscard]] std::size_t count_invalid_utf8(std::string_view text);
[[nodiscard]] bool is_ascii(std::string_view text);
[[nodiscard]] std::string in_hex(std::string_view bytes); // "C3 28"

struct CodePoint {
    char32_t value = 0;
    std::uint32_t length = 1; // in bytes
};

// The code point that begins at this byte, which must be one of the text's.
[[nodiscard]] inline CodePoint code_point_at(std::string_view text, std::size_t byte) {
    const auto at = [&](std::size_t i) {
        return byte + i < text.size() ? static_cast<unsigned char>(text[byte + i]) : 0U;
    };
    const char32_t lead = at(0);
    if (lead < 0x80)
        return {lead, 1};
    if (lead < 0xE0)
        return {(lead & 0x1F) << 6 | (at(1) & 0x3F), 2};
    if (lead < 0xF0)
        return {(lead & 0x0F) << 12 | (at(1) & 0x3F) << 6 | (at(2) & 0x3F), 3};
    return {(lead & 0x07) << 18 | (at(1) & 0x3F) << 12 | (at(2) & 0x3F) << 6 | (at(3) & 0x3F), 4};
}

// Calls visit(char32_t, byte) for every code point.
template <class Visit>
void for_each_code_point(std::string_view text, Visit&& visit) {
    for (std::size_t byte = 0; byte < text.size();) {
        const CodePoint point = code_point_at(text, byte);
        visit(point.value, byte);
        byte += point.length;
    }
}

void append_utf8(std::string& text, char32_t point);

// Where the character that holds this byte begins.
[[nodiscard]] std::size_t code_point_start(std::string_view text, std::size_t byte);

// Spans of other measures have types of their own, so that they are not taken for bytes.
struct CodePointSpan {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;

    auto operator<=>(const CodePointSpan&) const = default;
};

struct Utf16Span {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;

    auto operator<=>(const Utf16Span&) const = default;
};

[[nodiscard]] std::size_t count_code_points(std::string_view text);
[[nodiscard]] std::size_t byte_to_code_point(std::string_view text, std::size_t byte);
[[nodiscard]] std::size_t code_point_to_byte(std::string_view text, std::size_t place);
[[nodiscard]] CodePointSpan to_code_points(std::string_view text, Span bytes);
[[nodiscard]] Span to_bytes(std::string_view text, CodePointSpan points);

[[nodiscard]] std::size_t count_utf16(std::string_view text);
[[nodiscard]] std::size_t byte_to_utf16(std::string_view text, std::size_t byte);
[[nodiscard]] std::size_t utf16_to_byte(std::string_view text, std::size_t unit);
[[nodiscard]] Utf16Span to_utf16(std::string_view text, Span bytes);
[[nodiscard]] Span to_bytes(std::string_view text, Utf16Span units);

} // namespace themata
