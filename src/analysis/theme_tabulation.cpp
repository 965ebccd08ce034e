#include "analysis/theme_tabulation.h"

#include <fmt/format.h>

namespace themata {

namespace {

std::string axes_in_words(const std::vector<Axis>& axes) {
    std::string words;
    for (std::size_t place = 0; place < axes.size(); ++place) {
        const bool last = place + 1 == axes.size();
        words += (place == 0 ? "" : last ? " and " : ", ") + name_of(axes[place]);
    }
    return words;
}

std::string file_name(const std::vector<Axis>& axes) {
    std::string name = "themes";
    for (const Axis& axis : axes)
        name += (&axis == axes.data() ? "-by-" : "-") + name_of(axis);
    return name;
}

TabulationCell tabulated(const Cell& cell, CellForm form) {
    if (!cell.asked)
        return cell_of(dash()); // the footnote says of all dashes that nobody was asked
    const double n = cell.n;
    TabulationCell written{.text = cell_text(cell, form), .number = n};
    if (form == CellForm::percent) {
        written.decimals = 1;
        written.number =
            cell.N == 0 ? std::nullopt : std::optional(100.0 * n / static_cast<double>(cell.N));
    }
    return written;
}

std::vector<TabulationColumn> columns_of(const ThemeTable& table, CellForm form) {
    const std::size_t levels = std::max<std::size_t>(1, table.axes.size());
    TabulationColumn theme{.headings = std::vector<std::string>(levels), .align = Align::left};
    theme.headings.back() = "Theme";
    std::vector<TabulationColumn> columns{std::move(theme)};
    const Align align = form == CellForm::tally ? Align::left : Align::right;
    for (const TableColumn& column : table.columns)
        columns.push_back(
            {.headings = column.keys.empty() ? std::vector<std::string>{"All"} : column.keys,
             .align = align});
    return columns;
}

TabulationRow bases_of(const ThemeTable& table) {
    TabulationRow row{.cells = {cell_of(fmt::format("N ({})", name_of(table.base)))},
                      .kind = RowKind::base};
    for (const TableColumn& column : table.columns)
        row.cells.push_back(cell_of(static_cast<double>(column.base), 0));
    return row;
}

} // namespace

Tabulation tabulation_of(const ThemeTable& table, CellForm form, Provenance made) {
    made.settings.emplace_back("count", name_of(table.count));
    made.settings.emplace_back("base", name_of(table.base));
    if (!table.axes.empty())
        made.settings.emplace_back("columns", axes_in_words(table.axes));
    Tabulation tabulation{.name = file_name(table.axes),
                          .title = table.axes.empty()
                                       ? "Themes"
                                       : fmt::format("Themes by {}", axes_in_words(table.axes)),
                          .columns = columns_of(table, form),
                          .rows = {bases_of(table)},
                          .notes = {table.footnote},
                          .made = std::move(made)};
    for (const ThemeRow& row : table.rows) {
        TabulationRow line{.cells = {cell_of(row.name)}, .depth = row.depth};
        for (const Cell& cell : row.cells)
            line.cells.push_back(tabulated(cell, form));
        tabulation.rows.push_back(std::move(line));
    }
    return tabulation;
}

} // namespace themata
