#pragma once
// Tables of a paper as files. Whatever the format, a table goes out with its notes and with how it
// came about, for people (a last note) and for programs (the provenance as JSON):
//
// csv, tsv   headings in one row ("Mentor: Phase 1"), figures unrounded, words as printed; nothing
//            but the table unless NotesInRows::yes, which adds rows behind an empty one. Otherwise
//            table_metadata() says it in a file beside, named as W3C's “CSV on the Web” has it.
//            Cells that a spreadsheet would run as a formula are guarded (exchange/guard.h).
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

} // namespace themata
