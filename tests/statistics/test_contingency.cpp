#include "statistics/contingency.h"
#include "statistics/fisher.h"

#include "near.h"
#include "statistics/distributions.h"
#include "support/dice.h"
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <numeric>

using namespace themata;

namespace {

const CountTable lesions{{5, 0, 0}, {2, 1, 2}, {2, 0, 3}, {0, 1, 4}};
const CountTable tea{{3, 1}, {1, 3}};

using Sums = std::vector<std::uint64_t>;

Sums rows_of(const CountTable& table) {
    Sums sums;
    for (const auto& row : table)
        sums.push_back(std::accumulate(row.begin(), row.end(), std::uint64_t{0}));
    return sums;
}

Sums columns_of(const CountTable& table) {
    Sums sums(table.front().size());
    for (const auto& row : table)
        for (std::size_t at = 0; at < row.size(); ++at)
            sums[at] += row[at];
    return sums;
}

double logs_of(const CountTable& table) {
    double logs = 0;
    for (const auto& row : table)
        for (const std::uint64_t count : row)
            logs += log_factorial(count);
    return logs;
}

// Every table of the same margins, cell by cell.
struct AllTables {
    CountTable table;
    Sums rows, columns;
    double observed = 0;
    double common = 0;
    double all = 0, as_rare = 0;

    explicit AllTables(const CountTable& of)
        : table(of), rows(rows_of(of)), columns(columns_of(of)), observed(logs_of(of)) {
        for (const auto sum : rows)
            common += log_factorial(sum);
        for (const auto sum : columns)
            common += log_factorial(sum);
        common -= log_factorial(std::accumulate(rows.begin(), rows.end(), std::uint64_t{0}));
        fill(0, 0);
    }

    void fill(std::size_t row, std::size_t column) {
        if (row == rows.size()) {
            if (std::ranges::any_of(columns, [](auto left) { return left > 0; }))
                return;
            const double logs = logs_of(table);
            const double p = std::exp(common - logs);
            all += p;
            as_rare += logs >= observed - 1e-7 ? p : 0;
            return;
        }
        if (column == columns.size()) {
            if (rows[row] == 0)
                fill(row + 1, 0);
            return;
        }
        const std::uint64_t most = std::min(rows[row], columns[column]);
        for (std::uint64_t x = 0; x <= most; ++x) {
            table[row][column] = x;
            rows[row] -= x;
            columns[column] -= x;
            fill(row, column + 1);
            rows[row] += x;
            columns[column] += x;
        }
    }
};

CountTable random_table(Dice& dice, std::size_t rows, std::size_t columns, std::size_t people) {
    CountTable table(rows, std::vector<std::uint64_t>(columns));
    for (std::size_t person = 0; person < people; ++person)
        ++table[std::min(dice.below(rows), dice.below(rows))][dice.below(columns)];
    return table;
}

CountTable transposed(const CountTable& table) {
    CountTable turned(table.front().size(), std::vector<std::uint64_t>(table.size()));
    for (std::size_t row = 0; row < table.size(); ++row)
        for (std::size_t column = 0; column < table[row].size(); ++column)
            turned[column][row] = table[row][column];
    return turned;
}

} // namespace

TEST_CASE("Four rows of three give the published figures", "[contingency]") {
    const Contingency found = contingency(lesions);
    CHECK(near(found.chi_squared, 11.555555555555555));
    CHECK(found.df == 6);
    CHECK(near(found.p, 0.07265074822649782));
    CHECK(near(found.likelihood_ratio, 15.673274850480075));
    CHECK(near(found.p_likelihood_ratio, 0.015619319487314905));
    CHECK(is_refused(found.yates));
    CHECK(is_refused(found.phi));
    CHECK(near(found.cramers_v, 0.5374838498865699));
    CHECK(near(found.smallest_expected, 0.5));
    CHECK(found.expected_below_5 == 12);
    CHECK(note_on_expected(found) ==
          "12 of 12 cells have expected counts under 5 (the smallest is 0.50).");
    const double residuals[4][3] = {{2.854, -0.861, -2.335},
                                    {-0.259, 0.861, -0.259},
                                    {-0.259, -0.861, 0.778},
                                    {-2.335, 0.861, 1.816}};
    for (std::size_t row = 0; row < 4; ++row)
        for (std::size_t column = 0; column < 3; ++column)
            CHECK(std::abs(*found.adjusted_residuals[row][column] - residuals[row][column]) <
                  0.0005);
    CHECK(near(fisher_exact(lesions), 0.03981467448959717));
}

TEST_CASE("A lady tasting tea gives the published figures", "[contingency]") {
    const Contingency found = contingency(tea);
    CHECK(near(found.chi_squared, 2));
    CHECK(found.df == 1);
    CHECK(near(found.p, 0.15729920705028105));
    CHECK(near(found.likelihood_ratio, 2.0929925750581915));
    CHECK(near(found.p_likelihood_ratio, 0.14797595938502317));
    CHECK(near(found.yates, 0.5));
    CHECK(near(found.cramers_v, 0.5));
    CHECK(near(found.phi, 0.5));
    CHECK(found.expected_below_5 == 4);
    CHECK(std::abs(*found.adjusted_residuals[0][0] - 1.414) < 0.0005);
    CHECK(std::abs(*found.adjusted_residuals[1][0] + 1.414) < 0.0005);
    const PermutationP exact = fisher_exact(tea);
    CHECK(near(exact, 0.4857142857142857));
    CHECK(near(*exact.one_sided, 17.0 / 70));
    CHECK(near(*exact.point, 16.0 / 70));
}

