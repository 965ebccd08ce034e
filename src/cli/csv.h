#pragma once
// Lists for a spreadsheet that no import reads back, such as hits and history. Pure; any thread.

#include <string>
#include <vector>

namespace themata {

// RFC 4180 with a cell that a spreadsheet would run as a formula behind an apostrophe.
[[nodiscard]] std::string csv_of(const std::vector<std::vector<std::string>>& rows);

} // namespace themata
