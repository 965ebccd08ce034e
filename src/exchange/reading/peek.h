#pragma once
// This header shows how a delimited file was read, to a person or to a program. Pure; any thread.

#include "exchange/reading/sheet.h"
#include <limits>

namespace themata {

inline constexpr std::size_t all_rows = std::numeric_limits<std::size_t>::max();

// {"encoding","bom","delimiter","rows":[[…]],"notes":[…]}, and beside these "header_rows",
// "data_rows", "certain" and "other_encodings". The delimiter is "" in a file of one column. Bytes
// that are no UTF-8 stand as U+FFFD, which JSON cannot do without, and a note says so.
[[nodiscard]] std::string peek_json(const Sheet& sheet, std::size_t limit = all_rows);

// The same for people: what was found, the first rows as a table of cut cells, the notes.
[[nodiscard]] std::string peek_text(const Sheet& sheet, std::size_t limit = 10);

} // namespace themata
