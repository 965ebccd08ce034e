#pragma once
// The published Table 1 of the acceptance study, as theme_table() gives it. A value; any thread.

#include "analysis/theme_table.h"

namespace themata {

[[nodiscard]] ThemeTable published_table();

} // namespace themata
