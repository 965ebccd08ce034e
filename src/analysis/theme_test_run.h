#pragma once
// This header runs the tests of a theme table; only the theme table uses it. Pure; any thread.

#include "analysis/presence.h"

namespace themata {

struct ThemeTests {
    std::vector<Contrast> contrasts;
    std::vector<std::vector<ThemeTest>> rows; // of each row of the table, by contrast
};

// All that the tests look at, of which the table is made.
struct TestedTable {
    const Snapshot& now;
    const Grid& grid;
    const ThemeTree& tree;
    const ThemePresence& presence;
    const Tallies& tallies; // of the table
    const ThemeTable& table;
    const TableSpec& spec;
};

// Refused: mentions, several responses of one person, a table without columns to compare.
[[nodiscard]] Result<ThemeTests> theme_tests(const TestedTable&);

} // namespace themata
