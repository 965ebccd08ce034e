#pragma once
// This header reads workbooks of Excel 97 to 2003 (XLS) by libfreexl, which knows nothing of hidden
// sheets and gives TRUE as 1. Pure; any thread.

#include "exchange/reading/delimited.h"

namespace themata {

// A file of the compound format, of which XLS is one: old office programs write it, and Excel for
// workbooks with a password.
[[nodiscard]] bool begins_as_compound(std::string_view bytes);

[[nodiscard]] Result<Sheet> read_xls(std::string_view bytes, const ReadOptions& options);

// In the order of the file, without their rows.
[[nodiscard]] Result<std::vector<SheetName>> sheets_of_xls(std::string_view bytes);

} // namespace themata
