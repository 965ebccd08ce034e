#pragma once
// The theme table as a table of a paper: the outer axes stand above the inner ones, N beneath the
// headings, the themes indented as the codebook has them. Pure; any thread.

#include "analysis/tabulation.h"
#include "analysis/theme_table.h"

namespace themata {

// `made` gets what was counted, of whom and by what columns into its settings.
[[nodiscard]] Tabulation tabulation_of(const ThemeTable&, CellForm, Provenance made);

} // namespace themata
