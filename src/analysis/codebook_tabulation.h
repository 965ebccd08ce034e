#pragma once
// The codebook as a table: each theme with what it means, what belongs to it and what does not.
// Pure; any thread.

#include "analysis/examples.h"
#include "analysis/tabulation.h"

namespace themata {

// Columns that no theme fills are left out.
[[nodiscard]] Tabulation codebook_tabulation(const Snapshot&, Provenance made);

// With how many people there are of each theme, and examples (analysis/examples.h): a line each,
// with who said it.
[[nodiscard]] Tabulation codebook_tabulation(const Snapshot&, const std::vector<ThemeExamples>&,
                                             Provenance made);

} // namespace themata
