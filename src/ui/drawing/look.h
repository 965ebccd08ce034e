#pragma once
// How the window looks at this moment: palette, faces, and how large everything is drawn. What
// every view is given to draw with. A value; the window's thread.

#include "ui/drawing/faces.h"
#include "ui/drawing/tokens.h"
#include <cmath>

namespace themata {

struct Look {
    Appearance appearance = Appearance::light;
    float scale = 1; // of the monitor, times the zoom
    float zoom = 1;
    float answers = 1; // how large answers are beside all else
    const Faces* faces = nullptr;

    [[nodiscard]] const Palette& palette() const { return palette_of(appearance); }

    // What participants wrote, in the size that the analyst reads it.
    [[nodiscard]] Type answer() const {
        return {type::answer.size * answers, std::round(type::answer.line * answers)};
    }

    // A size of tokens.h in whole pixels of this screen.
    [[nodiscard]] float px(float size) const { return std::round(size * scale); }
};

// Clothes ImGui's own widgets (text fields, scrollbars) in the tokens.
void dress(const Look& look);

} // namespace themata
