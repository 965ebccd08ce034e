#include "near.h"
#include "random_values.h"
#include "statistics/summary.h"
#include <catch2/catch_test_macros.hpp>
#include <limits>
#include <numeric>

using namespace themata;

namespace {

struct Published {
    const char* name;
    std::vector<double> first, second;
    std::size_t negative, positive, zeros;
    double sum_negative, sum_positive;
    double z, p, exact, one_sided, point;
    double effect, r;
};

const std::vector<Published>& published() {
    static const std::vector<Published> table{
        {"PSPP, npar tests",
         {1, 2, 1, 4, 5, 19, 7, 5, 12, 13, 2, 0, 0, 1, 1},
         {1, 1, 2, 1, 2, 1, 2, 4, 1, 2, 2, 12, 12, 12, 13},
         8,
         5,
         2,
         48,
         43,
         -0.17541160386140583,
         0.8607562233837368,
         0.880615234375,
         0.4403076171875,
         0.013427734375,
         -0.054945054945054944,
         0.04865042554105199},
        {"Hollander and Wolfe, depression",
         {1.83, 0.5, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.3},
         {0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29},
         7,
         2,
         0,
         40,
         5,
         -2.073221072156823,
         0.038151710173415135,
         0.0390625,
         0.01953125,
         0.005859375,
         -0.7777777777777778,
         0.691073690718941},
        {"AZT, p24",
         {149, 0, 0, 259, 106, 255, 0, 52, 340, 65, 180, 0, 84, 89, 212, 554, 500, 424, 112, 2600},
         {0, 51, 0, 385, 0, 235, 0, 0, 48, 65, 77, 0, 0, 0, 53, 150, 0, 165, 98, 0},
         14,
         2,
         4,
         124,
         12,
         -2.8956910639721074,
         0.003783246451258581,
         0.00213623046875,
         0.001068115234375,
         0.0002288818359375,
         -0.8235294117647058,
         0.7239227659930269}};
    return table;
}

std::vector<Pair> pairs_of(const std::vector<double>& first, const std::vector<double>& second) {
    std::vector<Pair> pairs;
    for (std::size_t at = 0; at < first.size(); ++at)
        pairs.push_back({first[at], second[at]});
    return pairs;
}

// Every way of giving signs to the ranks, one by one.
struct AllSigns {
    double p = 0, one_sided = 0, point = 0;
};

AllSigns all_signs(const std::vector<Pair>& pairs) {
    std::vector<double> sizes;
    std::vector<bool> rose;
    for (const Pair& pair : pairs)
        if (const double off = rounded(pair.later - pair.earlier); off != 0) {
            sizes.push_back(std::abs(off));
            rose.push_back(off > 0);
        }
    const std::vector<double> ranks = mid_ranks(sizes).ranks;
    const double total = std::accumulate(ranks.begin(), ranks.end(), 0.0);
    double observed = 0;
    for (std::size_t at = 0; at < ranks.size(); ++at)
        observed += rose[at] ? ranks[at] : 0;
    observed = std::min(observed, total - observed);
    AllSigns found;
    const std::uint32_t ways = 1u << ranks.size();
    for (std::uint32_t signs = 0; signs < ways; ++signs) {
        double sum = 0;
        for (std::size_t at = 0; at < ranks.size(); ++at)
            sum += signs >> at & 1u ? ranks[at] : 0;
        found.p += std::abs(sum - total / 2) >= std::abs(observed - total / 2) ? 1 : 0;
        found.one_sided += sum <= observed ? 1 : 0;
        found.point += sum == observed ? 1 : 0;
    }
    return {found.p / ways, found.one_sided / ways, found.point / ways};
}

} // namespace

TEST_CASE("Published signed-rank tests are found again", "[signed_rank]") {
    for (const Published& row : published()) {
        INFO(row.name);
        const SignedRank found = signed_rank(pairs_of(row.first, row.second));
        CHECK(found.pairs == row.first.size());
        CHECK(found.negative == row.negative);
        CHECK(found.positive == row.positive);
        CHECK(found.zeros == row.zeros);
        CHECK(found.used == row.first.size() - row.zeros);
        CHECK(found.sum_negative == row.sum_negative);
        CHECK(found.sum_positive == row.sum_positive);
        CHECK(near(found.z, row.z));
        CHECK(near(found.p, row.p));
        CHECK(near(found.exact, row.exact));
        CHECK(near(*found.exact.one_sided, row.one_sided));
        CHECK(near(*found.exact.point, row.point));
        CHECK(near(found.rank_biserial, row.effect));
        CHECK(near(found.r, row.r));
    }
}

TEST_CASE("The exact signed-rank p counts all ways to give signs", "[signed_rank]") {
    Dice dice(11);
    for (int round = 0; round < 400; ++round) {
        const auto pairs = random_pairs(dice, 1 + dice.below(11), 2 + dice.below(9));
        const SignedRank found = signed_rank(pairs);
        if (found.used == 0) {
            CHECK(is_refused(found.exact));
            continue;
        }
        const AllSigns all = all_signs(pairs);
        CHECK(near(found.exact, all.p, 1e-13));
        CHECK(near(*found.exact.one_sided, all.one_sided, 1e-13));
        CHECK(near(*found.exact.point, all.point, 1e-13));
    }
}

