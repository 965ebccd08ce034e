#pragma once
// The theme table for programs; the names are a contract. With tests each row has those of all
// contrasts, which stand behind the columns. Pure; any thread.

#include "analysis/theme_table.h"

namespace themata {

[[nodiscard]] std::string theme_table_in_json(const ThemeTable&);

} // namespace themata
