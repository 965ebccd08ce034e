#include "analysis/theme_test_run.h"

#include "analysis/presence.h"
#include "statistics/contingency.h"
#include "statistics/fisher.h"
#include "statistics/proportions.h"
#include "statistics/yes_no.h"
#include "text/sentences.h"
#include <algorithm>
#include <bit>
#include <fmt/format.h>
#include <map>
#include <unordered_map>

namespace themata {

// Which columns of a theme table are compared with which.

namespace {

// The seats of the same people in each column of a contrast, in the same order.
struct Completers {
    std::vector<std::vector<std::uint32_t>> seats;
    std::size_t in_any = 0;
    bool nobody_twice = false;
};

// More names than this are left to the heads of the columns.
constexpr std::size_t most_parts_named = 4;

std::vector<std::string> without(std::vector<std::string> keys, std::size_t axis) {
    keys.erase(keys.begin() + static_cast<std::ptrdiff_t>(axis));
    return keys;
}

void name(Contrast& contrast, const Axis& axis, const std::vector<std::string>& held) {
    const std::size_t parts = contrast.parts.size();
    contrast.name = held.empty() ? "" : joined(held, ", ") + ": ";
    if (parts == 2)
        contrast.name += joined(contrast.parts, " vs ");
    else if (parts <= most_parts_named)
        contrast.name += joined(contrast.parts, ", ");
    else
        contrast.name += name_of(axis) + " (" + std::to_string(parts) + ")";
}

// One for each axis and each set of columns that differ in it alone, two or more.
std::vector<Contrast> contrasts_of(const ThemeTable& table) {
    std::vector<Contrast> contrasts;
    for (std::size_t axis = 0; axis < table.axes.size(); ++axis) {
        std::map<std::vector<std::string>, std::size_t> place_of;
        std::vector<Contrast> of_axis;
        std::vector<std::vector<std::string>> held;
        for (std::uint32_t column = 0; column < table.columns.size(); ++column) {
            const auto& keys = table.columns[column].keys;
            const auto [found, fresh] = place_of.emplace(without(keys, axis), of_axis.size());
            if (fresh) {
                of_axis.emplace_back();
                held.push_back(found->first);
            }
            of_axis[found->second].columns.push_back(column);
            of_axis[found->second].parts.push_back(keys[axis]);
        }
        for (std::size_t at = 0; at < of_axis.size(); ++at) {
            if (of_axis[at].columns.size() < 2)
                continue;
            name(of_axis[at], table.axes[axis], held[at]);
            contrasts.push_back(std::move(of_axis[at]));
        }
    }
    return contrasts;
}

Completers completers_of(const Contrast& contrast,
                         const std::vector<std::vector<ColumnMember>>& sitters) {
    Completers completers;
    std::uint32_t last = 0;
    std::size_t all = 0;
    for (std::uint32_t column : contrast.columns) {
        all += sitters[column].size();
        if (!sitters[column].empty())
            last = std::max(last, sitters[column].back().participant);
    }
    std::vector<std::uint32_t> columns_of(std::size_t{last} + 1, 0); // of each participant
    for (std::uint32_t column : contrast.columns)
        for (const ColumnMember& sitter : sitters[column])
            completers.in_any += columns_of[sitter.participant]++ == 0 ? 1 : 0;
    completers.nobody_twice = completers.in_any == all;
    for (std::uint32_t column : contrast.columns) {
        std::vector<std::uint32_t>& seats = completers.seats.emplace_back();
        for (const ColumnMember& sitter : sitters[column])
            if (columns_of[sitter.participant] == contrast.columns.size())
                seats.push_back(sitter.seat);
    }
    return completers;
}

} // namespace

// In which columns of a contrast the same people have each theme: how many have which pattern of
// columns. One pass over them serves McNemar, Cochran's Q and all pairs. A value;

namespace {

class Patterns {
public:
    static constexpr std::size_t most_columns = 64; // a bit each

    // seats[column][person]; all columns have the same people in the same order.
    Patterns(const ThemePresence&, const std::vector<std::vector<std::uint32_t>>& seats,
             std::size_t places);

    [[nodiscard]] std::size_t columns() const { return columns_; }

    // How many have the theme in each column.
    [[nodiscard]] std::vector<std::uint64_t> with(std::uint32_t place) const;
    // Of n people.
    [[nodiscard]] PairedCounts pair(std::uint32_t place, std::size_t first, std::size_t second,
                                    std::size_t n) const;
    // Those whose answers are not the same throughout.
    [[nodiscard]] YesNoPatterns changers(std::uint32_t place) const;

private:
    // Themes of one person: of 64 places from the first on, those she has in any column, and those
    // of each column.
    void add(std::uint32_t first, std::uint64_t any, std::span<const std::uint64_t> here);

