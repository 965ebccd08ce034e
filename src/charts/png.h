#pragma once
// This header draws a chart as a picture of points and measures its letters, by Cairo and Pango,
// which write any script that the machine has a font for. The picture's text says how it was made.
// Any thread; a measure belongs to the thread that made it.

#include "charts/palette.h"

namespace themata::charts {

// Refused where the picture would have no points, or more than a picture can have.
[[nodiscard]] Result<std::string> png(const Chart& chart, double scale,
                                      const Palette& palette = print_palette());

// Of the letters that png() draws; those of svg() are the same where the reader has the font.
[[nodiscard]] Measure measure_of_letters();

} // namespace themata::charts
