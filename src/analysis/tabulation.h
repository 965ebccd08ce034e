#pragma once
// A result laid out as a table of a paper. Every analysis can be turned into one, and whatever
// shows or writes tables (terminal, window, CSV, Markdown, HTML, LaTeX, XLSX, DOCX, report) reads
// nothing else. What is printed and the number behind it stand side by side, so that a spreadsheet
// gets the number and no reader a different rounding. A value; any thread.

#include "analysis/provenance.h"
#include "text/width.h"
#include <optional>
#include <string>
#include <vector>

namespace themata {

struct TabulationCell {
    std::string text = {};             // as it is printed: "3/6", "0.043", "–"; may be empty
    std::optional<double> number = {}; // the value itself, not rounded; none: words or undefined
    std::uint8_t decimals = 0;         // with which the number is printed
    std::string reason = {};           // why there is no number where one was wanted
    bool operator==(const TabulationCell&) const = default;
};

// `headings` from the outside in, the column's own last; neighbours that share outer ones stand
// under one. All columns have equally many.
struct TabulationColumn {
    std::vector<std::string> headings;
    Align align = Align::right;
    bool operator==(const TabulationColumn&) const = default;
};

// base: out of how many the columns are. It belongs to the heading, and files for programs leave it
// out, since there it would be taken for one more row of figures.
enum class RowKind : std::uint8_t { plain, base };

struct TabulationRow {
    std::vector<TabulationCell> cells; // one for each column
    std::uint32_t depth = 0;           // how far the first cell is indented
    RowKind kind = RowKind::plain;
    bool operator==(const TabulationRow&) const = default;
};

struct Tabulation {
    std::string name;  // for files: "themes-by-stage"
    std::string title; // "Themes by role and stage"
    std::vector<TabulationColumn> columns;
    std::vector<TabulationRow> rows;
    std::vector<std::string> notes; // beneath it, a paragraph each
    Provenance made;
    bool operator==(const Tabulation&) const = default;
};

// As journals, SPSS and spreadsheets round: halves away from zero, where a half is what stands in
// 15 digits. 0.125 is "0.13" and 2.675 is "2.68", whatever their binary fractions are.
[[nodiscard]] std::string printed(double number, std::uint8_t decimals);

// "3", "0.50", "–" with the reason.
[[nodiscard]] TabulationCell cell_of(std::string_view words);
[[nodiscard]] TabulationCell cell_of(double number, std::uint8_t decimals);
[[nodiscard]] TabulationCell undefined_cell(std::string_view reason);
// "0.043", "<0.001": to three decimals, as journals want it.
[[nodiscard]] TabulationCell p_cell(double p);

} // namespace themata