    // Calls take(pattern, n); nobody's pattern is 0.
    template <class Take>
    void for_each_pattern(std::uint32_t place, Take take) const {
        if (dense_.empty()) {
            for (const auto& [pattern, n] : sparse_[place])
                take(pattern, n);
            return;
        }
        const std::size_t patterns = std::size_t{1} << columns_;
        for (std::size_t pattern = 1; pattern < patterns; ++pattern)
            if (const std::uint32_t n = dense_[place * patterns + pattern]; n > 0)
                take(pattern, n);
    }

    std::size_t columns_;
    std::vector<std::uint32_t> dense_; // by place and pattern, where columns are few
    std::vector<std::unordered_map<std::uint64_t, std::uint32_t>> sparse_; // by place, else
};

constexpr std::size_t most_dense = 10; // columns; 1,024 patterns a theme

Patterns::Patterns(const ThemePresence& presence,
                   const std::vector<std::vector<std::uint32_t>>& seats, std::size_t places)
    : columns_(seats.size()) {
    if (columns_ <= most_dense)
        dense_.resize(places << columns_);
    else
        sparse_.resize(places);
    std::vector<std::uint64_t> here(columns_); // of one person, 64 places of each column
    for (std::size_t person = 0; person < seats.front().size(); ++person)
        for (std::size_t word = 0; word < presence.words(); ++word) {
            std::uint64_t any = 0;
            for (std::size_t column = 0; column < columns_; ++column)
                any |= here[column] = presence.themes(seats[column][person])[word];
            add(static_cast<std::uint32_t>(64 * word), any, here);
        }
}

// Column by column without asking which has it: a wrong guess of the processor costs more.
void Patterns::add(std::uint32_t first, std::uint64_t any, std::span<const std::uint64_t> here) {
    for (; any != 0; any &= any - 1) {
        const int bit = std::countr_zero(any);
        std::uint64_t pattern = 0;
        for (std::size_t column = 0; column < columns_; ++column)
            pattern |= (here[column] >> bit & 1) << column;
        const std::uint32_t place = first + static_cast<std::uint32_t>(bit);
        if (dense_.empty())
            ++sparse_[place][pattern];
        else
            ++dense_[(std::size_t{place} << columns_) + pattern];
    }
}

std::vector<std::uint64_t> Patterns::with(std::uint32_t place) const {
    std::vector<std::uint64_t> with(columns_, 0);
    for_each_pattern(place, [&](std::uint64_t pattern, std::uint32_t n) {
        for (std::size_t column = 0; column < columns_; ++column)
            with[column] += (pattern >> column & 1) * n;
    });
    return with;
}

PairedCounts Patterns::pair(std::uint32_t place, std::size_t first, std::size_t second,
                            std::size_t n) const {
    PairedCounts counts;
    for_each_pattern(place, [&](std::uint64_t pattern, std::uint32_t people) {
        const bool in_first = pattern >> first & 1;
        const bool in_second = pattern >> second & 1;
        counts.both += in_first && in_second ? people : 0;
        counts.only_first += in_first && !in_second ? people : 0;
        counts.only_second += !in_first && in_second ? people : 0;
    });
    counts.neither = n - counts.both - counts.only_first - counts.only_second;
    return counts;
}

YesNoPatterns Patterns::changers(std::uint32_t place) const {
    YesNoPatterns changers{.k = columns_};
    const std::uint64_t all =
        columns_ == 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << columns_) - 1;
    for_each_pattern(place, [&](std::uint64_t pattern, std::uint32_t n) {
        if (pattern != all)
            changers.n.push_back({.yes = pattern, .people = n});
    });
    return changers;
}

using Sitters = std::vector<std::vector<ColumnMember>>;

constexpr Draws no_draws{.seed = 1, .count = 0}; // a table of many themes is not to be waited for

// Nobody, or everybody, has the theme in what is compared.
const char* const nothing_varies = "Nobody, or everybody, has the theme here.";

std::size_t sum_of(const std::vector<std::size_t>& n) {
    std::size_t sum = 0;
    for (std::size_t each : n)
        sum += each;
    return sum;
}

bool varies(const ThemeTest& test, const Contrast& contrast) {
    std::uint64_t with = 0;
    for (std::uint64_t each : test.with)
        with += each;
    return with > 0 && with < sum_of(contrast.n);
}

ThemeTest of_two_groups(ThemeTest test, const Contrast& contrast) {
    test.test = ThemeTestKind::fisher;
    const TwoGroups groups{.yes1 = test.with[0],
                           .no1 = contrast.n[0] - test.with[0],
                           .yes2 = test.with[1],
                           .no2 = contrast.n[1] - test.with[1]};
    test.effect = {.name = "difference of shares", .estimate = risk_difference(groups)};
    const PermutationP found =
        fisher_exact({{groups.yes1, groups.no1}, {groups.yes2, groups.no2}}, no_draws);
    test.p = found ? defined(*found) : undefined(found.reason);
    return test;
}

ThemeTest of_groups(ThemeTest test, const Contrast& contrast) {
    CountTable table(2);
    for (std::size_t part = 0; part < contrast.n.size(); ++part) {
        table[0].push_back(test.with[part]);
        table[1].push_back(contrast.n[part] - test.with[part]);
    }
    const Contingency found = contingency(table);
    test.effect = {.name = "Cramer's V",
                   .estimate = {.value = found.cramers_v.value, .reason = found.cramers_v.reason}};
    test.test = ThemeTestKind::freeman_halton;
    if (found.expected_below_5 > 0)
        if (const PermutationP exact = fisher_exact(table, no_draws)) {
            test.p = defined(*exact);
            return test;
        }
    test.test = ThemeTestKind::chi_squared;
    test.statistic = found.chi_squared;
    test.df = defined(found.df);
    test.p = found.p;
    test.note = note_on_expected(found);
    return test;
}

ThemeTest of_pairs(ThemeTest test, const PairedCounts& counts) {
    const PairedChange found = paired_change(counts);
    test.test = ThemeTestKind::mcnemar;
    test.changes = counts;
    test.p = found.p;
    test.effect = {.name = "(b - c)/n", .estimate = found.difference};
    return test;
}

void add_pairs(ThemeTest& test, const Patterns& patterns, std::uint32_t place, std::size_t n) {
    std::vector<Figure> p;
    for (std::size_t first = 0; first < patterns.columns(); ++first)
        for (std::size_t second = first + 1; second < patterns.columns(); ++second) {
            const PairedCounts counts = patterns.pair(place, first, second, n);
            const PairedChange found = paired_change(counts);
            test.pairs.push_back({.first = first,
                                  .second = second,
                                  .counts = counts,
                                  .p = found.p,
                                  .difference = found.difference});
            p.push_back(test.pairs.back().p);
        }
    const Family family = adjusted(p, Correction::holm);
    for (std::size_t at = 0; at < p.size(); ++at)
        test.pairs[at].p_adjusted = family.values[at];
}

ThemeTest of_occasions(ThemeTest test, const Patterns& patterns, std::uint32_t place,
                       std::size_t n) {
    const CochranQ found = counted_cochran_q(patterns.changers(place));
    test.test = ThemeTestKind::cochran_q;
    test.statistic = found.q;
    test.df = defined(found.df);
    test.p = found.q ? found.p : undefined("Nobody changed.");
    test.effect = {.name = "",
                   .estimate = {.reason = "The pairs say how large the differences are."}};
    add_pairs(test, patterns, place, n);
    return test;
}

// A column of tests: of one contrast, a test for each row of the table.
class ContrastTests {
public:
    ContrastTests(const TestedTable& tested, const Sitters& sitters)
        : tested_(tested), sitters_(sitters),
          outside_(tested.presence.tallies_outside(tested.grid, tested.tree, tested.spec.base)) {}

