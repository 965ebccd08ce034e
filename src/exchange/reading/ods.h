#pragma once
// This header reads spreadsheets of OpenDocument (ODS), packed or as one XML file (FODS). All of
// their sheets stand in one part, so they are read at once. Pure; any thread.

#include "exchange/reading/archive.h"
#include "exchange/reading/delimited.h"

namespace themata {

[[nodiscard]] Result<bool> is_ods(Archive& archive);
[[nodiscard]] bool is_flat_ods(std::string_view bytes);

[[nodiscard]] Result<Sheet> read_ods(Archive& archive, const ReadOptions& options);
[[nodiscard]] Result<Sheet> read_flat_ods(std::string_view bytes, const ReadOptions& options);

// In the order of the file, without their rows.
[[nodiscard]] Result<std::vector<SheetName>> sheets_of_ods(Archive& archive);

} // namespace themata
