#include "analysis/heading_grid.h"

#include <algorithm>

namespace themata {

namespace {

using Names = std::vector<std::string>;

bool same_down_to(std::size_t level, const Names& a, const Names& b) {
    const auto end = static_cast<std::ptrdiff_t>(level) + 1;
    return std::equal(a.begin(), a.begin() + end, b.begin());
}

bool stands_alone(const Names& headings) {
    return std::all_of(headings.begin(), headings.end() - 1,
                       [](const std::string& name) { return name.empty(); });
}

// What begins in this line; a column that stands alone begins in the first one.
std::vector<HeadingCell> line(const std::vector<TabulationColumn>& columns, std::size_t level) {
    const std::size_t levels = columns.front().headings.size();
    std::vector<HeadingCell> cells;
    for (std::size_t at = 0; at < columns.size();) {
        const Names& headings = columns[at].headings;
        if (stands_alone(headings)) {
            if (level == 0)
                cells.push_back({headings.back(), 0, levels, at, 1});
            ++at;
            continue;
        }
        std::size_t end = at + 1;
        while (level + 1 < levels && end < columns.size() &&
               same_down_to(level, headings, columns[end].headings))
            ++end;
        cells.push_back({headings[level], level, 1, at, end - at});
        at = end;
    }
    return cells;
}

} // namespace

std::vector<HeadingGroup> heading_groups(const std::vector<TabulationColumn>& columns,
                                         std::size_t level) {
    std::vector<HeadingGroup> groups;
    for (std::size_t at = 0; at < columns.size(); ++at) {
        const Names& headings = columns[at].headings;
        if (at > 0 && same_down_to(level, headings, columns[at - 1].headings))
            ++groups.back().columns;
        else
            groups.push_back({headings[level], 1});
    }
    return groups;
}

std::vector<HeadingCell> heading_grid(const std::vector<TabulationColumn>& columns) {
    std::vector<HeadingCell> cells;
    const std::size_t levels = columns.empty() ? 0 : columns.front().headings.size();
    for (std::size_t level = 0; level < levels; ++level) {
        const auto next = line(columns, level);
        cells.insert(cells.end(), next.begin(), next.end());
    }
    return cells;
}

std::size_t heading_levels(const Tabulation& table) {
    return table.columns.empty() ? 0 : table.columns.front().headings.size();
}

} // namespace themata
