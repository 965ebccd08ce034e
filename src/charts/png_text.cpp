#include "charts/png_text.h"

#include <array>
#include <cmath>
#include <cstdint>

namespace themata::charts {

namespace {

constexpr std::size_t header_end = 8 + 25; // the signature and IHDR

std::uint32_t crc(std::string_view bytes) {
    static const auto table = [] {
        std::array<std::uint32_t, 256> made{};
        for (std::uint32_t n = 0; n < 256; ++n) {
            std::uint32_t value = n;
            for (int bit = 0; bit < 8; ++bit)
                value = (value & 1) != 0 ? 0xEDB88320U ^ (value >> 1) : value >> 1;
            made[n] = value;
        }
        return made;
    }();
    std::uint32_t value = 0xFFFFFFFFU;
    for (const char byte : bytes)
        value = table[(value ^ static_cast<unsigned char>(byte)) & 0xFF] ^ (value >> 8);
    return ~value;
}

std::string big_endian(std::uint32_t number) {
    std::string bytes;
    for (int shift = 24; shift >= 0; shift -= 8)
        bytes += static_cast<char>((number >> shift) & 0xFF);
    return bytes;
}

std::string chunk(std::string_view kind, const std::string& content) {
    const std::string body = std::string(kind) + content;
    return big_endian(static_cast<std::uint32_t>(content.size())) + body + big_endian(crc(body));
}

// iTXt: keyword, not compressed, no language.
std::string text_chunk(const std::string& keyword, std::string_view text) {
    using namespace std::string_literals;
    return chunk("iTXt", keyword + "\0\0\0\0\0"s + std::string(text));
}

} // namespace

std::string with_text(std::string_view png, double points_an_inch, std::string_view title,
                      std::string_view source) {
    const auto a_metre = static_cast<std::uint32_t>(std::lround(points_an_inch / 0.0254));
    std::string file(png.substr(0, header_end));
    file += chunk("pHYs", big_endian(a_metre) + big_endian(a_metre) + '\x01');
    file += text_chunk("Title", title);
    if (!source.empty())
        file += text_chunk("Source", source);
    return file += png.substr(header_end);
}

} // namespace themata::charts
