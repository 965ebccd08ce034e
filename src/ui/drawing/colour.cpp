#include "ui/drawing/colour.h"

#include <algorithm>
#include <cmath>

namespace themata {

namespace {

std::uint8_t blend(std::uint8_t lower, std::uint8_t upper, float share) {
    const float mixed =
        static_cast<float>(lower) * (1.0F - share) + static_cast<float>(upper) * share;
    return static_cast<std::uint8_t>(std::lround(mixed));
}

double linear(std::uint8_t channel) {
    const double share = channel / 255.0;
    return share <= 0.04045 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
}

double luminance(Colour colour) {
    return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) +
           0.0722 * linear(colour.blue);
}

} // namespace

Colour over(Colour lower, Colour upper) {
    const float share = static_cast<float>(upper.alpha) / 255.0F;
    return {blend(lower.red, upper.red, share), blend(lower.green, upper.green, share),
            blend(lower.blue, upper.blue, share), 255};
}

double contrast(Colour a, Colour b) {
    const auto [darker, lighter] = std::minmax({luminance(a), luminance(b)});
    return (lighter + 0.05) / (darker + 0.05);
}

} // namespace themata
