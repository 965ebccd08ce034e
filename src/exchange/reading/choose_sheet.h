#pragma once
// This header chooses among the sheets of a file: the one that is asked for, or the only one that
// holds rows of data; which of several it is to be is a doubt. It says what cells of spreadsheets
// could not be taken as they stand. Pure; any thread.

#include "exchange/reading/delimited.h"
#include "exchange/reading/merged_cells.h"
#include <functional>

namespace themata {

// The sheet with its headings settled and the notes on them; `told` is how many rows they are.
[[nodiscard]] Result<Sheet> with_headings(Result<Sheet> sheet, std::optional<std::size_t> told,
                                          const std::vector<MergedDown>& merged = {});

// A sheet by its place among the names, read in full, its headings settled.
using ReadPlace = std::function<Result<Sheet>(std::size_t)>;

// The names have no rows yet.
[[nodiscard]] Result<Sheet> choose_sheet(std::vector<SheetName> names, const ReadOptions& options,
                                         const ReadPlace& read);

// The place of the sheet of this name: exactly, else without regard to case and spaces.
[[nodiscard]] std::optional<std::size_t> sheet_named(const std::vector<SheetName>& names,
                                                     std::string_view name);

// What was found in the cells of one sheet beside their values.
struct CellRemarks {
    static constexpr std::size_t most_listed = 5;

    struct Cells {
        std::size_t count = 0;
        std::vector<std::string> first; // "G2 (#DIV/0!)"
        void add(std::string_view place, std::string_view what = {});
    };

    Cells errors;
    Cells uncalculated; // formulas without a stored value
    Cells merged;       // areas
    std::vector<MergedDown> merged_down;
    std::vector<std::uint32_t> hidden_rows;
    std::size_t hidden_columns = 0;

    [[nodiscard]] std::vector<std::string> in_words() const;
};

// "AB12" of column 27 from 0 and row 12 from 1.
[[nodiscard]] std::string cell_name(std::size_t column, std::uint32_t row);

} // namespace themata
