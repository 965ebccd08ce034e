#include "analysis/comparison.h"

#include "statistics/summary.h"
#include "text/sentences.h"
#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace themata {

namespace {

// Sums of ranks and middles of whole scores lie on halves.
TabulationCell score_cell(const Figure& figure) {
    const bool halves = figure && std::abs(*figure * 2 - std::round(*figure * 2)) < 1e-9;
    return figure_cell(figure, halves ? 1 : 2);
}

std::vector<TabulationColumn> columns(std::initializer_list<std::string_view> headings) {
    std::vector<TabulationColumn> list;
    for (std::string_view heading : headings)
        list.push_back({.headings = {std::string(heading)}});
    list.front().align = Align::left;
    return list;
}

Tabulation groups_table(const Comparison& comparison, const Provenance& made) {
    Tabulation table{.name = "groups",
                     .title = title_of(comparison),
                     .columns = columns({"Group", "N", "Left out", "Missing", "Median", "Q1", "Q3",
                                         "Hinge low", "Hinge high", "Mean", "SD"}),
                     .rows = {},
                     .notes = {},
                     .made = made};
    table.notes = {fmt::format("Quartiles: Q1 and Q3 {}; hinges {}.",
                               name_of(QuartileKind::haverage), name_of(QuartileKind::hinges))};
    if (comparison.measure.scale)
        table.notes.push_back(fmt::format("{}: {}.", comparison.measure.name, comparison.made_of));
    for (const ComparedGroup& group : comparison.groups) {
        const Summary& s = group.summary;
        table.rows.push_back(
            {.cells = {cell_of(group.name), count_cell(group.n), count_cell(group.valid - group.n),
                       count_cell(group.missing), score_cell(s.median), figure_cell(s.q1, 2),
                       figure_cell(s.q3, 2), score_cell(s.hinge_low), score_cell(s.hinge_high),
                       figure_cell(s.mean, 2), figure_cell(s.sd, 2)}});
    }
    return table;
}

Tabulation ranks_table(const Comparison& comparison, const Provenance& made) {
    Tabulation table{.name = "ranks",
                     .title = "Ranks",
                     .columns = columns({"Ranks", "N", "Mean rank", "Sum of ranks"}),
                     .rows = {},
                     .notes = {},
                     .made = made};
    for (const RankLine& line : comparison.ranks)
        table.rows.push_back(
            {.cells = {cell_of(line.name), count_cell(line.n), figure_cell(line.mean_rank, 2),
                       line.sum ? score_cell(defined(*line.sum)) : cell_of("")}});
    return table;
}

// A figure of the test, its interval, and the convention that it follows.
TabulationRow line(std::string_view name, TabulationCell value, std::string_view how) {
    return {.cells = {cell_of(name), std::move(value), cell_of(""), cell_of(""), cell_of(how)}};
}

TabulationRow effect_line(const Effect& effect) {
    const Estimate& found = effect.estimate;
    TabulationCell value = found ? cell_of(*found, 3) : undefined_cell(found.reason);
    TabulationRow row = line(effect.name, std::move(value), found.method);
    if (found && !found.interval)
        row.cells[2] = row.cells[3] = undefined_cell(found.interval_reason);
    if (found.interval) {
        row.cells[2] = cell_of(found.interval->low, 3);
        row.cells[3] = cell_of(found.interval->high, 3);
    }
    return row;
}

std::string_view how_z(TestKind test) {
    return test == TestKind::signed_rank
               ? "from the smaller sum of ranks; ties corrected, no continuity correction"
               : "ties corrected, no continuity correction";
}

std::string_view how_p(const Comparison& comparison) {
    return comparison.z ? "two-sided, normal approximation" : "chi-squared approximation";
}

TabulationCell exact_cell(const PermutationP& exact) {
    return exact ? p_cell(*exact) : undefined_cell(exact.reason);
}

Tabulation test_table(const Comparison& comparison, const Provenance& made) {
    Tabulation table{
        .name = "test",
        .title = fmt::format("{} ({})", name_of(comparison.test),
                             comparison.paired ? "the same people or pairs" : "different people"),
        .columns = columns({"Figure", "Value", "95% low", "95% high", "How"}),
        .rows = {},
        .notes = {},
        .made = made};
    table.columns.back().align = Align::left;
    auto& rows = table.rows;
    rows.push_back(
        line(comparison.paired && comparison.zero_differences ? "N (pairs that differ)" : "N",
             count_cell(comparison.n_used), ""));
    rows.push_back(line(comparison.statistic_name, score_cell(comparison.statistic),
                        comparison.z ? "" : "ties corrected"));
    if (comparison.z)
        rows.push_back(line("Z", figure_cell(comparison.z, 3), how_z(comparison.test)));
    if (comparison.df)
        rows.push_back(line("df", figure_cell(comparison.df, 0), ""));
    rows.push_back(line("p", p_cell(comparison.p), how_p(comparison)));
    if (comparison.p_adjusted)
        rows.push_back(line("p adjusted", p_cell(comparison.p_adjusted), "in its family"));
    rows.push_back(line("Exact p", exact_cell(comparison.exact), in_words(comparison.exact)));
    if (comparison.exact_as_if_no_ties && *comparison.exact_as_if_no_ties)
        rows.push_back(line("Exact p as if without ties", p_cell(*comparison.exact_as_if_no_ties),
                            "as SPSS prints it for N <= 40"));
    rows.push_back(effect_line(comparison.effect));
    for (const Effect& effect : comparison.more)
        rows.push_back(effect_line(effect));
    if (comparison.shift)
        rows.push_back(effect_line(*comparison.shift));
    if (const std::string note = note_of(comparison); !note.empty())
        table.notes.push_back(note);
    return table;
}

Tabulation pairs_table(const Comparison& comparison, const Provenance& made) {
    const bool dunn = comparison.test == TestKind::kruskal_wallis;
    Tabulation table{.name = "pairs",
                     .title = dunn ? "In pairs (Dunn)" : "In pairs (Wilcoxon signed-rank)",
                     .columns = columns({"Pair", "N", "Z", "p", "p adjusted"}),
                     .rows = {},
                     .notes = {},
                     .made = made};
    if (!dunn)
        for (std::string_view heading : {"Exact p", "Rank-biserial", "95% low", "95% high"})
            table.columns.push_back({.headings = {std::string(heading)}});
    table.notes = {fmt::format("p adjusted: {}, family of the {} pairs.",
                               name_of(comparison.pair_correction), comparison.pairwise.size())};
    for (const PairCompared& pair : comparison.pairwise) {
        TabulationRow row{.cells = {cell_of(fmt::format("{} vs {}", pair.first, pair.second)),
                                    count_cell(pair.n), figure_cell(pair.z, 3), p_cell(pair.p),
                                    p_cell(pair.p_adjusted)}};
        if (!dunn) {
            const auto effect = effect_line(pair.effect).cells;
            row.cells.push_back(pair.p_exact ? p_cell(*pair.p_exact) : cell_of(""));
            row.cells.insert(row.cells.end(), effect.begin() + 1, effect.begin() + 4);
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

} // namespace

std::vector<Tabulation> tabulations_of(const Comparison& comparison, const Provenance& made) {
    std::vector<Tabulation> tables{groups_table(comparison, made), ranks_table(comparison, made),
                                   test_table(comparison, made)};
    if (!comparison.pairwise.empty())
        tables.push_back(pairs_table(comparison, made));
    return tables;
}

std::string title_of(const Comparison& comparison) {
    return fmt::format("{}: {}{}", comparison.measure.name, comparison.contrast,
                       comparison.among.empty() ? "" : " (" + comparison.among + ")");
}

std::vector<std::string> sentences_of(const Comparison& comparison) {
    std::vector<std::string> sentences = comparison.notes;
    if (comparison.attrition)
        sentences.push_back(comparison.attrition->words);
    if (const std::size_t zeros = comparison.zero_differences.value_or(0); zeros > 0)
        sentences.push_back(fmt::format("{} of zero dropped; N is {} that differ.",
                                        counted(zeros, "difference"), grouped(comparison.n_used)));
    return sentences;
}

std::string note_of(const Comparison& comparison) {
    std::string note;
    for (const std::string& sentence : sentences_of(comparison))
        note += (note.empty() ? "" : " ") + sentence;
    return note;
}

std::string in_words(const PermutationP& exact) {
    if (!exact)
        return exact.reason;
    if (exact.way == PWay::exact)
        return "two-sided; all permutations over the observed ranks, ties as they are";
    std::string words = "permutations drawn";
    if (exact.draws)
        words += fmt::format(" {} times, seed {}", exact.draws->count, exact.draws->seed);
    if (exact.interval)
        words +=
            fmt::format("; 99% interval {:.4f}-{:.4f}", exact.interval->low, exact.interval->high);
    return words;
}

namespace {

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
                               figure_cell(each.z, 3), p_cell(each.p), p_cell(each.p_adjusted),
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
