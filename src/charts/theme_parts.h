#pragma once
// What the two pictures of a theme table share; private to them.

#include "analysis/theme_table.h"
#include "charts/columns.h"

namespace themata::charts {

[[nodiscard]] Result<void> can_be_drawn(const ThemeTable& table);
// "Themes by role and stage"
[[nodiscard]] std::string title_of(const ThemeTable& table);
// "Mentions, that is distinct coded passages. N: participants who answered."
[[nodiscard]] std::string statement_of(const ThemeTable& table);
[[nodiscard]] std::vector<ColumnHead> heads_of(const ThemeTable& table);
// "Concerns/Selection bias, Mentor, Phase 1: 3 of 6 (50 %)"
[[nodiscard]] std::string tip_of(const ThemeTable& table, std::size_t row, std::size_t column);
[[nodiscard]] bool has_below(const ThemeTable& table, std::size_t row);

[[nodiscard]] double indent_of(const ThemeRow& row);
// What the widest name takes on one line.
[[nodiscard]] double names_wanted(const Page& page, const ThemeTable& table);

// The name in two lines at most, and how high its row is.
struct RowName {
    Fitted name;
    Lettering letters;
    double height = 0;
};

[[nodiscard]] RowName row_name(const Page& page, const ThemeTable& table, std::size_t row,
                               double width);
void draw_row_name(Page& page, const ThemeTable& table, std::size_t row, const RowName& name);

} // namespace themata::charts
