#pragma once
// This header settles which rows of a sheet are headings, and which of them names a column and
// which says what was asked: lines above the table, names, wordings and import ids of Qualtrics,
// questions and their parts of SurveyMonkey, groups above names. What rows might be as well is a
// doubt of the sheet, so that no heading becomes a participant and no participant a heading. Pure;
// any thread.

#include "exchange/reading/sheet.h"
#include <optional>

namespace themata {

struct Heading {
    std::string name;    // what an option names
    std::string wording; // what was asked: the name itself where nothing else says it
    bool operator==(const Heading&) const = default;
};

// How many rows are headings: as was told, or as they look. `told` counts rows as a spreadsheet
// numbers them; 0: there is no heading.
void settle_headings(Sheet& sheet, std::optional<std::size_t> told);

// One for each column; a part of a question is "Question - Part". A column of a sheet without
// headings is "Column 1". Signs that nobody sees are taken off.
[[nodiscard]] std::vector<Heading> headings(const Sheet& sheet);

// As many as its widest heading row has.
[[nodiscard]] std::size_t columns_of(const Sheet& sheet);

// A sentence on the heading rows; empty when there is one and nothing else to tell.
[[nodiscard]] std::string on_heading_rows(const Sheet& sheet);

// What rows of headings are told by.
[[nodiscard]] std::size_t filled_cells(const Sheet::Row& row);
// {"ImportId":"QID1_TEXT"} stands in it, as Qualtrics writes.
[[nodiscard]] bool holds_import_ids(const Sheet::Row& row);
// A line above a table: nothing, one cell, or "Exported:" and when.
[[nodiscard]] bool is_line_above(const Sheet::Row& row);

// The cell as it is seen: without signs that have no width, spaces of any kind as spaces, none at
// the ends.
[[nodiscard]] std::string as_seen(std::string_view heading);

// The two are seen as the same, whatever their case.
[[nodiscard]] bool read_alike(std::string_view one, std::string_view other);

} // namespace themata