TEST_CASE("Who comes earlier turns the effect and leaves p", "[signed_rank]") {
    Dice dice(12);
    for (int round = 0; round < 200; ++round) {
        const auto pairs = random_pairs(dice, 2 + dice.below(30), 8);
        std::vector<Pair> turned;
        for (const Pair& pair : pairs)
            turned.push_back({pair.later, pair.earlier});
        const SignedRank found = signed_rank(pairs);
        const SignedRank back = signed_rank(turned);
        CHECK(found.zeros == back.zeros);
        if (found.used == 0)
            continue;
        CHECK(is_share(found.p));
        CHECK(is_share(found.exact));
        CHECK(found.p == back.p);
        CHECK(near(*found.exact, *back.exact, 1e-13));
        CHECK(*found.rank_biserial == -*back.rank_biserial);
        CHECK(*found.shift == -*back.shift);
        if (found.shift.interval)
            CHECK(found.shift.interval->low == -back.shift.interval->high);
    }
}

TEST_CASE("Sixty pairs with ties have their exact p", "[signed_rank]") {
    Dice dice(13);
    const auto pairs = random_pairs(dice, 60, 12);
    const SignedRank found = signed_rank(pairs);
    CHECK(is_share(found.exact));
    CHECK(found.exact.way == PWay::exact);
    CHECK(near(*found.exact, *found.p, 0.1)); // the normal one is near by then
}

TEST_CASE("Beyond its bound the exact signed-rank p is left out and says so", "[signed_rank]") {
    Dice dice(14);
    std::vector<Pair> pairs;
    for (std::size_t at = 0; at <= largest_signed_rank; ++at)
        pairs.push_back({0, 1.0 + dice.below(50)});
    const SignedRank found = signed_rank(pairs);
    CHECK(is_refused(found.exact));
    CHECK(is_share(found.p));
    pairs.pop_back();
    CHECK(is_share(signed_rank(pairs).exact));
    CHECK(near(signed_rank(pairs).exact, std::exp2(-499.0))); // all rose: two of 2^500
}

TEST_CASE("Differences that only rounding tells apart are tied", "[signed_rank]") {
    // 0.3 - 0.1 and 0.4 - 0.2 differ in the last binary digit.
    const SignedRank found = signed_rank(std::vector<Pair>{{0.1, 0.3}, {0.4, 0.2}, {1, 4}});
    CHECK(found.sum_positive == 4.5);
    CHECK(found.sum_negative == 1.5);
    const SignedRank none = signed_rank(std::vector<Pair>{{0.1 + 0.2, 0.3}});
    CHECK(none.zeros == 1);
}

TEST_CASE("Pairs that tell nothing have no p but a reason", "[signed_rank]") {
    const SignedRank same = signed_rank(std::vector<Pair>{{3, 3}, {4, 4}});
    CHECK(same.zeros == 2);
    CHECK(same.p.reason == "All 2 differences are zero.");
    CHECK(is_refused(same.z));
    CHECK(is_refused(same.exact));
    CHECK(is_refused(same.rank_biserial));
    CHECK(is_refused(same.r));
    CHECK(is_refused(same.shift));
    CHECK(near(same.shift_of_all, 0));
    CHECK(is_refused(signed_rank({}).p));
    const double infinite = std::numeric_limits<double>::infinity();
    CHECK(is_refused(signed_rank(std::vector<Pair>{{1, infinite}, {1, 2}}).exact));
}

TEST_CASE("Five pairs that all rose have p and no interval at 95 %", "[signed_rank]") {
    const std::vector<Pair> pairs{{1, 2}, {2, 4}, {3, 6}, {4, 8}, {5, 10}};
    const SignedRank found = signed_rank(pairs);
    CHECK(near(found.exact, 2.0 / 32));
    CHECK(near(found.p, 0.043114446783075355));
    CHECK(near(found.rank_biserial, 1));
    CHECK(!found.rank_biserial.interval);
    CHECK(near(found.shift, 3));
    CHECK(!found.shift.interval);
    CHECK(found.shift.interval_reason == "So few values reach a level of 93.75 % and not of 95 %.");
    const SignedRank wider = signed_rank(pairs, 0.9);
    REQUIRE(wider.shift.interval);
    CHECK(*wider.shift.interval == Interval{1, 5, 0.9, 0.9375});
}

TEST_CASE("The interval of the shift holds what the exact test would not reject", "[signed_rank]") {
    Dice dice(15);
    for (int round = 0; round < 40; ++round) {
        std::vector<Pair> pairs; // no ties: distinct powers make all Walsh averages differ
        const std::size_t n = 6 + dice.below(8);
        for (std::size_t at = 0; at < n; ++at)
            pairs.push_back({0, (dice.one_in(3) ? -1.0 : 1.0) * (dice.any() % 100'000'007)});
        const SignedRank found = signed_rank(pairs);
        REQUIRE(found.shift.interval);
        const auto p_of_shift = [&](double shift) {
            std::vector<Pair> moved = pairs;
            for (Pair& pair : moved)
                pair.later -= shift;
            return *signed_rank(moved).exact;
        };
        const Interval& interval = *found.shift.interval;
        CHECK(p_of_shift(interval.low + 0.25) > 0.05);
        CHECK(p_of_shift(interval.low - 0.25) <= 0.05);
        CHECK(p_of_shift(interval.high - 0.25) > 0.05);
        CHECK(p_of_shift(interval.high + 0.25) <= 0.05);
        CHECK(interval.reached >= 0.95);
        CHECK(interval.low <= *found.shift);
        CHECK(*found.shift <= interval.high);
    }
}
