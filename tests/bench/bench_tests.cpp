// The theme table of participants with the tests of every theme and Holm, on a million answers with
// three million codings, and which themes stand together there: against passes over plain arrays
// that count the same, and against SQL's GROUP BY on the same rows in memory. The arrays have the
// columns and people of answers at hand; the figures of ours hold the p values, those of the floor
// do not.

#include "analysis/cooccurrence.h"
#include "analysis/theme_table.h"
#include "figures.h"
#include "made_study.h"
#include "sql_peer.h"
#include <fmt/format.h>
#include <optional>

namespace themata::bench {

namespace {

constexpr StudySize size{.participants = 83'334, .codings = 3'000'000};
constexpr std::uint32_t patterns = 1u << stages; // of one person: a bit for each stage
constexpr int turns = 7;

using Counts = std::vector<std::uint32_t>;
using Bits = std::vector<std::uint8_t>;

// At which stages each participant counts in the base.
Bits stages_answered(const Arrays& arrays) {
    Bits there(size.participants);
    for (std::size_t response = 0; response < arrays.seat.size(); ++response)
        if (arrays.answered[response])
            there[arrays.seat[response] / stages] |=
                static_cast<std::uint8_t>(1u << arrays.seat[response] % stages);
    return there;
}

// At which stages each participant has a theme or one below it, by theme.
Bits stages_of_themes(const Arrays& arrays) {
    Bits has(std::size_t{themes} * size.participants);
    for (std::size_t at = 0; at < arrays.theme.size(); ++at) {
        const std::uint32_t seat = arrays.seat[arrays.response[at]];
        const auto stage = static_cast<std::uint8_t>(1u << seat % stages);
        for (std::uint32_t theme = arrays.theme[at]; theme != none; theme = arrays.above[theme])
            has[std::size_t{theme} * size.participants + seat / stages] |= stage;
    }
    return has;
}

// How many people of a role have which pattern, by theme and role: all that the table and its
// tests count from.
struct PlainCounts {
    Counts people = Counts(std::size_t{themes} * roles * patterns);
    Counts bases = Counts(std::size_t{roles} * patterns);

    [[nodiscard]] std::uint32_t& at(std::uint32_t theme, std::uint32_t role,
                                    std::uint32_t pattern) {
        return people[(theme * roles + role) * patterns + pattern];
    }
};

PlainCounts count_plainly(const Arrays& arrays) {
    const Bits there = stages_answered(arrays);
    const Bits has = stages_of_themes(arrays);
    PlainCounts counts;
    for (std::uint32_t person = 0; person < size.participants; ++person)
        ++counts.bases[person % roles * patterns + there[person]];
    for (std::uint32_t theme = 0; theme < themes; ++theme) {
        const std::uint8_t* of_theme = &has[std::size_t{theme} * size.participants];
        for (std::uint32_t person = 0; person < size.participants; ++person)
            ++counts.at(theme, person % roles, of_theme[person] & there[person]);
    }
    return counts;
}

std::uint32_t with_all(PlainCounts& counts, std::uint32_t theme, std::uint32_t role,
                       std::uint32_t wanted, std::uint32_t among) {
    std::uint32_t n = 0;
    for (std::uint32_t pattern = 0; pattern < patterns; ++pattern)
        if ((pattern & among) == wanted)
            n += counts.at(theme, role, pattern);
    return n;
}

// Everybody answered at each stage of this study, so completers are all of a role.
Counts plain_tested(PlainCounts counts, const ThemeTable& like) {
    Counts all;
    for (const ThemeRow& row : like.rows)
        for (std::size_t contrast = 0; contrast < row.tests.size(); ++contrast) {
            const auto& columns = like.contrasts[contrast].columns;
            for (std::uint32_t column : columns) {
                const std::uint32_t stage = 1u << column % stages;
                all.push_back(with_all(counts, row.theme.value - 1, column / stages, stage, stage));
            }
            for (const ThemePair& pair : row.tests[contrast].pairs) {
                const std::uint32_t first = 1u << columns[pair.first] % stages;
                const std::uint32_t second = 1u << columns[pair.second] % stages;
                const std::uint32_t role = columns[pair.first] / stages;
                for (std::uint32_t wanted : {first | second, first, second})
                    all.push_back(
                        with_all(counts, row.theme.value - 1, role, wanted, first | second));
            }
        }
    return all;
}

Counts our_tested(const ThemeTable& table) {
    Counts all;
    for (const ThemeRow& row : table.rows)
        for (const ThemeTest& test : row.tests) {
            for (std::uint64_t with : test.with)
                all.push_back(static_cast<std::uint32_t>(with));
            for (const ThemePair& pair : test.pairs)
                for (std::uint64_t n :
                     {pair.counts.both, pair.counts.only_first, pair.counts.only_second})
                    all.push_back(static_cast<std::uint32_t>(n));
        }
    return all;
}

void tested_table(const Snapshot& now, const Arrays& arrays, const SqlPeer& sql) {
    const TableSpec spec{.count = Count::participants, .tests = TestsWanted::yes};
    std::optional<ThemeTable> table;
    PlainCounts plain;
    const Times times = processor_times(
        turns, [&] { table = theme_table(now, spec).value(); },
        [&] { plain = count_plainly(arrays); });
    require_same(our_tested(*table), plain_tested(plain, *table));
    std::size_t tests = 0;
    for (const ThemeRow& row : table->rows)
        for (const ThemeTest& test : row.tests)
            tests += 1 + test.pairs.size();
    print({.what = fmt::format("participants, {} tests, Holm: 3,000,000 codings", tests),
           .ours = times.ours,
           .floor = times.floor,
           .aim = 3,
           .floor_is = "the counts of table and tests from plain arrays, without a p"});
    const double counting = processor_milliseconds(
        [&] { table = theme_table(now, {.count = Count::participants}).value(); });
    Counts counts;
    const double asked = processor_milliseconds([&] { counts = sql.people_by_theme_and_column(); });
    const std::size_t columns = table->columns.size();
    Counts ours(themes * columns);
    for (const ThemeRow& row : table->rows)
        for (std::size_t column = 0; column < columns; ++column)
            ours[(row.theme.value - 1) * columns + column] = row.cells[column].n;
    require_same(ours, counts);
    fmt::print("    of it the table without tests: {:.1f} ms\n", counting);
    print(
        {.what = "the same beside SQL, which counts the table alone",
         .ours = times.ours,
         .floor = asked,
         .floor_is = "SQLite in memory: GROUP BY theme, column with COUNT(DISTINCT participant)"});
}

// Of answers: every pair of their themes, each theme of an answer once.
Counts pairs_plainly(const Arrays& arrays) {
    Counts n(std::size_t{themes} * themes);
    std::vector<std::uint32_t> there;
    Counts last(themes, none);
    for (std::size_t at = 0; at < arrays.theme.size();) {
        const std::uint32_t response = arrays.response[at];
        there.clear();
        for (; at < arrays.theme.size() && arrays.response[at] == response; ++at)
            if (std::uint32_t& seen = last[arrays.theme[at]]; seen != response) {
                seen = response;
                there.push_back(arrays.theme[at]);
            }
        for (std::uint32_t one : there)
            for (std::uint32_t other : there)
                ++n[one * themes + other];
    }
    return n;
}

void together(const Snapshot& now, const Arrays& arrays) {
    std::optional<Cooccurrence> ours;
    Counts plain;
    const Times times = processor_times(
        turns, [&] { ours = cooccurrence(now, {}).value(); },
        [&] { plain = pairs_plainly(arrays); });
    Counts same(plain.size());
    for (std::size_t a = 0; a < ours->themes.size(); ++a)
        for (std::size_t b = 0; b < ours->themes.size(); ++b)
            same[(ours->themes[a].value - 1) * themes + ours->themes[b].value - 1] = ours->at(a, b);
    require_same(same, plain);
    print({.what = "themes together in answers, 3,000,000 codings",
           .ours = times.ours,
           .floor = times.floor,
           .aim = 3,
           .floor_is = "pairs counted from plain arrays"});
}

} // namespace

void tests_figures() {
    Snapshot now;
    now.study = made_study(size, Order::by_response);
    now.lookup = Lookup::of(now.study);
    const Arrays arrays = arrays_of(now.study, size);
    tested_table(now, arrays, SqlPeer(now.study));
    together(now, arrays);
}

} // namespace themata::bench
