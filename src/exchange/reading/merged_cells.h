#pragma once
// Cells of a spreadsheet that are merged down a column are one value for several rows, such as the
// participant of all of them; files keep it in the first row only. Pure; any thread.

#include "exchange/reading/sheet.h"
#include <vector>

namespace themata {

// Cells of one column, from one row to another, by the numbers that the spreadsheet shows.
struct MergedDown {
    std::size_t column = 0;
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    bool operator==(const MergedDown&) const = default;
};

// The sheet with the value in each of the rows, and a note that says so; headings, which are
// settled by now, stay as they are.
[[nodiscard]] Result<Sheet> with_merged_repeated(Sheet sheet,
                                                 const std::vector<MergedDown>& merged);

} // namespace themata
