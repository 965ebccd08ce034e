#pragma once
// This header makes files of a chart. SVG 1.1: text stays text, what each mark says under the mouse
// is its title, the whole has a title and a description for screen readers, and its metadata says
// how it was made; the same chart gives the same bytes. PNG: a picture of points by Cairo and
// Pango, which write any script that the machine has a font for; its text says how it was made. Any
// thread; a measure belongs to the thread that made it.

#include "charts/palette.h"

namespace themata::charts {

[[nodiscard]] std::string svg(const Chart& chart, const Palette& palette = print_palette());

// Refused where the picture would have no points, or more than a picture can have.
[[nodiscard]] Result<std::string> png(const Chart& chart, double scale,
                                      const Palette& palette = print_palette());

// Of the letters that png() draws; those of svg() are the same where the reader has the font.
[[nodiscard]] Measure measure_of_letters();

} // namespace themata::charts
