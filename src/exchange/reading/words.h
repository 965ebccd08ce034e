#pragma once
// This header holds how an import speaks of rows, as ranges, and of cells, in quotes, how headings
// are compared, and how cells are guarded. Pure; any thread.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace themata {

// "row 7", "rows 3, 5-9 and 12": all of them in at most `ranges` ranges, then " and 40 more".
// Numbers rise.
[[nodiscard]] std::string numbered(std::string_view thing,
                                   const std::vector<std::uint32_t>& numbers,
                                   std::size_t ranges = 20);
// What a cell holds, in straight quotes; a long text is cut, its line ends are shown as spaces.
[[nodiscard]] std::string cell_in_quotes(std::string_view name);

// As headings are compared: lower case (ASCII), runs of spaces, _ - . as one space, ends trimmed.
[[nodiscard]] std::string plain(std::string_view name);

// An ASCII digit.
[[nodiscard]] constexpr bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }

// Cells that a spreadsheet would run as a formula are written with an apostrophe before them, which
// spreadsheets take for text. A cell that looks guarded already gets one more, so that taking one
// off gives back exactly what was written. It is taken off only in rows that our own files mark in
// the column "Guarded by Themata": an apostrophe that a participant typed stays.

// The heading of the column that says so: "yes" in the rows whose cells are guarded.
inline constexpr std::string_view guard_heading = "Guarded by Themata";

// Begins, after apostrophes and spaces, with = + - @ or their full-width forms, tab or line end.
[[nodiscard]] bool needs_guard(std::string_view cell);
[[nodiscard]] std::string guarded(std::string_view cell);
[[nodiscard]] std::string_view unguarded(std::string_view cell);

} // namespace themata
