#pragma once
// Tables for people: columns stand below each other on any terminal, whatever script is in them.
// Cells are single lines (see terminal_line). Pure functions; any thread.

#include "text/width.h"
#include <string>
#include <vector>

namespace themata {

// A name that stands over some neighbouring columns, such as a role over its stages.
struct ColumnGroup {
    std::string name;
    std::size_t columns = 1;
};

struct TextTable {
    std::vector<Align> columns;                 // how each column stands
    std::vector<std::vector<ColumnGroup>> over; // lines of groups above, each over all columns
    std::vector<std::vector<std::string>> rows; // headings first; a short row ends early
};

// Lines of cells with two spaces between columns and none at a line's end.
[[nodiscard]] std::string in_columns(const TextTable& table);

} // namespace themata
