#include "ui/drawing/tokens.h"

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

std::vector<TextPair> text_pairs(const Palette& palette) {
    std::vector<TextPair> pairs;
    const auto on = [&](std::string_view where, Colour ground) {
        pairs.push_back({where, palette.text, ground});
        pairs.push_back({where, palette.second_text, ground});
        pairs.push_back({where, palette.accent, ground});
    };
    on("the app's ground", palette.app);
    on("a surface", palette.surface);
    on("the second surface", palette.second_surface);
    on("what is chosen", palette.soft_accent);
    pairs.push_back({"selected words", palette.text, palette.selection});
    pairs.push_back({"a button", palette.on_accent, palette.accent});
    pairs.push_back({"a warning", palette.warning, palette.surface});
    pairs.push_back({"a warning's panel", palette.warning, palette.soft_warning});
    pairs.push_back({"a warning's panel", palette.text, palette.soft_warning});
    pairs.push_back({"a warning's panel", palette.second_text, palette.soft_warning});
    pairs.push_back({"the hottest cell", palette.text,
                     over(palette.surface, palette.accent.with_opacity(palette.heat))});
    for (Colour theme : palette.themes) {
        for (float tint : {palette.tint, palette.strong_tint})
            pairs.push_back(
                {"coded words", palette.text, over(palette.surface, theme.with_opacity(tint))});
        pairs.push_back({"a chip of a theme", palette.text,
                         over(palette.soft_accent, theme.with_opacity(palette.tint))});
    }
    return pairs;
}

} // namespace themata
