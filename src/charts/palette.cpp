#include "charts/palette.h"

#include <algorithm>
#include <cmath>

namespace themata::charts {

namespace {

constexpr Rgb hex(std::uint32_t value) {
    return {static_cast<std::uint8_t>(value >> 16), static_cast<std::uint8_t>(value >> 8),
            static_cast<std::uint8_t>(value)};
}

std::uint8_t mixed(std::uint8_t paper, std::uint8_t ink, double strength) {
    return static_cast<std::uint8_t>(std::lround(paper + (ink - paper) * strength));
}

double linear(std::uint8_t part) {
    const double share = part / 255.0;
    return share <= 0.04045 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
}

double luminance(Rgb colour) {
    return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) +
           0.0722 * linear(colour.blue);
}

} // namespace

const Palette& print_palette() {
    static const Palette palette{
        hex(0xFFFFFF), // paper
        hex(0x1B1F24), // text
        hex(0x59626E), // second text
        hex(0xDFE3E8), // hairline
        hex(0x8A929D), // axis
        hex(0xF1F3F6), // quiet
        hex(0x56A0CB), // heat
        hex(0xBF5000), // low: vermillion, deep enough for white letters
        hex(0xD6DAE0), // neutral
        hex(0x0072B2), // high
        hex(0x0072B2), // mark
        hex(0x8FB9D6), // soft
    };
    return palette;
}

const Palette& dark_palette() {
    static const Palette palette{
        hex(0x1D2025), hex(0xE7EAEE), hex(0xA2ABB7), hex(0x343A43), hex(0x7A8390), hex(0x23272D),
        hex(0x386784), hex(0xFF9E5E), hex(0x3C424B), hex(0x56B4E9), hex(0x56B4E9), hex(0x44708C),
    };
    return palette;
}

Rgb colour_of(const Palette& palette, Paint paint) {
    const Rgb paper = palette[static_cast<std::size_t>(Ink::paper)];
    const Rgb ink = palette[static_cast<std::size_t>(paint.ink)];
    const double strength = std::clamp(paint.strength, 0.0, 1.0);
    return {mixed(paper.red, ink.red, strength), mixed(paper.green, ink.green, strength),
            mixed(paper.blue, ink.blue, strength)};
}

Rgb legible_on(const Palette& palette, Paint ground) {
    const Rgb fill = colour_of(palette, ground);
    const Rgb text = colour_of(palette, {Ink::text});
    const Rgb paper = colour_of(palette, {Ink::paper});
    const Rgb better = contrast(text, fill) >= contrast(paper, fill) ? text : paper;
    if (contrast(better, fill) >= 4.5)
        return better;
    // On any colour one of these two is legible.
    const Rgb black = hex(0x000000);
    const Rgb white = hex(0xFFFFFF);
    return contrast(black, fill) >= contrast(white, fill) ? black : white;
}

Rgb colour_of(const Palette& palette, const Words& words) {
    return words.ground ? legible_on(palette, *words.ground)
                        : colour_of(palette, words.letters.paint);
}

double contrast(Rgb a, Rgb b) {
    const double first = luminance(a) + 0.05;
    const double second = luminance(b) + 0.05;
    return std::max(first, second) / std::min(first, second);
}

} // namespace themata::charts
