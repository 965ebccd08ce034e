#pragma once
// This header reads workbooks of Excel 2007 and later (XLSX, XLSM), also those of other programs.
// libzip unpacks them and expat reads the sheets as they are unpacked; liborcus would do both, but
// keeps no number formats, of which dates are told. Pure; any thread.

#include "exchange/reading/archive.h"
#include "exchange/reading/delimited.h"

namespace themata {

[[nodiscard]] bool is_xlsx(const Archive& archive);

// In the order of the file, without their rows.
[[nodiscard]] Result<std::vector<SheetName>> sheets_of_xlsx(Archive& archive);

[[nodiscard]] Result<Sheet> read_xlsx(Archive& archive, const ReadOptions& options);

} // namespace themata
