#pragma once
// This header reads a file of any format that Themata knows into a Sheet, its headings settled. The
// format is told by the content, never by the name. Pure; any thread.

#include "exchange/reading/delimited.h"
#include "exchange/reading/import_options.h"

namespace themata {

// What the options of an import say of how its files are read.
[[nodiscard]] Result<ReadOptions> reading_options(const MappingOptions& options);

// Refused: what is no file of answers, what is broken or hostile, a sheet that is not there.
[[nodiscard]] Result<Sheet> read_sheet(std::string_view bytes, const ReadOptions& options);

// The names of all sheets of a file that has names for them, without reading their rows; none of a
// file that is one table.
[[nodiscard]] Result<std::vector<SheetName>> sheets_of(std::string_view bytes);

} // namespace themata
