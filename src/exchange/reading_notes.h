#pragma once
// What the analyst should know of how a file was read, in sentences. Pure; any thread.

#include "exchange/delimiter.h"
#include "exchange/sheet.h"

namespace themata {

[[nodiscard]] std::vector<std::string> reading_notes(const Sheet& sheet,
                                                     const std::optional<SepLine>& sep,
                                                     const std::vector<char>& other_delimiters);

} // namespace themata
