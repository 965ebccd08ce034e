#pragma once
// The display list of a chart, painted with the window's own letters. The window's thread, between
// the beginning and the end of a frame.

#include "charts/palette.h"
#include "ui/drawing/paint.h"

namespace themata {

// The roles of a chart in the colours of the window.
[[nodiscard]] const charts::Palette& chart_palette(const Look& look);
// How wide the window's letters are, in units of a chart. Holds for this look.
[[nodiscard]] charts::Measure chart_measure(const Look& look);

// With its top left here; only what can be seen in `visible`.
void paint_chart(const Look& look, const charts::Chart& chart, Point at, const Rect& visible);

} // namespace themata
