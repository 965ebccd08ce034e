// The theme table, and its tests, as tables that can go into a file.

#include "ui/table/table_parts.h"

#include "analysis/theme_table.h"
#include <fmt/format.h>

namespace themata {

namespace {

std::string command_of(const ThemeTable& table, const TableView& view) {
    std::vector<std::string> axes;
    for (const Axis& axis : table.axes)
        axes.push_back(name_of(axis));
    std::string command = fmt::format("table STUDY --columns '{}' --count {}", fmt::join(axes, ","),
                                      name_of(table.count));
    if (table.base != Base::answered)
        command += table.base == Base::took_part ? " --base took-part"
                                                 : fmt::format(" --base {}", name_of(table.base));
    if (view.spec.rows.depth == ThemeRows::Depth::top_level)
        command += " --top-level";
    if (view.spec.rows.listed == ThemeRows::Listed::used)
        command += " --used";
    if (view.spec.tests == TestsWanted::yes)
        command += " --tests";
    return command;
}

TabulationCell figure_cell(const Figure& figure, std::uint8_t decimals) {
    return figure ? cell_of(*figure, decimals) : undefined_cell(figure.reason);
}

TabulationCell p_figure(const Figure& p) { return p ? p_cell(*p) : undefined_cell(p.reason); }

void add_test(TabulationRow& row, const ThemeRow& theme, const ThemeTable& table,
              std::size_t contrast) {
    const Contrast& there = table.contrasts[contrast];
    if (!there.refused.empty() || contrast >= theme.tests.size()) {
        row.cells.resize(row.cells.size() + 6, undefined_cell(there.refused));
        return;
    }
    const ThemeTest& test = theme.tests[contrast];
    const Estimate& effect = test.effect.estimate;
    const auto bound = [&](double Interval::*end) {
        return effect.interval ? cell_of((*effect.interval).*end, 2)
                               : undefined_cell(effect.interval_reason);
    };
    row.cells.push_back(cell_of(name_of(test.test)));
    row.cells.push_back(p_figure(test.p));
    row.cells.push_back(p_figure(test.p_adjusted));
    row.cells.push_back(figure_cell({.value = effect.value, .reason = effect.reason}, 2));
    row.cells.push_back(bound(&Interval::low));
    row.cells.push_back(bound(&Interval::high));
}

Tabulation tests_table(const ThemeTable& table, const Provenance& made) {
    Tabulation tests{.name = "tests-of-themes",
                     .title = "Tests of themes",
                     .columns = {{.headings = {"", "Theme"}, .align = Align::left}},
                     .rows = {},
                     .notes = {table.footnote},
                     .made = made};
    for (const Contrast& contrast : table.contrasts)
        for (const char* heading : {"Test", "p", "p adjusted", "Effect", "95% low", "95% high"})
            tests.columns.push_back(
                {.headings = {contrast.name, heading},
                 .align = std::string_view(heading) == "Test" ? Align::left : Align::right});
    for (const ThemeRow& theme : table.rows) {
        TabulationRow row{.cells = {cell_of(theme.name)}, .depth = theme.depth};
        for (std::size_t contrast = 0; contrast < table.contrasts.size(); ++contrast)
            add_test(row, theme, table, contrast);
        tests.rows.push_back(std::move(row));
    }
    return tests;
}

} // namespace

std::shared_ptr<const std::vector<Tabulation>>
table_for_export(const Snapshot& now, const ThemeTable& table, const TableView& view) {
    Provenance made = provenance_of(now, command_of(table, view));
    made.settings.emplace_back("coders", in_words(now.study, view.spec.whose));
    std::vector<Tabulation> tables{tabulation_of(table, view.form, made)};
    if (!table.contrasts.empty())
        tables.push_back(tests_table(table, made));
    return std::make_shared<const std::vector<Tabulation>>(std::move(tables));
}

} // namespace themata
