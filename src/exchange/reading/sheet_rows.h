#pragma once
// SheetRows gathers the cells of one row of a spreadsheet, wherever they stand in it, and gives
// each row that holds anything to a SheetBuilder. One thread.

#include "exchange/reading/sheet.h"
#include <algorithm>

namespace themata {

class SheetRows {
public:
    static constexpr std::size_t most_columns = 16'384;
    static constexpr std::uint32_t most_rows = 1'048'576;

    void begin_row(std::uint32_t number) {
        number_ = number;
        text_.clear();
        cells_.clear();
    }

    [[nodiscard]] std::uint32_t number() const { return number_; }

    // Where the text of the next cell goes; cell() ends it.
    [[nodiscard]] std::string& text() { return text_; }

    void cell(std::size_t column) {
        const auto end = static_cast<std::uint32_t>(text_.size());
        if (end > begin_of_next())
            cells_.push_back({static_cast<std::uint32_t>(column), begin_of_next(), end});
    }

    // The row, without blank cells at its end; nothing when all of it is blank. May be given again
    // under other numbers.
    void end_row(std::uint32_t number) {
        if (!std::ranges::is_sorted(cells_, {}, &PlacedCell::column))
            std::ranges::stable_sort(cells_, {}, &PlacedCell::column);
        std::uint32_t column = 0;
        for (const PlacedCell& each : cells_) {
            // Of two at one place, which no program writes, the first stands.
            if (each.column < column)
                continue;
            sheet_.blank(each.column - column);
            sheet_.cell(std::string_view(text_).substr(each.begin, each.end - each.begin));
            column = each.column + 1;
        }
        sheet_.end_row(number);
    }

    [[nodiscard]] bool holds_anything() const { return !cells_.empty(); }

    [[nodiscard]] bool fits() const { return sheet_.fits(); }

    [[nodiscard]] Result<Sheet> finish() { return sheet_.finish(); }

private:
    struct PlacedCell {
        std::uint32_t column;
        std::uint32_t begin;
        std::uint32_t end;
    };

    [[nodiscard]] std::uint32_t begin_of_next() const {
        return cells_.empty() ? 0 : cells_.back().end;
    }

    std::uint32_t number_ = 0;
    std::string text_; // of the row
    std::vector<PlacedCell> cells_;
    SheetBuilder sheet_;
};

} // namespace themata
