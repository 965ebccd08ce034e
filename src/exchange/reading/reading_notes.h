#pragma once
// This header knows what survey tools put above and between the answers (second and third headings,
// previews, anonymised dates). It tells how a file was read: in sentences for the analyst, as a
// table, and as JSON. Pure; any thread.

#include "exchange/reading/delimited.h"
#include "exchange/reading/sheet.h"
#include <limits>
#include <optional>

namespace themata {

// 3 as Qualtrics writes, 2 as SurveyMonkey writes, else 1; 0 for an empty sheet.
[[nodiscard]] std::size_t header_rows(const Sheet& sheet);

// How many rows are headings: as was told, or as they look; what they might be as well is a doubt
// of the sheet.
void settle_headings(Sheet& sheet, std::optional<std::size_t> told);

struct Heading {
    std::string name;    // what an option names
    std::string wording; // what was asked: the name itself but for Qualtrics
    bool operator==(const Heading&) const = default;
};

// One for each column; a part of a SurveyMonkey question is "Question - Part".
[[nodiscard]] std::vector<Heading> headings(const Sheet& sheet);

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
