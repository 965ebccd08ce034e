#pragma once
// This header reads what a ZIP file holds: a workbook, or files of answers, among which one is
// chosen as a sheet of a workbook is. Pure; any thread.

#include "exchange/reading/delimited.h"

namespace themata {

[[nodiscard]] Result<Sheet> read_packed_file(std::string_view bytes, const ReadOptions& options);

// Sheets of a workbook, or files of answers; without their rows.
[[nodiscard]] Result<std::vector<SheetName>> sheets_of_packed_file(std::string_view bytes);

} // namespace themata
