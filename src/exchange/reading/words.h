#pragma once
// This header holds how an import speaks (numbers with commas, rows as ranges, names in quotes) and
// how cells are guarded. Pure; any thread.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace themata {

[[nodiscard]] std::string grouped(std::size_t number); // 7,908
// "1 row", "7,908 rows"; `plural` where an s is not enough.
[[nodiscard]] std::string count_of(std::size_t number, std::string_view thing,
                                   std::string_view plural = "");
// "row 7", "rows 3, 5-9 and 12": all of them in at most `ranges` ranges, then " and 40 more".
// Numbers rise.
[[nodiscard]] std::string numbered(std::string_view thing,
                                   const std::vector<std::uint32_t>& numbers,
                                   std::size_t ranges = 20);
// A name in quotes; a long one is cut, its line breaks are shown as spaces.
[[nodiscard]] std::string in_quotes(std::string_view name);
// "a, b and c"; at most `limit`, then " and 7 more".
[[nodiscard]] std::string enumerated(const std::vector<std::string>& words, std::size_t limit = 20);

// Nothing that can be seen: empty, or white space and marks without width only.
[[nodiscard]] bool is_blank(std::string_view text);
// Without white space at both ends.
[[nodiscard]] std::string_view trimmed(std::string_view text);
// As headings are compared: lower case (ASCII), runs of spaces, _ - . as one space, ends trimmed.
[[nodiscard]] std::string plain(std::string_view name);

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
