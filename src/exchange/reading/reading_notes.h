#pragma once
// This header knows what survey tools put between the answers (previews, anonymised dates). It
// tells how a file was read: in sentences for the analyst, as a table, and as JSON. Pure; any
// thread.

#include "exchange/reading/delimited.h"
#include "exchange/reading/heading_rows.h"
#include "exchange/reading/sheet.h"
#include <limits>
#include <optional>

namespace themata {

[[nodiscard]] std::vector<std::string> survey_notes(const Sheet& sheet);

[[nodiscard]] std::vector<std::string> reading_notes(const Sheet& sheet,
                                                     const std::optional<SepLine>& sep,
                                                     const std::vector<char>& other_delimiters);

// How a file was read, for a program and for a person.

inline constexpr std::size_t all_rows = std::numeric_limits<std::size_t>::max();

// {"encoding","bom","delimiter","rows":[[…]],"notes":[…]}, and beside these "header_rows",
// "data_rows", "certain" and "other_encodings". The delimiter is "" in a file of one column. Bytes
// that are no UTF-8 stand as U+FFFD, which JSON cannot do without, and a note says so.
[[nodiscard]] std::string peek_json(const Sheet& sheet, std::size_t limit = all_rows);

// The same for people: what was found, the first rows as a table of cut cells, the notes.
[[nodiscard]] std::string peek_text(const Sheet& sheet, std::size_t limit = 10);

} // namespace themata
