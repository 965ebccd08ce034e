#pragma once
// What a theme table must say beneath it: what was counted, out of whom, who is not in it and why,
// how themes roll up, whose coding it is, and that no test was run. Pure; any thread.

#include "analysis/theme_table.h"

namespace themata {

// What the table itself does not hold.
struct Aside {
    std::size_t codings_on_blank = 0; // by the coders that are looked at
    std::size_t retired = 0;          // themes, whether shown or not
};

[[nodiscard]] std::string footnote(const Study&, const TableSpec&, const ThemeTable&, const Aside&);

} // namespace themata
