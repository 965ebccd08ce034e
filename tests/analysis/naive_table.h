#pragma once
// The theme table once more, written down as its definitions read, with sets and nothing else:
// what theme_table() is held against. One thread.

#include "analysis/theme_table.h"
#include <map>

namespace themata {

using ColumnHead = std::vector<std::string>;

struct NaiveTable {
    std::map<ColumnHead, std::uint32_t> bases;
    std::map<std::pair<ThemeId, ColumnHead>, std::uint32_t> n; // no zeros
    bool operator==(const NaiveTable&) const = default;
};

[[nodiscard]] NaiveTable naive_table(const Snapshot&, const TableSpec&);

// The same figures out of a table, to be compared.
[[nodiscard]] NaiveTable figures_of(const ThemeTable&);

} // namespace themata
