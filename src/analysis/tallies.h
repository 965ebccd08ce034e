#pragma once
// Counts themes by column: the pass over the codings that stands behind every table of themes.
// Pure functions of values; any thread.

#include "analysis/grid.h"

namespace themata {

// The codebook laid flat, depth first. A place is a position in it; the place behind the last theme
// stands for no theme, and is above itself.
struct ThemeTree {
    std::vector<ThemeId> themes;      // by place
    std::vector<std::uint32_t> above; // by place, of no theme too: the place of the parent
    std::vector<std::uint32_t> depth; // by place
    std::vector<std::uint32_t> place; // by the id of a theme

    [[nodiscard]] std::uint32_t none() const { return static_cast<std::uint32_t>(themes.size()); }
};

[[nodiscard]] ThemeTree theme_tree(const Study&, const Lookup&);

// How many distinct units each theme, or one below it, has in each column.
class Tallies {
public:
    Tallies(std::size_t places, std::size_t columns) : places_(places), n_(places * columns) {}

    [[nodiscard]] std::uint32_t at(std::uint32_t place, std::uint32_t column) const {
        return n_[column * places_ + place];
    }

    // Those of a column by place, one after the other: a unit has one column and several themes.
    [[nodiscard]] std::uint32_t* column(std::uint32_t column) {
        return n_.data() + column * places_;
    }

private:
    std::size_t places_;
    std::vector<std::uint32_t> n_;
};

// A theme in a seat, not those above it.
struct SeatMark {
    std::uint32_t seat = 0;
    std::uint32_t place = 0;
};

// With Whose::all_of: what every one of the coders applied in the seat.
[[nodiscard]] std::vector<SeatMark> agreed_marks(const Study&, const Grid&, const ThemeTree&,
                                                 const Whose&);

[[nodiscard]] Tallies tally(const Study&, const Grid&, const ThemeTree&, Count, const Whose&);

// Answers that one of the coders judged to hold nothing to code and none of them coded.
[[nodiscard]] NothingToCode nothing_to_code(const Study&, const Whose&);

} // namespace themata
