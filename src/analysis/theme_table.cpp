#include "analysis/theme_table.h"

#include "analysis/asked_as.h"
#include "analysis/tallies.h"
#include "analysis/theme_test_run.h"
#include "text/sentences.h"
#include <fmt/format.h>

namespace themata {

// What a theme table must say beneath it: what was counted, out of whom, who is not in it and why,
// how themes roll up, whose coding it is, and that no test was run.

namespace {

// What the table itself does not hold.
struct SideNote {
    std::size_t codings_on_blank = 0; // by the coders that are looked at
    std::size_t retired = 0;          // themes, whether shown or not
};

// Longer lists belong at the heads of the columns, where they stand anyway.
constexpr std::size_t most_listed = 24;

std::string head_of(const TableColumn& column) {
    return column.keys.empty() ? std::string("all") : joined(column.keys, ", ");
}

enum class Zeros { listed, left_out };

// "Phase 1: 6; Phase 2: 5"
template <class Of>
std::string by_column(const ThemeTable& table, Zeros zeros, Of of) {
    std::string list;
    std::size_t listed = 0;
    for (const TableColumn& column : table.columns) {
        if (of(column) == 0 && zeros == Zeros::left_out)
            continue;
        list += (list.empty() ? "" : "; ") + head_of(column) + ": " + grouped(of(column));
        ++listed;
    }
    return listed > most_listed ? grouped(listed) + " columns" : list;
}

std::string unit(Count count) {
    switch (count) {
    case Count::mentions:
        return "n: mentions, that is distinct coded passages; what several coders coded counts "
               "once.";
    case Count::responses:
        return "n: responses with the theme; a response counts once per theme.";
    case Count::participants:
        return "n: participants with the theme; a participant counts once per theme and column.";
    }
    return {};
}

std::string who(const ThemeTable& table) {
    const bool responses = table.count == Count::responses;
    switch (table.base) {
    case Base::took_part:
        return responses ? "all responses, blank ones included" : "participants who took part";
    case Base::asked:
        return responses ? "all responses, blank ones included" : "participants who were asked";
    case Base::answered:
        return responses ? "responses that are not blank"
                         : "participants who answered at least one question";
    case Base::codable:
        return responses ? "codable responses: not blank, and not judged nothing to code"
                         : "participants who gave at least one codable answer: not blank, and not "
                           "judged nothing to code";
    }
    return {};
}

std::string bases(const ThemeTable& table) {
    if (table.columns.empty())
        return "Nobody took part yet.";
    const auto base = [](const TableColumn& column) { return column.base; };
    const std::string list = table.columns.size() > most_listed
                                 ? "at the head of each column"
                                 : by_column(table, Zeros::listed, base);
    return "N: " + who(table) + " (" + list + ").";
}

// "Blank: 3 responses (Phase 1: 2; Phase 2: 1)." or "Blank: none."
template <class Of>
std::string apart(std::string_view what, std::string_view unit, const ThemeTable& table, Of of) {
    std::size_t sum = 0;
    for (const TableColumn& column : table.columns)
        sum += of(column);
    if (sum == 0)
        return std::string(what) + ": none.";
    return std::string(what) + ": " + counted(sum, unit) + " (" +
           by_column(table, Zeros::left_out, of) + ").";
}

std::string left_apart(const ThemeTable& table) {
    return apart("Blank", "response", table,
                 [](const TableColumn& c) { return c.responses.asked - c.responses.answered; }) +
           " " +
           apart("Nothing to code", "response", table,
                 [](const TableColumn& c) { return c.responses.answered - c.responses.codable; }) +
           " " + apart("Took part but not asked", "participant", table, [](const TableColumn& c) {
               return c.participants.took_part - c.participants.asked;
           });
}

std::string coded_blanks(const ThemeTable& table, const SideNote& aside) {
    if (aside.codings_on_blank == 0)
        return {};
    const bool outside = table.base == Base::answered || table.base == Base::codable;
    return counted(aside.codings_on_blank, "coding") +
           (aside.codings_on_blank == 1 ? " stands" : " stand") + " on blank answers and " +
           (aside.codings_on_blank == 1 ? "counts" : "count") + " in n" +
           (outside ? "; the answers do not count in N." : ".");
}

bool nests(const Study& study) {
    bool found = false;
    study.themes.for_each([&](const Theme& theme) { found = found || theme.parent; });
    return found;
}

std::string overlap(const Study& study, Count count) {
    const std::string each = count == Count::mentions    ? "passage"
                             : count == Count::responses ? "response"
                                                         : "participant";
    const std::string rollup = "A theme with themes below it counts the union of its own and "
                               "theirs, each " +
                               each + " once. ";
    return (nests(study) ? rollup : "") + "Themes are not exclusive.";
}

std::string coding(const Study& study, const TableSpec& spec) {
    std::string words = "Coding: " + in_words(study, spec.whose);
    if (spec.whose.rule == CodersCounted::Rule::all_of)
        words += spec.count == Count::mentions ? ", where all applied the theme to the same words"
                 : spec.count == Count::responses ? ", where all applied the theme in the response"
                                                  : ", where all applied the theme to the "
                                                    "participant";
    return words + ".";
}

std::string rows(const TableSpec& spec, const SideNote& aside) {
    std::string words;
    if (spec.rows.depth == ThemeRows::Depth::top_level)
        words = "Only themes at the top are shown.";
    if (spec.rows.listed == ThemeRows::Listed::used)
        words += std::string(words.empty() ? "" : " ") + "Themes that nobody has are not shown.";
    if (spec.rows.retired == ThemeRows::Retired::left_out && aside.retired > 0)
        words += std::string(words.empty() ? "" : " ") + counted(aside.retired, "retired theme") +
                 (aside.retired == 1 ? " is" : " are") +
                 " not shown, but counted in the themes above.";
    return words;
}

std::string dashes(const ThemeTable& table) {
    for (const TableColumn& column : table.columns)
        if (column.participants.asked == 0)
            return dash() + ": nobody was asked.";
    return {};
}

// Who was compared in a contrast, with whom, by which test.
std::string about(const Contrast& contrast) {
    std::string words = contrast.name + ": ";
    if (!contrast.refused.empty())
        return words + "no test. " + contrast.refused;
    const bool two = contrast.columns.size() == 2;
    if (contrast.same_people)
        words +=
            (two ? "McNemar (exact)" : "Cochran's Q, then McNemar (exact) in pairs with Holm") +
            std::string(" on the ") + grouped(contrast.n.front()) + " of " +
            grouped(contrast.n_any) + " who count in " + (two ? "both" : "all of them");
    else
        words += two ? "Fisher (exact), different people"
                     : "different people; Freeman-Halton (exact) where an expected count is under "
                       "5, else chi-squared";
    return words + "; family: " + counted(contrast.family, "theme") + " of this table.";
}

std::string tests(const ThemeTable& table) {
    std::string words;
    for (const Contrast& contrast : table.contrasts)
        words += (words.empty() ? "Tests: " : " ") + about(contrast);
    return words + " p two-sided; p adjusted: " + std::string(name_of(table.correction)) +
           ". Themes that nobody or everybody has, or in which nobody changed, have no test.";
}

std::string no_test(Count count) {
    return count == Count::mentions ? "No test: mentions of one person are not independent."
                                    : "No test was run.";
}

std::string tests(const TableSpec& spec, const ThemeTable& table) {
    if (spec.tests == TestsWanted::elsewhere)
        return {};
    return spec.tests == TestsWanted::yes ? tests(table) : no_test(spec.count);
}

std::string footnote(const Study& study, const TableSpec& spec, const ThemeTable& table,
                     const SideNote& aside) {
    std::string text;
    for (const std::string& sentence :
         {unit(spec.count), bases(table), left_apart(table), dashes(table),
          coded_blanks(table, aside), overlap(study, spec.count), coding(study, spec),
          rows(spec, aside), tests(spec, table)})
        if (!sentence.empty())
            text += (text.empty() ? "" : " ") + sentence;
    return text;
}

const Turnout& turnout(const TableColumn& column, Count count) {
    return count == Count::responses ? column.responses : column.participants;
}

ThemeRow row_of(const Snapshot& snapshot, const ThemeTable& table, const ThemeTree& tree,
                const Tallies& tallies, std::uint32_t place) {
    ThemeRow row{.theme = tree.themes[place],
                 .name = snapshot.study.themes.find(tree.themes[place])->name,
                 .path = path_of(snapshot.study, tree.themes[place]),
                 .depth = tree.depth[place],
                 .cells = {}};
    for (std::uint32_t column = 0; column < table.columns.size(); ++column)
        row.cells.push_back({.n = tallies.at(place, column),
                             .N = table.columns[column].base,
                             .asked = table.columns[column].participants.asked > 0});
    return row;
}

bool used(const Tallies& tallies, std::uint32_t place, std::size_t columns) {
    for (std::uint32_t column = 0; column < columns; ++column)
        if (tallies.at(place, column) > 0)
            return true;
    return false;
}

std::size_t codings_on_blank(const Snapshot& snapshot, const ThemeTable& table,
                             const CodersCounted& whose) {
    std::size_t blank = 0;
    for (const TableColumn& column : table.columns)
        blank += column.responses.asked - column.responses.answered;
    if (blank == 0)
        return 0;
    const CodingsTaken taken = CodingsTaken::of(snapshot.study, whose);
    std::size_t codings = 0;
    snapshot.study.responses.for_each([&](const Response& response) {
        if (response.state == ResponseState::blank)
            for (CodingId id : snapshot.lookup.codings.of(response.id))
                codings += taken(*snapshot.study.codings.find(id)) ? 1 : 0;
    });
    return codings;
}

SideNote aside(const Snapshot& snapshot, const ThemeTable& table, const CodersCounted& whose) {
    SideNote aside{.codings_on_blank = codings_on_blank(snapshot, table, whose)};
    snapshot.study.themes.for_each(
        [&](const Theme& theme) { aside.retired += theme.state == ThemeState::retired ? 1 : 0; });
    return aside;
}

Result<void> check_tests(const TableSpec& spec) {
    if (spec.tests != TestsWanted::yes || spec.count != Count::mentions)
        return {};
    return failure({.code = Error::Code::refused,
                    .what = "Mentions cannot be tested: those of one person are not independent.",
                    .hint = "Count participants.",
                    .option = "--count participants"});
}

// All that the tests look at but the table itself.
struct Tested {
    const Snapshot& now;
    const Grid& grid;
    const ThemeTree& tree;
    const ThemePresence& presence;
    const Tallies& tallies;
    const TableSpec& spec;
};

Result<ThemeTable> with_tests(ThemeTable table, const Tested& of) {
    auto tests = theme_tests({.now = of.now,
                              .grid = of.grid,
                              .tree = of.tree,
                              .presence = of.presence,
                              .tallies = of.tallies,
                              .table = table,
                              .spec = of.spec});
    if (!tests)
        return failure(tests.error());
    table.contrasts = std::move(tests->contrasts);
    for (std::size_t row = 0; row < table.rows.size(); ++row)
        table.rows[row].tests = std::move(tests->rows[row]);
    return table;
}

bool shown(const Theme& theme, std::uint32_t depth, const ThemeRows& rows) {
    if (rows.depth == ThemeRows::Depth::top_level && depth > 0)
        return false;
    return rows.retired == ThemeRows::Retired::shown || theme.state != ThemeState::retired;
}

} // namespace

std::uint32_t Turnout::by(Base base) const {
    switch (base) {
    case Base::took_part:
        return took_part;
    case Base::asked:
        return asked;
    case Base::answered:
        return answered;
    case Base::codable:
        return codable;
    }
    return 0;
}

Result<ThemeTable> theme_table(const Snapshot& snapshot, const TableSpec& spec) {
    const Study& study = snapshot.study;
    if (auto fine = check(study, spec.whose); !fine)
        return failure(fine.error());
    if (auto fine = check_tests(spec); !fine)
        return failure(fine.error());
    const NothingToCode nothing = nothing_to_code(study, spec.whose);
    Result<Grid> grid = grid_of(study, spec.columns, nothing);
    if (!grid)
        return failure(grid.error());
    const ThemeTree tree = theme_tree(study, snapshot.lookup);
    std::optional<ThemePresence> presence;
    if (spec.tests == TestsWanted::yes)
        presence = ThemePresence::of(study, *grid, tree, spec.whose);
    const Tallies tallies = presence && spec.count == Count::participants
                                ? presence->tallies(*grid, tree)
                                : tally(study, *grid, tree, spec.count, spec.whose);

    ThemeTable table{.axes = spec.columns,
                     .count = spec.count,
                     .base = spec.base,
                     .columns = grid->columns,
                     .rows = {},
                     .correction = spec.correction,
                     .footnote = {}};
    for (TableColumn& column : table.columns)
        column.base = turnout(column, spec.count).by(spec.base);
    for (std::uint32_t place = 0; place < tree.themes.size(); ++place)
        if (shown(*study.themes.find(tree.themes[place]), tree.depth[place], spec.rows) &&
            (spec.rows.listed == ThemeRows::Listed::all ||
             used(tallies, place, table.columns.size())))
            table.rows.push_back(row_of(snapshot, table, tree, tallies, place));
    if (presence) {
        auto tested =
            with_tests(std::move(table), {snapshot, *grid, tree, *presence, tallies, spec});
        if (!tested)
            return tested;
        table = std::move(*tested);
    }
    table.footnote = footnote(study, spec, table, aside(snapshot, table, spec.whose));
    return table;
}

std::string_view name_of(Count count) {
    switch (count) {
    case Count::mentions:
        return "mentions";
    case Count::responses:
        return "responses";
    case Count::participants:
        return "participants";
    }
    return {};
}

std::string_view name_of(Base base) {
    switch (base) {
    case Base::took_part:
        return "took part";
    case Base::asked:
        return "asked";
    case Base::answered:
        return "answered";
    case Base::codable:
        return "codable";
    }
    return {};
}

namespace {

std::string axes_in_words(const std::vector<Axis>& axes) {
    std::vector<std::string> names;
    for (const Axis& axis : axes)
        names.push_back(name_of(axis));
    return listed(names);
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
        row.cells.push_back(p_cell(of.tests[at].p));
        row.cells.push_back(p_cell(of.tests[at].p_adjusted));
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

namespace {

constexpr const char* headings_of_a_test[] = {"Test",   "p",       "p adjusted",
                                              "Effect", "95% low", "95% high"};

void add_test(TabulationRow& row, const ThemeRow& theme, const ThemeTable& table,
              std::size_t contrast) {
    const Contrast& there = table.contrasts[contrast];
    if (!there.refused.empty() || contrast >= theme.tests.size()) {
        row.cells.resize(row.cells.size() + std::size(headings_of_a_test),
                         undefined_cell(there.refused));
        return;
    }
    const ThemeTest& test = theme.tests[contrast];
    const Estimate& effect = test.effect.estimate;
    const auto bound = [&](double Interval::*end) {
        return effect.interval ? cell_of((*effect.interval).*end, 2)
                               : undefined_cell(effect.interval_reason);
    };
    row.cells.push_back(cell_of(name_of(test.test)));
    row.cells.push_back(p_cell(test.p));
    row.cells.push_back(p_cell(test.p_adjusted));
    row.cells.push_back(figure_cell({.value = effect.value, .reason = effect.reason}, 2));
    row.cells.push_back(bound(&Interval::low));
    row.cells.push_back(bound(&Interval::high));
}

Tabulation tests_of_themes(const ThemeTable& table, const Provenance& made) {
    Tabulation tests{.name = "tests-of-themes",
                     .title = "Tests of themes",
                     .columns = {{.headings = {"", "Theme"}, .align = Align::left}},
                     .rows = {},
                     .notes = {table.footnote},
                     .made = made};
    for (const Contrast& contrast : table.contrasts)
        for (const char* heading : headings_of_a_test)
            tests.columns.push_back(
                {.headings = {contrast.name, heading},
                 .align = heading == headings_of_a_test[0] ? Align::left : Align::right});
    for (const ThemeRow& theme : table.rows) {
        TabulationRow row{.cells = {cell_of(theme.name)}, .depth = theme.depth};
        for (std::size_t contrast = 0; contrast < table.contrasts.size(); ++contrast)
            add_test(row, theme, table, contrast);
        tests.rows.push_back(std::move(row));
    }
    return tests;
}

} // namespace

std::vector<Tabulation> tabulations_of(const Snapshot& now, const ThemeTable& table,
                                       const TableSpec& spec, CellForm form) {
    Provenance made = provenance_of(now, asked_as(now, spec, form));
    made.settings.emplace_back("coders", in_words(now.study, spec.whose));
    std::vector<Tabulation> tables{tabulation_of(table, form, made)};
    if (!table.contrasts.empty())
        tables.push_back(tests_of_themes(table, made));
    return tables;
}

} // namespace themata
