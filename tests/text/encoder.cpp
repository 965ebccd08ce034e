#include "text/encoder.h"

#include <algorithm>
#include <stdexcept>

#include "text/encodings.h"

namespace themata {
namespace {

std::string unit(char32_t value, int bytes, Order order) {
    std::string written;
    for (int i = 0; i < bytes; ++i)
        written += static_cast<char>(value >> (8 * i) & 0xFF);
    if (order == Order::big)
        std::ranges::reverse(written);
    return written;
}

} // namespace

Encoder::Encoder(const std::string& name) {
    const auto encoding = encoding_named(name);
    const auto learn = [&](const std::string& bytes) {
        const Converted read = convert(bytes, *encoding, 0);
        if (read.invalid_places == 0 && count_code_points(read.text) == 1)
            bytes_.try_emplace(code_point_at(read.text, 0).value, bytes);
    };
    for (int byte = 0; byte < 256; ++byte)
        learn({static_cast<char>(byte)});
    for (int lead = 0x81; lead < 0xFF; ++lead)
        for (int trail = 0x40; trail < 0xFF; ++trail)
            learn({static_cast<char>(lead), static_cast<char>(trail)});
}

std::string Encoder::encode(std::string_view text) const {
    std::string bytes;
    for_each_code_point(text, [&](char32_t point, std::size_t) {
        const auto found = bytes_.find(point);
        if (found == bytes_.end())
            throw std::runtime_error("The test's text has a character its encoding lacks: " +
                                     std::string(text));
        bytes += found->second;
    });
    return bytes;
}

std::string as_utf16(std::string_view text, Order order) {
    std::string bytes;
    for_each_code_point(text, [&](char32_t point, std::size_t) {
        if (point > 0xFFFF) {
            bytes += unit(0xD7C0 + (point >> 10), 2, order);
            point = 0xDC00 + (point & 0x3FF);
        }
        bytes += unit(point, 2, order);
    });
    return bytes;
}

std::string as_utf32(std::string_view text, Order order) {
    std::string bytes;
    for_each_code_point(text, [&](char32_t point, std::size_t) { bytes += unit(point, 4, order); });
    return bytes;
}

} // namespace themata
