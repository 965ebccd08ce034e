#pragma once
// The codebook as a table: each theme with what it means, what belongs to it and what does not.
// Pure; any thread.

#include "analysis/tabulation.h"

namespace themata {

// Columns that no theme fills are left out.
[[nodiscard]] Tabulation codebook_tabulation(const Snapshot&, Provenance made);

} // namespace themata
