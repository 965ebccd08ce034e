#include "exchange/reading/merged_cells.h"

#include "exchange/reading/words.h"
#include "text/sentences.h"
#include <algorithm>
#include <fmt/format.h>
#include <unordered_map>

namespace themata {

namespace {

// The row of the sheet that holds the value, by column and row of the cells that are without it.
using RowsOfValues = std::unordered_map<std::uint64_t, std::size_t>;

std::uint64_t key_of_cell(std::size_t column, std::size_t row) {
    return (static_cast<std::uint64_t>(row) << 16U) + column;
}

// Rows that are blank are not in the sheet.
std::size_t row_numbered(const Sheet& sheet, std::uint32_t number) {
    std::size_t low = 0;
    std::size_t high = sheet.size();
    while (low < high) {
        const std::size_t middle = low + (high - low) / 2;
        if (sheet.number(middle) < number)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

RowsOfValues rows_of_values(const Sheet& sheet, const std::vector<MergedDown>& merged) {
    RowsOfValues rows;
    for (const MergedDown& area : merged) {
        const std::size_t first = row_numbered(sheet, area.first);
        if (first < sheet.header_rows || first >= sheet.size() ||
            sheet.number(first) != area.first || is_blank(sheet.row(first)[area.column]))
            continue;
        for (std::size_t r = first + 1; r < sheet.size() && sheet.number(r) <= area.last; ++r)
            if (is_blank(sheet.row(r)[area.column]))
                rows.try_emplace(key_of_cell(area.column, r), first);
    }
    return rows;
}

} // namespace

Result<Sheet> with_merged_repeated(Sheet sheet, const std::vector<MergedDown>& merged) {
    const RowsOfValues rows = rows_of_values(sheet, merged);
    if (rows.empty())
        return sheet;
    SheetBuilder builder;
    for (std::size_t r = 0; r < sheet.size(); ++r) {
        for (std::size_t c = 0; c < sheet.row(r).size(); ++c) {
            const auto from = rows.find(key_of_cell(c, r));
            builder.cell(sheet.row(from == rows.end() ? r : from->second)[c]);
        }
        builder.end_row(sheet.number(r));
    }
    auto repeated = builder.finish();
    if (!repeated)
        return repeated;
    repeated->header_rows = sheet.header_rows;
    repeated->encoding = std::move(sheet.encoding);
    repeated->format = std::move(sheet.format);
    repeated->name = std::move(sheet.name);
    repeated->notes = std::move(sheet.notes);
    repeated->doubts = std::move(sheet.doubts);
    repeated->oddities = std::move(sheet.oddities);
    repeated->facts = std::move(sheet.facts);
    repeated->notes.push_back(
        fmt::format("Cells that are merged down count for each of their rows: {} the value of "
                    "the first one.",
                    counted(rows.size(), "blank cell takes", "blank cells take")));
    return repeated;
}

} // namespace themata
