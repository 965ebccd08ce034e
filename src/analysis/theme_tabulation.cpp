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

// A contrast stands over its columns, so there are two lines of headings at least.
std::size_t levels_of(const ThemeTable& table) {
    return std::max(table.axes.size(), std::size_t{table.contrasts.empty() ? 1U : 2U});
}

TabulationColumn in_levels(TabulationColumn column, std::size_t levels) {
    column.headings.insert(column.headings.begin(), levels - column.headings.size(), "");
    return column;
}

// What says how large the difference is.
std::string effect_heading(const Contrast& contrast) {
    if (contrast.columns.size() == 2)
        return contrast.same_people ? "(b - c)/n (95% CI)" : "Difference (95% CI)";
    return contrast.same_people ? "Pairs (p < 0.05)" : "Cramer's V";
}

void add_tests(std::vector<TabulationColumn>& columns, const ThemeTable& table) {
    for (const Contrast& contrast : table.contrasts)
        for (const std::string& heading :
             {std::string("p"), std::string("p adjusted"), effect_heading(contrast)})
            columns.push_back({.headings = {contrast.name, heading}});
}

std::vector<TabulationColumn> columns_of(const ThemeTable& table, CellForm form) {
    std::vector<TabulationColumn> columns{{.headings = {"Theme"}, .align = Align::left}};
    const Align align = form == CellForm::tally ? Align::left : Align::right;
    for (const TableColumn& column : table.columns)
        columns.push_back(
            {.headings = column.keys.empty() ? std::vector<std::string>{"All"} : column.keys,
             .align = align});
    add_tests(columns, table);
    for (TabulationColumn& column : columns)
        column = in_levels(std::move(column), levels_of(table));
    return columns;
}

TabulationCell p_figure(const Figure& p) { return p ? p_cell(*p) : undefined_cell(p.reason); }

constexpr double usual_threshold = 0.05;

TabulationCell pairs_cell(const ThemeTest& test, const Contrast& contrast) {
    std::string pairs;
    for (const ThemePair& pair : test.pairs)
        if (pair.p_adjusted && *pair.p_adjusted < usual_threshold)
            pairs += fmt::format("{}{} vs {} ({})", pairs.empty() ? "" : "; ",
                                 contrast.parts[pair.first], contrast.parts[pair.second],
                                 p_cell(*pair.p_adjusted).text);
    return cell_of(pairs.empty() ? "none" : pairs);
}

TabulationCell effect_cell(const ThemeTest& test, const Contrast& contrast) {
    if (!test.pairs.empty())
        return pairs_cell(test, contrast);
    const Estimate& effect = test.effect.estimate;
    if (!effect)
        return undefined_cell(test.p ? effect.reason : test.p.reason);
    TabulationCell cell = cell_of(*effect, 2);
    if (effect.interval)
        cell.text += fmt::format(" ({} to {})", cell_of(effect.interval->low, 2).text,
                                 cell_of(effect.interval->high, 2).text);
    return cell;
}

void add_tests(TabulationRow& row, const ThemeRow& of, const ThemeTable& table) {
    for (std::size_t at = 0; at < of.tests.size(); ++at) {
        row.cells.push_back(p_figure(of.tests[at].p));
        row.cells.push_back(p_figure(of.tests[at].p_adjusted));
        row.cells.push_back(effect_cell(of.tests[at], table.contrasts[at]));
    }
}

TabulationRow bases_of(const ThemeTable& table) {
    TabulationRow row{.cells = {cell_of(fmt::format("N ({})", name_of(table.base)))},
                      .kind = RowKind::base};
    for (const TableColumn& column : table.columns)
        row.cells.push_back(cell_of(static_cast<double>(column.base), 0));
    row.cells.resize(row.cells.size() + 3 * table.contrasts.size(), cell_of(""));
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
        add_tests(line, row, table);
        tabulation.rows.push_back(std::move(line));
    }
    return tabulation;
}

} // namespace themata
