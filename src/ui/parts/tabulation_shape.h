#pragma once
// Where rows and columns of a Tabulation stand before anything is scrolled; private to
// tabulation_view.cpp. Pure but for the widths of letters; the window's thread.

#include "ui/parts/tabulation_view.h"

namespace themata {

struct TabulationShape {
    std::vector<float> lefts;   // of the columns from the table's left end; the last is its width
    std::vector<float> rows;    // tops, from below the head; the last is the bottom
    std::size_t levels = 1;     // of headings
    float level = 0;            // how high an outer heading is
    float last_level = 0;       // the columns' own, with what they are out of
    std::size_t bases = 0;      // rows at the top that stand in the head: they have no height
    float base = 0;             // how high each of them is there
    std::vector<float> indents; // of the first cell, by row

    [[nodiscard]] float head() const { return level * static_cast<float>(levels - 1) + last_level; }

    [[nodiscard]] float width() const { return lefts.back(); }

    [[nodiscard]] float height() const { return head() + rows.back(); }
};

[[nodiscard]] TabulationShape shape_of(const Look& look, const Tabulation& table, float width,
                                       const TabulationMarks& marks);

// The last of a column's headings; those before it, or nothing.
[[nodiscard]] const std::string& own_heading(const TabulationColumn& column);
[[nodiscard]] const std::string& heading_at(const TabulationColumn& column, std::size_t level,
                                            std::size_t levels);

// Whether two columns stand below the same heading of this level.
[[nodiscard]] bool joined(const Tabulation& table, std::size_t a, std::size_t b, std::size_t level,
                          std::size_t levels);

// Rows with rows below them stand out.
[[nodiscard]] const Type& type_of_row(const Tabulation& table, std::size_t row);

// How many marks a tally has; 0 for what is no tally.
[[nodiscard]] std::uint32_t tally_of(const TabulationCell& cell);
[[nodiscard]] float tally_width(const Look& look, std::uint32_t n);

// As it is shown: a dash where there is only a reason.
[[nodiscard]] std::string_view shown_text(const TabulationCell& cell);

// The same for eyes alone: whole numbers as in the rest of the window, 1,418.
[[nodiscard]] std::string shown_figures(const TabulationCell& cell);

} // namespace themata
