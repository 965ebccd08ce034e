#include "ui/drawing/tokens.h"

namespace themata {

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
