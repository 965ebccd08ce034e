// Themes by role and stage.

#include "analysis/theme_tabulation.h"
#include "charts/png.h"
#include "charts/svg.h"
#include "charts/theme_charts.h"
#include "workbench/report_parts.h"

namespace themata {

namespace {

Result<Tabulation> theme_table_of(const ReportSource& source, const TableSpec& spec, CellForm form,
                                  std::string_view options) {
    return theme_table(source.now, spec).map([&](const ThemeTable& table) {
        return tabulation_of(table, form, source.made_by("table", options));
    });
}

// How many in a hundred have each theme, by role and stage.
void add_picture(const ReportSource& source, ReportSection& section) {
    const TableSpec spec{.count = Count::participants, .whose = source.asked.whose};
    const auto table = theme_table(source.now, spec);
    if (!table)
        return;
    const auto chart =
        charts::heat_map(*table, CellForm::percent, {}, charts::measure_of_letters());
    if (!chart)
        return; // too many columns for a page; the table has them all
    std::string svg = charts::svg(*chart);
    svg.erase(0, svg.find("<svg"));
    section.parts.emplace_back(ReportFigure{
        .title = chart->title + ".", .svg = std::move(svg), .note = chart->description});
}

} // namespace

Result<ReportSection> themes_of(const ReportSource& source) {
    ReportSection section{.id = "themes", .heading = "Themes", .parts = {}};
    if (source.now.study.themes.empty() || source.people.columns.empty())
        return section;
    auto mentions = theme_table_of(source, {.whose = source.asked.whose}, CellForm::n, "");
    if (!mentions)
        return failure(mentions.error());
    mentions->title += ": mentions";
    auto people = theme_table_of(
        source,
        {.count = Count::participants, .whose = source.asked.whose, .tests = TestsWanted::yes},
        CellForm::n_of_N, "--count participants --cells n/N --tests");
    if (!people)
        return failure(people.error());
    people->title += ": participants";
    section.parts.emplace_back(std::move(*mentions));
    section.parts.emplace_back(std::move(*people));
    add_picture(source, section);
    return section;
}

} // namespace themata
