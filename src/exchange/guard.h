#pragma once
// Cells that a spreadsheet would run as a formula are written with an apostrophe before them, which
// spreadsheets take for text. A cell that looks guarded already gets one more, so that taking one
// off gives back exactly what was written. Taken off only in rows that our own files mark in the
// column "Guarded by Themata": an apostrophe that a participant typed stays. Pure; any thread.

#include <string>
#include <string_view>

namespace themata {

// The heading of the column that says so: "yes" in the rows whose cells are guarded.
inline constexpr std::string_view guard_heading = "Guarded by Themata";

// Begins, after apostrophes and spaces, with = + - @ or their full-width forms, tab or line end.
[[nodiscard]] bool needs_guard(std::string_view cell);
[[nodiscard]] std::string guarded(std::string_view cell);
[[nodiscard]] std::string_view unguarded(std::string_view cell);

} // namespace themata
