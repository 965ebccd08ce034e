#include "statistics/rank_tests.h"

#include "near.h"
#include "random_values.h"
#include "statistics/summary.h"
#include <bit>
#include <catch2/catch_test_macros.hpp>
#include <limits>

using namespace themata;

namespace {

struct Published {
    const char* name;
    std::vector<double> x, y;
    double r1, r2, mean1, mean2;
    double u, z, p, as_if_no_ties, exact, r, effect, a, shift;
};

const std::vector<Published>& published() {
    static const std::vector<Published> table{
        {"PSPP, height",
         {88, 99, 55, 69, 91, 201, 88, 75, 99, 81, 80, 82, 76, 65, 85},
         {201, 84, 83, 94, 86, 79, 88, 85, 82, 72, 89, 92, 76, 145, 24},
         218,
         247,
         14.533333333333333,
         16.466666666666665,
         98,
         -0.6020349895950284,
         0.5471508468654516,
         0.5667744945896505,
         0.5594648109381841,
         0.10991604806952834,
         0.12888888888888894,
         0.43555555555555553,
         -3},
        {"Weaver",
         {12, 17, 9, 21},
         {8, 18, 26, 15, 23},
         17,
         28,
         4.25,
         5.6,
         7,
         -0.7348469228349533,
         0.4624327264504764,
         0.5555555555555556,
         0.5555555555555556,
         0.24494897427831777,
         0.3,
         0.35,
         -4}};
    return table;
}

// Every way of dealing the ranks to two groups of these sizes, one by one.
struct AllDeals {
    double p = 0, one_sided = 0, point = 0;
};

AllDeals all_deals(const std::vector<double>& x, const std::vector<double>& y) {
    std::vector<double> values = x;
    values.insert(values.end(), y.begin(), y.end());
    const std::vector<double> ranks = mid_ranks(values).ranks;
    const auto n = static_cast<double>(values.size());
    const double middle = static_cast<double>(x.size()) * (n + 1) / 2;
    const auto sum_of = [&](std::uint32_t members) {
        double sum = 0;
        for (std::size_t at = 0; at < ranks.size(); ++at)
            sum += members >> at & 1u ? ranks[at] : 0;
        return sum;
    };
    const double observed = sum_of((1u << x.size()) - 1);
    AllDeals found;
    double ways = 0;
    double below = 0;
    double above = 0;
    for (std::uint32_t members = 0; members < 1u << ranks.size(); ++members) {
        if (std::popcount(members) != static_cast<int>(x.size()))
            continue;
        const double sum = sum_of(members);
        ways += 1;
        found.p += std::abs(sum - middle) >= std::abs(observed - middle) ? 1 : 0;
        below += sum <= observed ? 1 : 0;
        above += sum >= observed ? 1 : 0;
        found.point += sum == observed ? 1 : 0;
    }
    found.one_sided = observed < middle   ? below
                      : observed > middle ? above
                                          : std::max(below, above);
    return {found.p / ways, found.one_sided / ways, found.point / ways};
}

} // namespace

TEST_CASE("Published rank-sum tests are found again", "[rank_sum]") {
    for (const Published& row : published()) {
        INFO(row.name);
        const RankSum found = rank_sum(row.x, row.y);
        CHECK(found.n1 == row.x.size());
        CHECK(found.n2 == row.y.size());
        CHECK(found.rank_sum1 == row.r1);
        CHECK(found.rank_sum2 == row.r2);
        CHECK(near(found.mean_rank1, row.mean1));
        CHECK(near(found.mean_rank2, row.mean2));
        CHECK(found.u == row.u);
        CHECK(found.u1 + found.u2 == static_cast<double>(row.x.size() * row.y.size()));
        CHECK(near(found.z, row.z));
        CHECK(near(found.p, row.p));
        CHECK(near(found.exact_as_if_no_ties, row.as_if_no_ties));
        CHECK(near(found.exact, row.exact));
        CHECK(near(found.r, row.r));
        CHECK(near(found.rank_biserial, row.effect));
        CHECK(near(found.a, row.a));
        CHECK(near(found.shift, row.shift));
    }
}

