#pragma once
// What the writers of tables share. Inner side of exchange/. Pure; any thread.

#include "analysis/tabulation.h"
#include "exchange/write_tabulation.h"

namespace themata {

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

// One writer each, as exchange/write_tabulation.h says.
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
