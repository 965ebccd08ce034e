#pragma once
// Files of other programs as tests make them: an XLSX or ODS of the markup of its sheets, and what
// a file of any format holds, as rows of cells. Throws what cannot be made or read. One thread.

#include "exchange/reading/read_sheet.h"

namespace themata {

using SheetCells = std::vector<std::vector<std::string>>;

struct MadeSheet {
    std::string name;
    std::string rows;       // what stands in <sheetData>
    std::string state = {}; // "hidden"
    std::string after = {}; // what stands after <sheetData>
    std::string before = {};
};

struct MadeWorkbook {
    std::vector<MadeSheet> sheets;
    std::vector<std::string> codes = {};  // of numbers; style 1 is the first of these
    std::vector<std::string> shared = {}; // what stands in each <si>
    bool from_1904 = false;
    bool is_strict = false;
};

[[nodiscard]] std::string xlsx_of(const MadeWorkbook& workbook);
// One sheet without anything else.
[[nodiscard]] std::string xlsx_of_rows(const std::string& rows);
// `tables` is what stands in <office:spreadsheet>, `styles` in the automatic styles.
[[nodiscard]] std::string ods_of(const std::string& tables, const std::string& styles = {});
[[nodiscard]] std::string zip_of(std::vector<std::pair<std::string, std::string>> files);

[[nodiscard]] Sheet sheet_read(std::string_view bytes, const ReadOptions& options = {});
[[nodiscard]] SheetCells cells_of(const Sheet& sheet);
[[nodiscard]] SheetCells cells_read(std::string_view bytes, const ReadOptions& options = {});
// Why it cannot be read; throws when it can.
[[nodiscard]] Error unreadable(std::string_view bytes, const ReadOptions& options = {});

} // namespace themata
