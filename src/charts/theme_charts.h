#pragma once
// This header declares the pictures of a theme table: a heat map with its numbers, and the table
// with tally marks as papers print it. A dash stands where nobody was asked. Pure functions; any
// thread.

#include "analysis/theme_table.h"
#include "charts/chart.h"

namespace themata::charts {

// A theme above others is printed bold and without a tint, which compares only what is shown last.
// `form`: n, n_of_N or percent.
[[nodiscard]] Result<Chart> heat_map(const ThemeTable& table, CellForm form, const Style& style,
                                     const Measure& measure);

// Marks in fives; a number where a cell has no room for so many.
[[nodiscard]] Result<Chart> tally_table(const ThemeTable& table, const Style& style,
                                        const Measure& measure);

} // namespace themata::charts
