#pragma once
// Which columns of a theme table are compared with which; private to its tests. Pure; any thread.

#include "analysis/presence.h"

namespace themata {

// One for each axis and each set of columns that differ in it alone, two or more.
[[nodiscard]] std::vector<Contrast> contrasts_of(const ThemeTable&);

// The seats of the same people in each column of a contrast, in the same order.
struct Completers {
    std::vector<std::vector<std::uint32_t>> seats;
    std::size_t in_any = 0;
    bool nobody_twice = false;
};

[[nodiscard]] Completers completers_of(const Contrast&,
                                       const std::vector<std::vector<Sitter>>& sitters);

} // namespace themata
