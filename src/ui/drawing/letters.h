#pragma once
// What the window writes with: the typesetter, the pictures of its glyphs in ImGui's texture, and
// short texts that were laid out for one of the last frames. The window's thread.

#include "ui/drawing/tokens.h"
#include "ui/drawing/typesetter.h"
#include <string>
#include <utility>

struct ImDrawList;

namespace themata {

[[nodiscard]] std::uint32_t packed(Colour colour); // as ImGui takes it

class Letters {
public:
    Letters(InstalledFonts installed, const FontBytes& last_resort)
        : typesetter_(std::move(installed), last_resort) {}

    [[nodiscard]] Typesetter& typesetter() { return typesetter_; }

    // Of a label, a heading, a sentence: kept for the next frames. The reference holds until the
    // next call.
    [[nodiscard]] const PassageLayout& laid_out(std::string_view text, float width,
                                                const Lettering& lettering, float line_height);

    // `at` is where the pen begins on the line that letters stand on.
    void draw(ImDrawList& canvas, const Lettering& lettering, Point at, Colour colour,
              const PlacedGlyph& glyph);

    // A text under the mouse was cut; something was said under the mouse.
    void note_cut(std::string_view text) { cut_ = text; }

    void note_told() { told_ = true; }

    // What was cut in this frame, if nothing was said; once.
    [[nodiscard]] std::string take_untold() {
        const bool told = std::exchange(told_, false);
        std::string text = std::exchange(cut_, {});
        return told ? std::string() : text;
    }

private:
    // A picture in ImGui's texture, by its number there: textures are packed anew at any time.
    struct Kept {
        int place = -1;
        float left = 0;
        float top = 0;
        bool coloured = false;
    };

    [[nodiscard]] const Kept& kept(const Lettering& lettering, const PlacedGlyph& glyph,
                                   unsigned shift);
    [[nodiscard]] Kept keep(const GlyphPicture& picture);
    void draw_box(ImDrawList& canvas, const Lettering& lettering, Point at, Colour colour,
                  char32_t point);
    void forget_pictures();

    Typesetter typesetter_;
    std::unordered_map<std::string, PassageLayout> texts_;
    std::string key_;
    std::unordered_map<std::uint64_t, Kept> pictures_;
    std::string cut_;
    bool told_ = false;
};

} // namespace themata
