#pragma once
// What libfreexl passes over in an old workbook of Excel (BIFF8): stored results of formulas,
// hidden sheets and merged cells. Nothing of a file that is not as it should be. Pure; any thread.

#include "exchange/reading/merged_cells.h"
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace themata {

struct XlsResult {
    std::string text;
    bool is_error = false;
    bool operator==(const XlsResult&) const = default;
};

struct XlsSheetRecords {
    std::size_t begins = 0; // in the stream of the workbook
    bool is_hidden = false;
    std::map<std::pair<std::size_t, std::size_t>, XlsResult> results; // by row and column from 0
    std::vector<MergedDown> merged;                                   // down one column
    std::vector<std::string> areas;                                   // "A2:A5"
};

// In the order of the sheets; none where the workbook cannot be followed.
[[nodiscard]] std::vector<XlsSheetRecords> xls_records(std::string_view bytes);

} // namespace themata
