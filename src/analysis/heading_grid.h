#pragma once
// The headings of a tabulation as they stand in print: which of them share a name above, and which
// cell of the heading goes over how many columns and lines. Pure functions; any thread.

#include "analysis/tabulation.h"

namespace themata {

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
