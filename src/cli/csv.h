#pragma once
// Lists for a spreadsheet that no import reads back, such as hits and history. Pure; any thread.

#include <string>
#include <vector>

namespace themata {

// The first row is the heading.
[[nodiscard]] std::string csv_of(const std::vector<std::vector<std::string>>& rows);

} // namespace themata
