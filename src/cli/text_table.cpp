#include "cli/text_table.h"

#include <algorithm>

namespace themata {

namespace {

constexpr std::size_t gap = 2;
using Widths = std::vector<std::size_t>;

// Columns from `first` on, with the gaps between them.
std::size_t width_of(const Widths& widths, std::size_t first, std::size_t columns) {
    std::size_t width = gap * (columns - 1);
    for (std::size_t column = first; column < first + columns; ++column)
        width += widths[column];
    return width;
}

// A name that is wider than its columns widens the last of them.
void make_room(Widths& widths, const std::vector<ColumnGroup>& groups) {
    std::size_t first = 0;
    for (const ColumnGroup& group : groups) {
        const std::size_t wanted = display_width(group.name);
        const std::size_t there = width_of(widths, first, group.columns);
        if (wanted > there)
            widths[first + group.columns - 1] += wanted - there;
        first += group.columns;
    }
}

Widths widths_of(const TextTable& table) {
    Widths widths(table.columns.size());
    for (const auto& row : table.rows)
        for (std::size_t column = 0; column < row.size(); ++column)
            widths[column] = std::max(widths[column], display_width(row[column]));
    for (const auto& groups : table.over)
        make_room(widths, groups);
    return widths;
}

void end_line(std::string& lines) {
    const std::size_t begin = lines.find_last_of('\n') + 1;
    const std::size_t last = lines.find_last_not_of(' ');
    lines.resize(last == lines.npos || last < begin ? begin : last + 1);
    lines += '\n';
}

} // namespace

std::string in_columns(const TextTable& table) {
    const Widths widths = widths_of(table);
    std::string lines;
    for (const auto& groups : table.over) {
        std::size_t first = 0;
        for (const ColumnGroup& group : groups) {
            lines += pad(group.name, width_of(widths, first, group.columns) + gap);
            first += group.columns;
        }
        end_line(lines);
    }
    for (const auto& row : table.rows) {
        for (std::size_t column = 0; column < row.size(); ++column)
            lines +=
                pad(row[column], widths[column], table.columns[column]) + std::string(gap, ' ');
        end_line(lines);
    }
    return lines;
}

} // namespace themata
