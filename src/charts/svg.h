#pragma once
// This header writes a chart as a file of SVG 1.1: text stays text, what each mark says under the
// mouse is its title, the whole has a title and a description for screen readers, and its metadata
// says how it was made. The same chart gives the same bytes. A pure function; any thread.

#include "charts/palette.h"

namespace themata::charts {

[[nodiscard]] std::string svg(const Chart& chart, const Palette& palette = print_palette());

} // namespace themata::charts
