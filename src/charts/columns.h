#pragma once
// The columns of a table-like chart with their headings: outer headings stand over all columns that
// share them, and where a heading has no room it is turned. Layout; one thread.

#include "charts/page.h"

namespace themata::charts {

struct ColumnHead {
    std::vector<std::string> keys; // from the outside in
    std::string base;              // out of how many: "6"
};

struct Columns {
    std::vector<double> lefts;
    double width = 0; // of each

    [[nodiscard]] double right() const { return lefts.back() + width; }

    [[nodiscard]] Box cell(std::size_t column, double top, double bottom) const {
        return {lefts[column], top, lefts[column] + width, bottom};
    }
};

// How much wider the columns are than their cells: groups stand a little apart.
[[nodiscard]] double gaps_between(const std::vector<ColumnHead>& heads);
[[nodiscard]] Columns columns_at(const std::vector<ColumnHead>& heads, double left, double width);

// The widest a base is written.
[[nodiscard]] double width_of_bases(const Page& page, const std::vector<ColumnHead>& heads);

// At page.y, which it moves to below the headings. `bases_say` stands left of the row of bases.
void draw_heads(Page& page, const std::vector<ColumnHead>& heads, const Columns& columns,
                std::string_view bases_say, Anchor anchor);

// "Mentor, Phase 1"
[[nodiscard]] std::string in_words(const ColumnHead& head);

// How a column of names and columns of cells share a page.
struct Shares {
    double names = 0;
    double cell = 0;
    double page = 0; // the least width within the margins
};

// Names get what they want, up to a share of the page, and what cells do not need.
[[nodiscard]] Shares share_out(double inner, double names_wanted, double least_cell,
                               double most_cell, const std::vector<ColumnHead>& heads);

} // namespace themata::charts
