#include "text/utf8.h"

#include <algorithm>
#include <cstring>

namespace themata {
namespace {

unsigned byte_at(std::string_view text, std::size_t at) {
    return static_cast<unsigned char>(text[at]);
}

bool continues(std::string_view text, std::size_t at) {
    return at < text.size() && (byte_at(text, at) & 0xC0) == 0x80;
}

std::size_t skip_ascii(std::string_view text, std::size_t at) {
    constexpr std::uint64_t high_bits = 0x8080808080808080;
    for (std::uint64_t eight = 0; at + sizeof eight <= text.size(); at += sizeof eight) {
        std::memcpy(&eight, text.data() + at, sizeof eight);
        if (eight & high_bits)
            break;
    }
    while (at < text.size() && byte_at(text, at) < 0x80)
        ++at;
    return at;
}

// What the lead byte asks for: how long the character is and what may stand second, which is
// where overlong forms, surrogates and code points past 10FFFF show.
struct Shape {
    std::size_t length = 0; // 0: no lead byte
    unsigned second_low = 0x80;
    unsigned second_high = 0xBF;
};

Shape shape_of(unsigned lead) {
    if (lead < 0xC2 || lead > 0xF4)
        return {};
    if (lead < 0xE0)
        return {.length = 2};
    if (lead < 0xF0)
        return {.length = 3,
                .second_low = lead == 0xE0 ? 0xA0U : 0x80U,
                .second_high = lead == 0xED ? 0x9FU : 0xBFU};
    return {.length = 4,
            .second_low = lead == 0xF0 ? 0x90U : 0x80U,
            .second_high = lead == 0xF4 ? 0x8FU : 0xBFU};
}

struct Character {
    std::size_t offset = 0;
    std::size_t length = 1;
    bool valid = false;
    bool broken_off = false; // by a byte that stands at `length`
};

Character character_at(std::string_view text, std::size_t at) {
    const Shape shape = shape_of(byte_at(text, at));
    if (shape.length == 0)
        return {.offset = at};
    std::size_t length = 1;
    if (at + 1 < text.size() && byte_at(text, at + 1) >= shape.second_low &&
        byte_at(text, at + 1) <= shape.second_high)
        for (length = 2; length < shape.length && continues(text, at + length);)
            ++length;
    return {.offset = at,
            .length = length,
            .valid = length == shape.length,
            .broken_off = length < shape.length && at + length < text.size()};
}

std::optional<Character> next_broken(std::string_view text, std::size_t from) {
    for (std::size_t at = skip_ascii(text, from); at < text.size();) {
        const Character found = character_at(text, at);
        if (!found.valid)
            return found;
        at += found.length;
        if (at < text.size() && byte_at(text, at) < 0x80)
            at = skip_ascii(text, at);
    }
    return std::nullopt;
}

std::size_t utf16_length(char32_t point) { return point > 0xFFFF ? 2 : 1; }

} // namespace

std::optional<InvalidBytes> find_invalid_utf8(std::string_view text, std::size_t from) {
    const auto broken = next_broken(text, from);
    if (!broken)
        return std::nullopt;
    const std::size_t shown = broken->length + (broken->broken_off ? 1 : 0);
    return InvalidBytes{.offset = broken->offset,
                        .length = broken->length,
                        .bytes = in_hex(text.substr(broken->offset, shown))};
}

std::vector<InvalidBytes> all_invalid_utf8(std::string_view text, std::size_t limit) {
    std::vector<InvalidBytes> all;
    for (std::size_t from = 0; all.size() < limit;) {
        auto found = find_invalid_utf8(text, from);
        if (!found)
            break;
        from = found->offset + found->length;
        all.push_back(std::move(*found));
    }
    return all;
}

std::size_t count_invalid_utf8(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t from = 0; const auto broken = next_broken(text, from); ++count)
        from = broken->offset + broken->length;
    return count;
}

std::string in_hex(std::string_view bytes) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string words;
    for (const char byte : bytes) {
        if (!words.empty())
            words += ' ';
        words += digits[static_cast<unsigned char>(byte) >> 4];
        words += digits[static_cast<unsigned char>(byte) & 0xF];
    }
    return words;
}

bool is_ascii(std::string_view text) { return skip_ascii(text, 0) == text.size(); }

void append_utf8(std::string& text, char32_t point) {
    const auto tail = [&](unsigned shift) {
        text += static_cast<char>(0x80 | (point >> shift & 0x3F));
    };
    if (point < 0x80) {
        text += static_cast<char>(point);
    } else if (point < 0x800) {
        text += static_cast<char>(0xC0 | point >> 6);
        tail(0);
    } else if (point < 0x10000) {
        text += static_cast<char>(0xE0 | point >> 12);
        tail(6);
        tail(0);
    } else {
        text += static_cast<char>(0xF0 | point >> 18);
        tail(12);
        tail(6);
        tail(0);
    }
}

std::size_t code_point_start(std::string_view text, std::size_t byte) {
    byte = std::min(byte, text.size());
    while (byte > 0 && continues(text, byte))
        --byte;
    return byte;
}

std::size_t count_code_points(std::string_view text) {
    return static_cast<std::size_t>(std::ranges::count_if(
        text, [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0) != 0x80; }));
}

std::size_t byte_to_code_point(std::string_view text, std::size_t byte) {
    return count_code_points(text.substr(0, code_point_start(text, byte)));
}

std::size_t code_point_to_byte(std::string_view text, std::size_t place) {
    std::size_t byte = 0;
    for (; place > 0 && byte < text.size(); --place)
        byte += code_point_at(text, byte).length;
    return byte;
}

CodePointSpan to_code_points(std::string_view text, Span bytes) {
    const std::size_t begin = code_point_start(text, bytes.begin);
    const std::size_t end = std::max(begin, code_point_start(text, bytes.end));
    const std::size_t before = count_code_points(text.substr(0, begin));
    return {.begin = narrow(before),
            .end = narrow(before + count_code_points(text.substr(begin, end - begin)))};
}

Span to_bytes(std::string_view text, CodePointSpan points) {
    const std::size_t begin = code_point_to_byte(text, points.begin);
    const std::size_t inside = points.end > points.begin ? points.end - points.begin : 0;
    return {.begin = narrow(begin),
            .end = narrow(begin + code_point_to_byte(text.substr(begin), inside))};
}

std::size_t count_utf16(std::string_view text) {
    std::size_t units = 0;
    for_each_code_point(text, [&](char32_t point, std::size_t) { units += utf16_length(point); });
    return units;
}

std::size_t byte_to_utf16(std::string_view text, std::size_t byte) {
    return count_utf16(text.substr(0, code_point_start(text, byte)));
}

std::size_t utf16_to_byte(std::string_view text, std::size_t unit) {
    std::size_t byte = 0;
    while (byte < text.size()) {
        const CodePoint point = code_point_at(text, byte);
        if (utf16_length(point.value) > unit)
            break;
        unit -= utf16_length(point.value);
        byte += point.length;
    }
    return byte;
}

Utf16Span to_utf16(std::string_view text, Span bytes) {
    return {.begin = narrow(byte_to_utf16(text, bytes.begin)),
            .end = narrow(byte_to_utf16(text, std::max(bytes.begin, bytes.end)))};
}

Span to_bytes(std::string_view text, Utf16Span units) {
    return {.begin = narrow(utf16_to_byte(text, units.begin)),
            .end = narrow(utf16_to_byte(text, std::max(units.begin, units.end)))};
}

} // namespace themata
