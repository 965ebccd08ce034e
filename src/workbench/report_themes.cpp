// Themes by role and stage.

#include "analysis/theme_table.h"
#include "charts/theme_charts.h"
#include "workbench/report_parts.h"

namespace themata {

namespace {

Result<Tabulation> mentions_of(const ReportSource& source) {
    const TableSpec spec{.whose = source.asked.whose};
    return theme_table(source.now, spec).map([&](const ThemeTable& table) {
        return tabulation_of(table, CellForm::n, source.counted_by("table"));
    });
}

// How many in a hundred have each theme, by role and stage.
std::optional<ReportFigure> theme_picture(const ReportSource& source) {
    // The tests stand in the table above it.
    const TableSpec spec{
        .count = Count::participants, .whose = source.asked.whose, .tests = TestsWanted::elsewhere};
    auto table = theme_table(source.now, spec);
    if (!table)
        return std::nullopt;
    return figure_of(source.counted_by("chart", "themes --count participants --cells percent"),
                     [&](const charts::Style& style, const charts::Measure& measure) {
                         return charts::heat_map(*table, CellForm::percent, style, measure);
                     });
}

} // namespace

Result<ReportSection> themes_of(const ReportSource& source) {
    ReportSection section{.id = "themes", .heading = "Themes", .parts = {}};
    if (source.now.study.themes.empty() || source.people.columns.empty())
        return section;
    auto mentions = mentions_of(source);
    if (!mentions)
        return failure(mentions.error());
    mentions->title += ": mentions";
    const std::string tests = source.people.contrasts.empty() ? "" : " --tests";
    Tabulation people =
        tabulation_of(source.people, CellForm::n_of_N,
                      source.counted_by("table", "--count participants --cells n/N" + tests));
    people.title += ": participants";
    section.parts.emplace_back(std::move(*mentions));
    section.parts.emplace_back(std::move(people));
    if (auto picture = theme_picture(source))
        section.parts.emplace_back(std::move(*picture));
    return section;
}

} // namespace themata
