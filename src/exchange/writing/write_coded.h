#pragma once
// Coded data as CSV and as a spreadsheet, headings in the first row, so that R, jamovi and
// spreadsheets read them as they are. Row by row; any thread.
//
// csv    numbers as they are, nothing where a cell is blank; cells that a spreadsheet would run as
//        a formula are guarded (exchange/writing/csv.h)
// xlsx   numbers as numbers, words as words; a second sheet has what each column is and the notes

#include "analysis/coded_data.h"
#include "study/result.h"
#include <stop_token>

namespace themata {

[[nodiscard]] std::string coded_csv(const CodedData&, const std::stop_token& stop = {});

// Refused: more rows or columns than a spreadsheet has, words longer than a cell.
[[nodiscard]] Result<std::string> coded_xlsx(const CodedData&, const std::stop_token& stop = {});

} // namespace themata