    [[nodiscard]] std::vector<ThemeTest> run(Contrast& contrast) const {
        const Completers completers = completers_of(contrast, sitters_);
        std::vector<ThemeTest> tests;
        if (completers.nobody_twice)
            tests = of_different_people(contrast);
        else
            tests = of_same_people(contrast, completers);
        if (tests.empty()) {
            tests.resize(tested_.table.rows.size());
            for (ThemeTest& test : tests)
                test.p = test.p_adjusted = undefined(contrast.refused);
        }
        adjust(contrast, tests);
        return tests;
    }

private:
    [[nodiscard]] std::uint32_t place(const ThemeRow& row) const {
        return tested_.tree.place[row.theme.value];
    }

    // How many of those who count have the theme: all whom the table counts, but for those who do
    // not count in the base.
    [[nodiscard]] std::uint64_t with_theme(std::uint32_t place, std::uint32_t column) const {
        return tested_.tallies.at(place, column) - outside_.at(place, column);
    }

    [[nodiscard]] std::vector<ThemeTest> of_different_people(Contrast& contrast) const {
        for (std::uint32_t column : contrast.columns)
            contrast.n.push_back(sitters_[column].size());
        const std::size_t groups = contrast.columns.size();
        std::vector<ThemeTest> tests;
        for (const ThemeRow& row : tested_.table.rows) {
            ThemeTest test;
            for (std::uint32_t column : contrast.columns)
                test.with.push_back(with_theme(place(row), column));
            test.test = groups == 2 ? ThemeTestKind::fisher : ThemeTestKind::freeman_halton;
            if (!varies(test, contrast))
                test.p = undefined(nothing_varies);
            else
                test = groups == 2 ? of_two_groups(std::move(test), contrast)
                                   : of_groups(std::move(test), contrast);
            tests.push_back(std::move(test));
        }
        return tests;
    }

