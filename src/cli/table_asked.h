#pragma once
// The theme table as the options of a call ask for it; what `table` and `chart` share. One thread.

#include "analysis/theme_table.h"
#include "cli/whose_asked.h"

namespace themata {

[[nodiscard]] Result<TableSpec> table_asked(const Call& call, const Snapshot& now);
[[nodiscard]] CellForm cells_asked(const Call& call);

// "role,stage" as the axes of a table.
[[nodiscard]] Result<std::vector<Axis>> axes_asked(const Study& study, const std::string& list);

} // namespace themata
