#pragma once
// A colour of the screen (sRGB), what comes out when one lies on another, and how well the two can
// be told apart. Values; any thread.

#include <cstdint>

namespace themata {

struct Colour {
    std::uint8_t red = 0;
    std::uint8_t green = 0;
    std::uint8_t blue = 0;
    std::uint8_t alpha = 255;

    bool operator==(const Colour&) const = default;

    [[nodiscard]] constexpr Colour with_opacity(float share) const {
        return {red, green, blue, static_cast<std::uint8_t>(share * 255.0F + 0.5F)};
    }
};

// 0xRRGGBB.
[[nodiscard]] constexpr Colour rgb(std::uint32_t hex) {
    return {static_cast<std::uint8_t>(hex >> 16), static_cast<std::uint8_t>(hex >> 8),
            static_cast<std::uint8_t>(hex), 255};
}

// What is seen where `upper` lies on an opaque `lower`.
[[nodiscard]] Colour over(Colour lower, Colour upper);

// Contrast ratio of WCAG 2, 1 to 21, of two opaque colours.
[[nodiscard]] double contrast(Colour a, Colour b);

} // namespace themata