    [[nodiscard]] std::vector<ThemeTest> of_same_people(Contrast& contrast,
                                                        const Completers& completers) const {
        const std::size_t n = completers.seats.front().size();
        const std::size_t k = contrast.columns.size();
        contrast.same_people = true;
        contrast.n.assign(k, n);
        contrast.n_any = completers.in_any;
        if (n < 2 || k > Patterns::most_columns) {
            contrast.refused =
                n < 2 ? fmt::format("People overlap partly: {} of {} count in all {} columns.", n,
                                    completers.in_any, k)
                      : fmt::format("More than {} columns of the same people.",
                                    Patterns::most_columns);
            return {};
        }
        const Patterns patterns(tested_.presence, completers.seats, tested_.tree.themes.size());
        std::vector<ThemeTest> tests;
        for (const ThemeRow& row : tested_.table.rows)
            tests.push_back(of_same_people(patterns, place(row), contrast));
        return tests;
    }

    static ThemeTest of_same_people(const Patterns& patterns, std::uint32_t place,
                                    const Contrast& contrast) {
        const std::size_t n = contrast.n.front();
        ThemeTest test;
        test.with = patterns.with(place);
        test.test = contrast.n.size() == 2 ? ThemeTestKind::mcnemar : ThemeTestKind::cochran_q;
        if (!varies(test, contrast))
            test.p = undefined(nothing_varies);
        else if (contrast.n.size() == 2)
            test = of_pairs(std::move(test), patterns.pair(place, 0, 1, n));
        else
            test = of_occasions(std::move(test), patterns, place, n);
        return test;
    }

    void adjust(Contrast& contrast, std::vector<ThemeTest>& tests) const {
        std::vector<Figure> p;
        for (const ThemeTest& test : tests)
            p.push_back(test.p);
        const Family family = adjusted(p, tested_.spec.correction);
        contrast.family = family.size;
        for (std::size_t at = 0; at < tests.size(); ++at)
            tests[at].p_adjusted = family.values[at];
    }

    const TestedTable& tested_;
    const Sitters& sitters_;
    Tallies outside_;
};

// Whether anybody has more than one response in a column.
bool several_responses(const TestedTable& tested) {
    std::vector<char> seen(tested.grid.column.size(), 0);
    bool several = false;
    tested.now.study.responses.for_each([&](const Response& response) {
        char& there = seen[tested.grid.seat[response.id.value]];
        several = several || there;
        there = 1;
    });
    return several;
}

Result<void> can_be_tested(const TestedTable& tested, const std::vector<Contrast>& contrasts) {
    if (contrasts.empty())
        return failure(Error::Code::refused, "There are no columns to compare in this table.",
                       "Let the columns go by something with two values or more.");
    if (tested.spec.count == Count::responses && several_responses(tested))
        return failure(
            {.code = Error::Code::refused,
             .what = "Participants have several responses in a column, and responses of one person "
                     "are not independent: no test is right for them.",
             .hint = "Count participants.",
             .option = "--count participants"});
    return {};
}

} // namespace

std::string_view name_of(ThemeTestKind test) {
    switch (test) {
    case ThemeTestKind::mcnemar:
        return "McNemar (exact)";
    case ThemeTestKind::cochran_q:
        return "Cochran's Q";
    case ThemeTestKind::fisher:
        return "Fisher (exact)";
    case ThemeTestKind::freeman_halton:
        return "Freeman-Halton (exact)";
    case ThemeTestKind::chi_squared:
        return "chi-squared";
    }
    return {};
}

Result<ThemeTests> theme_tests(const TestedTable& tested) {
    ThemeTests found{.contrasts = contrasts_of(tested.table), .rows = {}};
    if (auto fine = can_be_tested(tested, found.contrasts); !fine)
        return failure(fine.error());
    const Sitters sitters = sitters_of(tested.grid, tested.spec.base);
    found.rows.resize(tested.table.rows.size());
    const ContrastTests tests(tested, sitters);
    for (Contrast& contrast : found.contrasts) {
        std::vector<ThemeTest> column = tests.run(contrast);
        for (std::size_t row = 0; row < column.size(); ++row)
            found.rows[row].push_back(std::move(column[row]));
    }
    return found;
}

} // namespace themata
