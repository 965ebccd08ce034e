#include "analysis/theme_table.h"

#include "analysis/footnote.h"
#include "analysis/tallies.h"
#include "analysis/theme_test_run.h"

namespace themata {

namespace {

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
                             const Whose& whose) {
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

Aside aside(const Snapshot& snapshot, const ThemeTable& table, const Whose& whose) {
    Aside aside{.codings_on_blank = codings_on_blank(snapshot, table, whose)};
    snapshot.study.themes.for_each(
        [&](const Theme& theme) { aside.retired += theme.state == ThemeState::retired ? 1 : 0; });
    return aside;
}

Result<void> check_tests(const TableSpec& spec) {
    if (spec.tests == TestsWanted::no || spec.count != Count::mentions)
        return {};
    return failure(Error::Code::refused,
                   "Mentions cannot be tested: those of one person are not independent.",
                   "Count participants: --count participants.");
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

} // namespace themata
