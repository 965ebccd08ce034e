#pragma once
// A chart as a picture of points, and how wide its letters are, by Cairo and Pango, which write any
// script that the machine has a font for. How it was made stands in the picture's text. Any thread;
// a measure belongs to the thread that made it.

#include "charts/palette.h"

namespace themata::charts {

// Refused where the picture would have no points, or more than a picture can have.
[[nodiscard]] Result<std::string> png(const Chart& chart, double scale,
                                      const Palette& palette = print_palette());

// Of the letters that png() draws; those of svg() are the same where the reader has the font.
[[nodiscard]] Measure measure_of_letters();

} // namespace themata::charts
