#pragma once
// This header writes tables of a paper as files. Whatever the format, a table goes out with its
// notes and with how it came about, for people (a last note) and for programs (the provenance as
// JSON):
//
// csv, tsv   headings in one row ("Mentor: Phase 1"), figures unrounded, words as printed; nothing
// but
//            the table unless NotesInRows::yes, which adds rows behind an empty one. Otherwise
//            table_metadata() says it in a file beside, named as W3C's “CSV on the Web” has it.
//            Cells that a spreadsheet would run as a formula are guarded (exchange/reading/words.h)
// json       an object a table: headings, cells with text and number, notes, "made"
// markdown   pipe table of GitHub and Pandoc; "made" in a comment, as in html and latex
// html       a page that stands alone; html_fragment() is what goes into another page
// latex      a table to \input (booktabs); a comment above says what its document must load
// xlsx       figures are numbers with number formats; a last sheet “How it was made”
// docx       a heading, a table with repeated headings, notes; custom properties
//
// Pure but for xlsx, which goes through a file in the temporary folder; any thread.

#include "analysis/tabulation.h"
#include "study/result.h"
#include <optional>
#include <span>

namespace themata {

enum class TableFormat : std::uint8_t { csv, tsv, json, markdown, html, latex, xlsx, docx };

// "csv", "markdown", …
[[nodiscard]] std::string_view name_of(TableFormat);
[[nodiscard]] std::optional<TableFormat> format_named(std::string_view name);
// By how a file's name ends, in any case: ".md", ".tex"; nothing for an ending that is none of
// these.
[[nodiscard]] std::optional<TableFormat> format_of_ending(std::string_view ending);
// Files that are not text: no terminal shows them.
[[nodiscard]] bool is_binary(TableFormat);

enum class NotesInRows : std::uint8_t { no, yes };

[[nodiscard]] Result<std::string> write_tabulations(std::span<const Tabulation> tables,
                                                    TableFormat format,
                                                    NotesInRows notes = NotesInRows::no);

// For FILE.csv: what FILE.csv-metadata.json has to say.
[[nodiscard]] std::string table_metadata(std::span<const Tabulation> tables,
                                         std::string_view file_name);

// The writers of tables share what follows.

// Line ends as \n; control signs, which neither XML nor a terminal bears, as their pictures.
[[nodiscard]] std::string printable(std::string_view text);

// "Mentor: Phase 1"; empty outer headings are left out.
[[nodiscard]] std::string flat_heading(const TabulationColumn&);

// The first cells of the rows; where two are the same, with the names of the rows above them:
// "Concerns/Time".
[[nodiscard]] std::vector<std::string> row_names(const Tabulation&);

// How a cell's number stands in what is printed: not at all (words, tallies), alone ("0.043"), as a
// bound ("<0.001"), as "50.0%", or among words ("3/6").
enum class FigureForm { none, alone, bound, percent, among_words };
[[nodiscard]] FigureForm figure_of(const TabulationCell&);

// As it is set in print: figures with a true minus, words as they are.
[[nodiscard]] std::string in_print(const TabulationCell&);

// The provenance on one line of JSON.
[[nodiscard]] std::string provenance_json(const Provenance&);

// JSON within a comment of HTML, which no two hyphens may stand in; it means the same.
[[nodiscard]] std::string commented(std::string json);

// Where the tables of one file have the same provenance, it is said once.
[[nodiscard]] std::vector<Provenance> provenances(std::span<const Tabulation>);

using Tabulations = std::span<const Tabulation>;

// One writer each, as exchange/writing/write_tabulation.h says.
enum class Delimited { csv, tsv };
[[nodiscard]] std::string delimited_tables(Tabulations, Delimited, NotesInRows);
[[nodiscard]] std::string json_tables(Tabulations);
[[nodiscard]] std::string markdown_tables(Tabulations);
[[nodiscard]] std::string html_tables(Tabulations);
[[nodiscard]] std::string latex_tables(Tabulations);
[[nodiscard]] std::string latex_table(const Tabulation&);
[[nodiscard]] Result<std::string> xlsx_tables(Tabulations);
[[nodiscard]] Result<std::string> docx_tables(Tabulations);

} // namespace themata