TEST_CASE("The exact rank-sum p counts all ways to deal the ranks", "[rank_sum]") {
    Dice dice(21);
    for (int round = 0; round < 300; ++round) {
        const std::uint32_t kinds = 2 + dice.below(9);
        const auto x = random_values(dice, 1 + dice.below(6), kinds);
        const auto y = random_values(dice, 1 + dice.below(6), kinds);
        const RankSum found = rank_sum(x, y);
        if (!found.z) {
            CHECK(is_refused(found.exact));
            continue;
        }
        const AllDeals all = all_deals(x, y);
        CHECK(near(found.exact, all.p, 1e-13));
        // The smaller group is counted, whose tail is the same tail seen from the other side.
        CHECK(near(*found.exact.one_sided, all.one_sided, 1e-13));
        CHECK(near(*found.exact.point, all.point, 1e-13));
    }
}

TEST_CASE("Which group comes first turns A and the shift and leaves p", "[rank_sum]") {
    Dice dice(22);
    for (int round = 0; round < 200; ++round) {
        const auto x = random_values(dice, 1 + dice.below(20), 9);
        const auto y = random_values(dice, 1 + dice.below(20), 9);
        const RankSum found = rank_sum(x, y);
        const RankSum turned = rank_sum(y, x);
        CHECK(found.u1 == turned.u2);
        CHECK(found.rank_biserial.value == turned.rank_biserial.value);
        CHECK(near(*found.a + *turned.a, 1));
        CHECK(*found.shift == -*turned.shift);
        if (!found.z)
            continue;
        CHECK(near(found.p, *turned.p, 1e-13));
        CHECK(near(found.exact, *turned.exact, 1e-12));
        CHECK(is_share(found.exact));
        CHECK(is_share(found.exact_as_if_no_ties));
    }
}

TEST_CASE("Forty and forty with ties have their exact p", "[rank_sum]") {
    Dice dice(23);
    const RankSum found = rank_sum(random_values(dice, 40, 12), random_values(dice, 40, 12));
    CHECK(is_share(found.exact));
    CHECK(near(*found.exact, *found.p, 0.1));
    CHECK(is_refused(found.exact_as_if_no_ties)); // SPSS prints it up to 40 in all
}

TEST_CASE("Beyond its bound the exact rank-sum p is left out and says so", "[rank_sum]") {
    Dice dice(24);
    const auto x = random_values(dice, 3'000, 60);
    const auto y = random_values(dice, 3'000, 60);
    const RankSum found = rank_sum(x, y);
    CHECK(is_refused(found.exact));
    CHECK(is_share(found.p));
    CHECK(is_refused(found.shift));
    CHECK(is_share(rank_sum(std::span(x).first(100), std::span(y).first(100)).exact));
}

TEST_CASE("Groups that tell nothing have no p but a reason", "[rank_sum]") {
    const std::vector<double> none;
    const std::vector<double> some{1, 2};
    const std::vector<double> equal{2, 2, 2};
    CHECK(rank_sum(none, some).p.reason == "One of the groups has no values.");
    CHECK(is_refused(rank_sum(none, none).a));
    const RankSum found = rank_sum(equal, equal);
    CHECK(found.p.reason == "All values are equal.");
    CHECK(is_refused(found.exact));
    CHECK(is_refused(found.exact_as_if_no_ties));
    CHECK(near(found.a, 0.5));
    const std::vector<double> odd{1, std::numeric_limits<double>::quiet_NaN()};
    CHECK(is_refused(rank_sum(odd, some).p));
}

TEST_CASE("The interval of the shift between groups holds what the exact test would not reject",
          "[rank_sum]") {
    Dice dice(25);
    for (int round = 0; round < 40; ++round) {
        std::vector<double> x, y;
        for (std::size_t at = 0; at < 4 + dice.below(5); ++at)
            x.push_back(dice.any() % 100'000'007);
        for (std::size_t at = 0; at < 4 + dice.below(5); ++at)
            y.push_back(dice.any() % 100'000'007);
        const RankSum found = rank_sum(x, y);
        if (!found.shift.interval) {
            CHECK(!found.shift.interval_reason.empty());
            continue;
        }
        const auto p_of_shift = [&](double shift) {
            std::vector<double> moved = x;
            for (double& value : moved)
                value -= shift;
            return *rank_sum(moved, y).exact;
        };
        const Interval& interval = *found.shift.interval;
        CHECK(p_of_shift(interval.low + 0.25) > 0.05);
        CHECK(p_of_shift(interval.low - 0.25) <= 0.05 * (1 + 1e-9));
        CHECK(p_of_shift(interval.high - 0.25) > 0.05);
        CHECK(p_of_shift(interval.high + 0.25) <= 0.05 * (1 + 1e-9));
        CHECK(interval.reached >= 0.95 - 1e-9);
    }
}