TEST_CASE("Fisher's exact p counts all tables of the same margins", "[fisher]") {
    Dice dice(71);
    for (int round = 0; round < 300; ++round) {
        const CountTable table = random_table(dice, 2 + dice.below(3), 2 + dice.below(3),
                                              1 + dice.below(round < 200 ? 9 : 16));
        const PermutationP found = fisher_exact(table, {.count = 0});
        if (!contingency(table).p) {
            CHECK(is_refused(found));
            continue;
        }
        const AllTables all(table);
        CHECK(near(all.all, 1, 1e-9));
        CHECK(near(found, all.as_rare, 1e-9));
        CHECK(near(fisher_exact(transposed(table), {.count = 0}), *found, 1e-9));
    }
}

TEST_CASE("A 2 x 2 table counted as a network has the same p as in a row", "[fisher]") {
    Dice dice(72);
    for (int round = 0; round < 100; ++round) {
        CountTable table = random_table(dice, 2, 2, 4 + dice.below(200));
        const PermutationP found = fisher_exact(table);
        if (!found)
            continue;
        table.push_back({0, 0}); // three rows, one of them empty: Freeman and Halton's way
        CHECK(near(fisher_exact(table), *found, 1e-9));
    }
}

TEST_CASE("Tables that nobody can count are drawn near the exact p", "[fisher]") {
    Dice dice(73);
    const CountTable table = random_table(dice, 8, 9, 400);
    const PermutationP found = fisher_exact(table, {.seed = 5, .count = 10'000});
    REQUIRE(found.way == PWay::monte_carlo);
    CHECK(found.draws == Draws{5, 10'000});
    REQUIRE(found.interval);
    CHECK(std::abs(*found - *contingency(table).p) < 0.1);
    CHECK(fisher_exact(table, {.seed = 5, .count = 10'000}) == found);
    CHECK(is_refused(fisher_exact(table, {.count = 0})));
}

TEST_CASE("Draws agree with the count within their interval", "[fisher]") {
    Dice dice(74);
    for (int round = 0; round < 20; ++round) {
        const CountTable table = random_table(dice, 3, 2 + dice.below(2), 30);
        const PermutationP counted = fisher_exact(table);
        if (!counted)
            continue;
        const PermutationP found = fisher_drawn(table, {.seed = 6, .count = 20'000});
        REQUIRE(found.interval);
        CHECK(counted.way == PWay::exact);
        CHECK(std::abs(*found - *counted) < 4 * std::sqrt(0.25 / 20'000));
        CHECK(found.interval->low - 0.005 <= *counted);
        CHECK(*counted <= found.interval->high + 0.005);
    }
    CHECK(is_refused(fisher_drawn({{3, 0}, {4, 0}})));
}

TEST_CASE("Tiny tails of a large 2 x 2 table keep their digits", "[fisher]") {
    // All of one kind: the p is 2 / (200 over 100) in both tails.
    const PermutationP found = fisher_exact({{100, 0}, {0, 100}});
    CHECK(near(std::log(*found), std::log(2.0) - log_choose(200, 100), 1e-12));
}

TEST_CASE("Empty rows and columns are left out and counted", "[contingency]") {
    const Contingency found = contingency({{3, 0, 1}, {0, 0, 0}, {1, 0, 3}});
    CHECK(found.empty == 2);
    CHECK(near(found.chi_squared, 2));
    CHECK(found.df == 1);
    CHECK(found.cells == 4);
    CHECK(is_refused(found.adjusted_residuals[1][0]));
    CHECK(near(fisher_exact({{3, 0, 1}, {0, 0, 0}, {1, 0, 3}}), 0.4857142857142857));
}

TEST_CASE("Tables that tell nothing have no p but a reason", "[contingency]") {
    CHECK(contingency({{3, 0}, {4, 0}}).p.reason == "All are in one column.");
    CHECK(contingency({{3, 1}, {0, 0}}).p.reason == "All are in one row.");
    CHECK(is_refused(contingency({}).p));
    CHECK(is_refused(contingency({{0, 0}, {0, 0}}).cramers_v));
    CHECK(is_refused(contingency({{1, 2}, {3}}).p));
    CHECK(is_refused(fisher_exact({{3, 0}, {4, 0}})));
    CHECK(is_refused(fisher_exact({{1, 2}, {3}})));
    CHECK(note_on_expected(contingency({{30, 20}, {20, 30}})).empty());
}

TEST_CASE("The correction of Yates is never larger than what it corrects", "[contingency]") {
    const Contingency found = contingency({{2, 3}, {3, 4}}); // |O - E| is under a half
    CHECK(near(found.yates, 0));
    CHECK(near(found.p_yates, 1));
}
