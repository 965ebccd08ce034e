#include "statistics/rank_tests.h"

#include "near.h"
#include "random_values.h"
#include "statistics/summary.h"
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <limits>
#include <numeric>

using namespace themata;

namespace {

// H after the formula of STATISTICS, written down plainly.
double plain_h(const Columns& groups) {
    std::vector<double> all;
    for (const auto& group : groups)
        all.insert(all.end(), group.begin(), group.end());
    const Ranks ranks = mid_ranks(all);
    const auto n = static_cast<double>(all.size());
    double sum = 0;
    std::size_t at = 0;
    for (const auto& group : groups) {
        double r = 0;
        for (std::size_t member = 0; member < group.size(); ++member)
            r += ranks.ranks[at++];
        sum += r * r / static_cast<double>(group.size());
    }
    return (12 / (n * (n + 1)) * sum - 3 * (n + 1)) / (1 - ranks.ties() / (n * n * n - n));
}

double plain_friedman(const Columns& rows) {
    const auto n = static_cast<double>(rows.size());
    const auto k = static_cast<double>(rows.front().size());
    std::vector<double> sums(rows.front().size());
    double ties = 0;
    for (const auto& row : rows) {
        const Ranks ranks = mid_ranks(row);
        ties += ranks.ties();
        for (std::size_t at = 0; at < sums.size(); ++at)
            sums[at] += ranks.ranks[at];
    }
    double squares = 0;
    for (const double sum : sums)
        squares += sum * sum;
    return (12 / (n * k * (k + 1)) * squares - 3 * n * (k + 1)) /
           (1 - ties / (n * k * (k * k - 1)));
}

// The share of all deals of the values to groups of these sizes whose H is as large or larger.
double all_deals(const Columns& groups) {
    std::vector<double> values;
    std::vector<std::size_t> whose;
    for (std::size_t group = 0; group < groups.size(); ++group)
        for (const double value : groups[group]) {
            values.push_back(value);
            whose.push_back(group);
        }
    const double observed = plain_h(groups);
    double ways = 0;
    double as_large = 0;
    std::ranges::sort(whose);
    do {
        Columns dealt(groups.size());
        for (std::size_t at = 0; at < values.size(); ++at)
            dealt[whose[at]].push_back(values[at]);
        ways += 1;
        as_large += plain_h(dealt) >= observed - 1e-9 ? 1 : 0;
    } while (std::ranges::next_permutation(whose).found);
    return as_large / ways;
}

// The share of all orders of each row, one by one.
void all_orders(Columns& rows, std::size_t at, double observed, double& ways, double& as_large) {
    if (at == rows.size()) {
        ways += 1;
        as_large += plain_friedman(rows) >= observed - 1e-9 ? 1 : 0;
        return;
    }
    std::vector<std::size_t> order(rows[at].size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const std::vector<double> row = rows[at];
    do {
        for (std::size_t place = 0; place < order.size(); ++place)
            rows[at][place] = row[order[place]];
        all_orders(rows, at + 1, observed, ways, as_large);
    } while (std::ranges::next_permutation(order).found);
    rows[at] = row;
}

Columns random_groups(Dice& dice, std::size_t k, std::uint32_t most, std::uint32_t kinds) {
    Columns groups;
    for (std::size_t group = 0; group < k; ++group)
        groups.push_back(random_values(dice, 1 + dice.below(most), kinds));
    return groups;
}

Columns random_rows(Dice& dice, std::size_t n, std::size_t k, std::uint32_t kinds) {
    Columns rows;
    for (std::size_t row = 0; row < n; ++row)
        rows.push_back(random_values(dice, k, kinds));
    return rows;
}

} // namespace

TEST_CASE("Siegel's three groups are found again", "[kruskal_wallis]") {
    const KruskalWallis found =
        kruskal_wallis({{96, 128, 83, 61, 101}, {82, 124, 132, 135, 109}, {115, 149, 166, 147}});
    CHECK(near(found.h, 6.405714285714282));
    CHECK(found.df == 2);
    CHECK(near(found.p, 0.040645906756430324));
    CHECK(near(found.mean_ranks[0], 4.4));
    CHECK(near(found.mean_ranks[1], 7.4));
    CHECK(near(found.mean_ranks[2], 11.5));
    CHECK(near(found.epsilon_squared, 0.49274725274725245));
    CHECK(near(found.eta_squared_h, 0.4005194805194802));
    CHECK(found.exact.way == PWay::exact);
    CHECK(*found.exact > 0.025);
    CHECK(*found.exact < 0.05);
}

TEST_CASE("Dunn's contrasts are those of mean ranks", "[kruskal_wallis]") {
    // Ranks 1 2 3 | 4.5 4.5 6 | 7 8.5 8.5: sums 6, 15, 24.
    const KruskalWallis found = kruskal_wallis({{1, 2, 3}, {4, 4, 5}, {6, 7, 7}});
    REQUIRE(found.contrasts.size() == 3);
    const double variance = (9.0 * 10 / 12 - 12.0 / (12 * 8)) * (2.0 / 3);
    CHECK(near(found.contrasts[0].z, -3 / std::sqrt(variance)));
    CHECK(near(found.contrasts[1].z, -6 / std::sqrt(variance)));
    CHECK(near(found.contrasts[2].z, -3 / std::sqrt(variance)));
    CHECK(found.contrasts[1].first == 0);
    CHECK(found.contrasts[1].second == 2);
    CHECK(near(found.contrasts[1].p, std::erfc(6 / std::sqrt(variance) / std::sqrt(2.0)), 1e-9));
}

TEST_CASE("H is what its formula says, and no order of groups changes it", "[kruskal_wallis]") {
    Dice dice(51);
    for (int round = 0; round < 200; ++round) {
        Columns groups = random_groups(dice, 2 + dice.below(4), 8, 7);
        const KruskalWallis found = kruskal_wallis(groups, {.count = 0});
        if (!found.h)
            continue;
        CHECK(near(found.h, plain_h(groups), 1e-8));
        CHECK(is_share(found.p));
        CHECK(is_share(found.epsilon_squared));
        std::ranges::reverse(groups);
        CHECK(near(kruskal_wallis(groups, {.count = 0}).h, *found.h, 1e-12));
    }
}

TEST_CASE("The exact p of groups counts all ways to deal the values", "[kruskal_wallis]") {
    Dice dice(52);
    for (int round = 0; round < 60; ++round) {
        const Columns groups = random_groups(dice, 2 + dice.below(3), 3, 6);
        const KruskalWallis found = kruskal_wallis(groups);
        if (!found.h) {
            CHECK(is_refused(found.exact));
            continue;
        }
        CHECK(found.exact.way == PWay::exact);
        CHECK(near(found.exact, all_deals(groups), 1e-12));
    }
}

TEST_CASE("Where deals are too many to count they are drawn near the exact p", "[kruskal_wallis]") {
    Dice dice(53);
    Columns groups;
    for (int group = 0; group < 5; ++group)
        groups.push_back(random_values(dice, 30, 40));
    const KruskalWallis found = kruskal_wallis(groups, {.seed = 7, .count = 20'000});
    REQUIRE(found.exact.way == PWay::monte_carlo);
    CHECK(found.exact.draws == Draws{7, 20'000});
    REQUIRE(found.exact.interval);
    CHECK(found.exact.interval->low <= *found.exact);
    CHECK(*found.exact <= found.exact.interval->high + 1e-4);
    CHECK(std::abs(*found.exact - *found.p) < 0.02);
    CHECK(kruskal_wallis(groups, {.seed = 7, .count = 20'000}) == found);
    CHECK(is_refused(kruskal_wallis(groups, {.count = 0}).exact));
}

TEST_CASE("Groups that cannot be compared have no H but a reason", "[kruskal_wallis]") {
    CHECK(kruskal_wallis({{1, 2}, {}}).p.reason == "Group 2 of 2 has no values.");
    CHECK(is_refused(kruskal_wallis({}).p));
    CHECK(is_refused(kruskal_wallis({{1, 2}}).h));
    const KruskalWallis same = kruskal_wallis({{2, 2}, {2}});
    CHECK(same.p.reason == "All values are equal.");
    CHECK(is_refused(same.exact));
    REQUIRE(same.contrasts.size() == 1);
    CHECK(is_refused(same.contrasts[0].p));
    CHECK(is_refused(kruskal_wallis({{2}, {3}}).eta_squared_h));
    CHECK(is_refused(kruskal_wallis({{std::numeric_limits<double>::infinity()}, {1}}).h));
}

TEST_CASE("Ten rows of three are found again", "[friedman]") {
    const Friedman found = friedman({{9.5, 6.5, 8.1},
                                     {8, 6, 6},
                                     {7, 6.5, 4.2},
                                     {9.5, 5, 7.3},
                                     {9, 7, 6.2},
                                     {8.5, 6.9, 6.5},
                                     {7.5, 8, 6.5},
                                     {6, 8, 3.1},
                                     {5, 6, 4.9},
                                     {7.5, 7.5, 6.2}});
    CHECK(near(found.chi_squared, 10.473684210526335));
    CHECK(found.df == 2);
    CHECK(near(found.p, 0.00531702094475047));
    CHECK(near(found.mean_ranks[0], 2.65));
    CHECK(near(found.mean_ranks[1], 2.1));
    CHECK(near(found.mean_ranks[2], 1.25));
    CHECK(near(found.kendall_w, 0.5236842105263168));
    CHECK(found.exact.way == PWay::exact);
    CHECK(is_share(found.exact));
}

TEST_CASE("Friedman's chi-squared is what its formula says", "[friedman]") {
    Dice dice(54);
    for (int round = 0; round < 200; ++round) {
        const Columns rows = random_rows(dice, 1 + dice.below(12), 2 + dice.below(4), 5);
        const Friedman found = friedman(rows, {.count = 0});
        if (!found.chi_squared)
            continue;
        CHECK(near(found.chi_squared, plain_friedman(rows), 1e-8));
        CHECK(is_share(found.p));
        CHECK(*found.kendall_w >= 0);
        CHECK(*found.kendall_w <= 1 + 1e-12);
    }
}

TEST_CASE("The exact p of rows counts all their orders", "[friedman]") {
    Dice dice(55);
    for (int round = 0; round < 60; ++round) {
        const std::size_t k = 2 + dice.below(2);
        Columns rows = random_rows(dice, 1 + dice.below(k == 2 ? 6 : 4), k, 4);
        const Friedman found = friedman(rows);
        if (!found.chi_squared) {
            CHECK(is_refused(found.exact));
            continue;
        }
        double ways = 0;
        double as_large = 0;
        all_orders(rows, 0, plain_friedman(rows), ways, as_large);
        CHECK(near(found.exact, as_large / ways, 1e-12));
    }
}

TEST_CASE("Orders too many to count are drawn near the exact p", "[friedman]") {
    Dice dice(56);
    const Columns rows = random_rows(dice, 40, 6, 9);
    const Friedman found = friedman(rows, {.seed = 3, .count = 20'000});
    REQUIRE(found.exact.way == PWay::monte_carlo);
    CHECK(std::abs(*found.exact - *found.p) < 0.02);
}

TEST_CASE("Rows that cannot be compared have no chi-squared but a reason", "[friedman]") {
    CHECK(is_refused(friedman({}).p));
    CHECK(is_refused(friedman({{1}, {2}}).p));
    CHECK(friedman({{1, 2}, {1}}).p.reason == "The rows are not equally long.");
    const Friedman same = friedman({{1, 1, 1}, {2, 2, 2}});
    CHECK(same.p.reason == "Everybody has the same value on all occasions.");
    CHECK(is_refused(same.exact));
    CHECK(is_refused(same.kendall_w));
}
