#pragma once
// How every verb with a table puts out its answer: for people by default, in the format that is
// asked for, to the terminal or to a file whose ending tells the format. A verb joins table_formats
// to its options, says Answers::tables, and hands put_out() what it found; it needs to know nothing
// of the formats. One thread.
//
//   constexpr auto options = joined(own, table_formats);
//   return put_out(call, {.tables = {table}, .json = [&] { return contract(found); }}, terminal);

#include "analysis/tabulation.h"
#include "cli/call.h"
#include "cli/terminal.h"
#include "study/snapshot.h"
#include <functional>
#include <initializer_list>

namespace themata {

// `json` is the verb's contract; without it the tables in their own form. `text` and `csv` where a
// verb has a form of its own for them.
struct Answer {
    std::vector<Tabulation> tables;
    std::function<std::string()> json = {};
    std::function<std::string(std::size_t width)> text = {};
    std::function<std::string()> csv = {};
};

inline constexpr OptionRule table_formats[] = {
    {"--format", "text|json|csv|tsv|markdown|html|latex|xlsx|docx",
     "For people, programs, spreadsheets, or a paper; else as --out ends."},
    {"--out", "FILE", "Into this file; its ending tells the format."},
    {"--overwrite", "", "With --out: replaces a file that is there."},
    {"--notes", "", "In CSV and TSV: title, notes and how it was made in rows below the table."}};

// For the end of help: where the formats lead.
inline constexpr std::string_view about_table_formats =
    "--out FILE writes .txt, .csv, .tsv, .json, .md, .html, .tex, .xlsx or .docx. Each says how "
    "its "
    "numbers were made: beneath the table and in a form for programs; of FILE.csv it stands in "
    "FILE.csv-metadata.json unless --notes puts it into the rows.";

// Whether the options about formats and files go together.
[[nodiscard]] Result<void> check_tabulated(const Call& call);
[[nodiscard]] Result<void> put_out(const Call& call, const Answer& answer, Terminal& terminal);

// The table as text with its notes beneath; the title stands above where there are several.
[[nodiscard]] std::string in_text(const Tabulation& table, std::size_t width);

// A list of what is there as a table without rows yet; `heading` with "#" before it is of counts.
[[nodiscard]] Tabulation list_of(std::string_view name, std::string_view title,
                                 std::initializer_list<std::string_view> headings, Provenance made);
// Its rows for programs: an object a row, by these keys. Of a key with "?" behind it an empty cell
// is null.
[[nodiscard]] std::string rows_in_json(const Tabulation& list,
                                       std::initializer_list<std::string_view> keys);

// Its cells for spreadsheets, without what a table has around it. A row that is guarded against
// them says so, as in the files of the study.
[[nodiscard]] std::string list_in_csv(const Tabulation& list);

// The study's name as commands are written with it: without its folder, which is nobody's business.
[[nodiscard]] std::string study_word(const Call& call);

// For the provenance of what has no spec, such as lists: the call as it was typed, but for where
// its answer goes. Tables that have a spec get what asked_as() says of it (analysis/asked_as.h).
[[nodiscard]] std::string command_of(const Call& call);

} // namespace themata
