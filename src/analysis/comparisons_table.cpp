#include "analysis/comparison_tables.h"

#include <algorithm>
#include <fmt/format.h>

namespace themata {

namespace {

TabulationCell figure_cell(const Figure& figure, std::uint8_t decimals) {
    return figure ? cell_of(*figure, decimals) : undefined_cell(figure.reason);
}

TabulationCell p_figure(const Figure& p) { return p ? p_cell(*p) : undefined_cell(p.reason); }

bool by_theme(const Comparisons& all) { return bool(all.done.front().theme); }

// What the groups are called where all comparisons call them so.
std::vector<std::string> group_names(const Comparisons& all) {
    if (by_theme(all))
        return {"With", "Without"};
    std::vector<std::string> names;
    for (const ComparedGroup& group : all.done.front().groups)
        names.push_back(group.name);
    for (const Comparison& each : all.done)
        if (!std::ranges::equal(each.groups, names, {}, &ComparedGroup::name))
            return {};
    return names;
}

std::vector<TabulationColumn> columns_of(const Comparisons& all,
                                         const std::vector<std::string>& groups) {
    std::vector<TabulationColumn> columns{
        {.headings = {"", by_theme(all) ? "Theme" : "Measure"}, .align = Align::left}};
    const auto add = [&](std::string_view over, std::string_view heading) {
        columns.push_back({.headings = {std::string(over), std::string(heading)}});
    };
    for (std::string_view over : {"N", "Median"})
        for (const std::string& group : groups)
            add(over, group);
    add("", "Test");
    columns.back().align = Align::left;
    add("", "Statistic");
    add("", "Z");
    add("", "p");
    add("", "p adjusted");
    add("", "Exact p");
    add("", "Effect");
    add("95%", "Low");
    add("95%", "High");
    return columns;
}

std::string first_name(const Study& study, const ScoreMeasure& measure, ThemeId theme) {
    return theme ? path_of(study, theme) : measure.name;
}

TabulationRow row_of(const Study& study, const Comparison& each, std::size_t groups) {
    std::vector<TabulationCell> cells{cell_of(first_name(study, each.measure, each.theme))};
    for (std::size_t at = 0; at < groups; ++at)
        cells.push_back(cell_of(static_cast<double>(each.groups[at].n), 0));
    for (std::size_t at = 0; at < groups; ++at)
        cells.push_back(figure_cell(each.groups[at].summary.median, 1));
    const Estimate& effect = each.effect.estimate;
    const auto bound = [&](double Interval::*end) {
        return effect.interval ? cell_of((*effect.interval).*end, 2)
                               : undefined_cell(effect.interval_reason);
    };
    cells.insert(cells.end(), {cell_of(name_of(each.test)), figure_cell(each.statistic, 1),
                               figure_cell(each.z, 3), p_figure(each.p), p_figure(each.p_adjusted),
                               each.exact ? p_cell(*each.exact) : undefined_cell(each.exact.reason),
                               effect ? cell_of(*effect, 2) : undefined_cell(effect.reason),
                               bound(&Interval::low), bound(&Interval::high)});
    return {.cells = std::move(cells)};
}

// Where nothing could be compared stands the reason.
TabulationRow row_of(const Study& study, const NotCompared& refused, std::size_t columns) {
    TabulationRow row{.cells = {cell_of(first_name(study, refused.measure, refused.theme))}};
    row.cells.resize(columns, undefined_cell(refused.error.what));
    return row;
}

// A sentence with the rows that it is about, in the order in which they come.
struct Said {
    std::string sentence;
    std::vector<std::string> rows;
};

std::vector<Said> said_of(const Study& study, const Comparisons& all) {
    std::vector<Said> said;
    for (const Comparison& each : all.done)
        for (const std::string& sentence : sentences_of(each)) {
            auto found = std::ranges::find(said, sentence, &Said::sentence);
            if (found == said.end())
                found = said.insert(said.end(), {.sentence = sentence, .rows = {}});
            found->rows.push_back(first_name(study, each.measure, each.theme));
        }
    return said;
}

std::vector<std::string> notes_of(const Study& study, const Comparisons& all) {
    std::vector<std::string> notes{fmt::format(
        "p: two-sided, asymptotic, ties corrected, no continuity correction. p adjusted: {}, "
        "family: {} (size {}).",
        name_of(all.correction), all.family, all.done.size())};
    notes.push_back(fmt::format("Effect: {}.", all.done.front().effect.name));
    for (const Said& said : said_of(study, all))
        notes.push_back(said.rows.size() == all.done.size()
                            ? said.sentence
                            : fmt::format("{}: {}", fmt::join(said.rows, "; "), said.sentence));
    return notes;
}

} // namespace

Tabulation tabulation_of(const Comparisons& all, const Study& study, Provenance made) {
    const std::vector<std::string> groups = group_names(all);
    Tabulation table{.name = by_theme(all) ? "themes-by-score" : "comparisons",
                     .title = by_theme(all) ? fmt::format("{} by theme", all.done[0].measure.name)
                                            : fmt::format("Scores: {}", all.done[0].contrast),
                     .columns = columns_of(all, groups),
                     .rows = {},
                     .notes = notes_of(study, all),
                     .made = std::move(made)};
    for (const Comparison& each : all.done)
        table.rows.push_back(row_of(study, each, groups.size()));
    for (const NotCompared& refused : all.refused)
        table.rows.push_back(row_of(study, refused, table.columns.size()));
    return table;
}

} // namespace themata
