#pragma once
// A Tabulation is a result laid out as a table of a paper. Every analysis can be turned into one,
// and whatever shows or writes tables (terminal, window, CSV, Markdown, HTML, LaTeX, XLSX, DOCX,
// report) reads nothing else. What is printed and the number behind it stand side by side, so that
// a spreadsheet gets the number and no reader a different rounding. Values and pure functions; any
// thread.

#include "study/snapshot.h"
#include "text/width.h"
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace themata {

struct Figure;

// How a number came about: with which program, from which state of which study, by whose coding and
// with which options. It goes out with every table, picture and report.
struct Provenance {
    std::string program; // "Themata 0.1.0"
    std::string study;   // its title
    std::string uuid;
    Head head;
    Digest digest = {};  // of the entry at the head: what it was made from, and all before it
    std::string command; // what makes it again in the terminal: "themata table STUDY --count …"
    std::vector<std::pair<std::string, std::string>> settings; // "coders" -> "RS or KL", …
    bool operator==(const Provenance&) const = default;
};

// Of the program that runs and the snapshot as it is. `command` without the word “themata”.
[[nodiscard]] Provenance provenance_of(const Snapshot&, std::string_view command);

// "Made with Themata 0.1.0 from “Trust study” as of entry 41 (digest 1f3a…): themata table …"
[[nodiscard]] std::string in_words(const Provenance&);

// The version of this program: "0.1.0".
[[nodiscard]] std::string_view program_version();

struct Cell {
    std::uint32_t n = 0;
    std::uint32_t N = 0; // out of how many; what they are, the table says
    bool asked = false;  // whether anybody was asked: without it there is no zero, but a dash
    bool operator==(const Cell&) const = default;
};

enum class CellForm { n, n_of_N, percent, tally };

// "3", "3/6", "50.0%" (half away from zero; a dash when N is 0) or "IIII̶ I": marks in groups of
// five, each group of five struck through by U+0336 after every stroke, groups parted by a space.
// Nothing but letters and combining strokes, so it survives a terminal, a CSV file and a paste.
[[nodiscard]] std::string cell_text(const Cell&, CellForm);

// What stands where nobody was asked: an en dash.
[[nodiscard]] std::string dash();

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
[[nodiscard]] TabulationCell figure_cell(const Figure&, std::uint8_t decimals);
[[nodiscard]] TabulationCell count_cell(std::uint64_t count);
// "0.043", "<0.001": to three decimals, as journals want it.
[[nodiscard]] TabulationCell p_cell(double p);
[[nodiscard]] TabulationCell p_cell(const Figure& p);

// A column with one heading.
[[nodiscard]] TabulationColumn column_of(std::string_view heading, Align align = Align::right);

// Why figures are missing. One reason for all stands as "–: reason"; several are told apart by
// letters at the dashes.
class Reasons {
public:
    explicit Reasons(const Tabulation&);

    // "a", or nothing.
    [[nodiscard]] std::string mark_of(const TabulationCell&) const;

    // A note each, with the mark or dash that it explains.
    struct Note {
        std::string mark;
        std::string reason;
    };

    [[nodiscard]] std::vector<Note> notes() const;

private:
    std::vector<std::string> reasons_;
};

// The headings of a tabulation as they stand in print: which of them share a name above, and which
// cell of the heading goes over how many columns and lines.
struct HeadingGroup {
    std::string name;
    std::size_t columns = 1;
    bool operator==(const HeadingGroup&) const = default;
};

// Neighbours whose headings are the same from the outermost down to this level.
[[nodiscard]] std::vector<HeadingGroup> heading_groups(const std::vector<TabulationColumn>&,
                                                       std::size_t level);

struct HeadingCell {
    std::string text;
    std::size_t level = 0; // its line, the outermost being 0
    std::size_t levels = 1;
    std::size_t column = 0;
    std::size_t columns = 1;
    bool operator==(const HeadingCell&) const = default;
};

// By line, then by column; no two overlap and none is missing. A column with nothing above its own
// heading has one cell from the top to the bottom.
[[nodiscard]] std::vector<HeadingCell> heading_grid(const std::vector<TabulationColumn>&);

[[nodiscard]] std::size_t heading_levels(const Tabulation&);

} // namespace themata
