#pragma once
// A text on several lines that keeps to one side of its place: headings of columns. The window's
// thread, between the beginning and the end of a frame.

#include "ui/drawing/paint.h"

namespace themata {

// Broken into lines as wide as the place; the last stands on its bottom.
void write_stacked(const Look& look, const Type& type, const Rect& place, Colour colour,
                   std::string_view text, Side side);

} // namespace themata
