#pragma once
// A name whose letters that fit what was typed stand out. The window's thread, between the
// beginning and the end of a frame.

#include "study/span.h"
#include "ui/drawing/paint.h"
#include <vector>

namespace themata {

// One line in the middle of the height of `place`, cut where it is too wide. `fitting` are bytes of
// the name.
void write_fitting(const Look& look, const Rect& place, Colour colour, std::string_view name,
                   const std::vector<Span>& fitting);

} // namespace themata
