#include "statistics/saturation.h"
#include "statistics/seeded_random.h"
#include "support/dice.h"
#include <algorithm>
#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <numeric>
#include <set>

namespace themata {

namespace {

using Row = std::vector<int>;

Incidence incidence_of(const std::vector<Row>& rows) {
    Incidence incidence;
    incidence.kinds = static_cast<std::uint32_t>(rows.front().size());
    for (const Row& row : rows) {
        std::vector<std::uint32_t> kinds;
        for (std::uint32_t kind = 0; kind < row.size(); ++kind)
            if (row[kind] != 0)
                kinds.push_back(kind);
        incidence.add(kinds);
    }
    return incidence;
}

// Figures that were published with a worked example of the method.
const std::vector<Row> six_units = {
    {1, 1, 0, 1, 0, 1, 1, 1}, {1, 1, 1, 0, 0, 0, 0, 0}, {1, 0, 1, 0, 1, 0, 0, 0},
    {1, 1, 0, 0, 0, 0, 0, 0}, {1, 0, 0, 0, 0, 1, 0, 0}, {0, 1, 1, 0, 0, 0, 1, 0},
};
const std::vector<std::uint32_t> new_themes = {16, 9, 7, 5, 3, 1, 1, 0, 1, 0};

Incidence random_incidence(Dice& dice) {
    Incidence incidence;
    incidence.kinds = 1 + dice.below(6);
    const std::uint32_t units = 1 + dice.below(6);
    for (std::uint32_t unit = 0; unit < units; ++unit) {
        std::vector<std::uint32_t> kinds;
        for (std::uint32_t kind = 0; kind < incidence.kinds; ++kind)
            if (dice.one_in(kind + 2))
                kinds.push_back(kind);
        incidence.add(kinds);
    }
    return incidence;
}

// Kinds seen after t units, t from 1, for each order of the units.
std::vector<std::vector<std::uint32_t>> curves_of_all_orders(const Incidence& incidence) {
    std::vector<std::size_t> order(incidence.units());
    std::iota(order.begin(), order.end(), 0U);
    std::vector<std::vector<std::uint32_t>> curves;
    do {
        std::set<std::uint32_t> seen;
        curves.emplace_back();
        for (const std::size_t unit : order) {
            for (const std::uint32_t kind : incidence.of(unit))
                seen.insert(kind);
            curves.back().push_back(static_cast<std::uint32_t>(seen.size()));
        }
    } while (std::ranges::next_permutation(order).found);
    return curves;
}

} // namespace

TEST_CASE("Saturation of Guest, Namey and Chen is written 6+2 and 7+3", "[saturation]") {
    const auto two = saturated(new_themes, {.base = 4, .run = 2, .threshold = 0.05});
    REQUIRE(two);
    CHECK(two->before == 6);
    CHECK(two->run == 2);
    CHECK(two->fresh == 1);
    CHECK(two->in_base == 37);
    CHECK(two->ratio == Catch::Approx(1.0 / 37));
    const auto three = saturated(new_themes, {.base = 4, .run = 3, .threshold = 0.05});
    REQUIRE(three);
    CHECK(three->before == 7);
    const auto none = saturated(new_themes, {.base = 4, .run = 2, .threshold = 0});
    CHECK_FALSE(none);
}

TEST_CASE("The threshold of saturation is not rounded", "[saturation]") {
    // 1/20 is 5 %, 2/37 is 5.4 % and would be rounded to 5.
    const std::vector<std::uint32_t> even = {5, 5, 5, 5, 1, 0};
    CHECK(saturated(even, {.base = 4, .run = 2, .threshold = 0.05})->before == 4);
    const std::vector<std::uint32_t> over = {16, 9, 7, 5, 1, 1};
    CHECK_FALSE(saturated(over, {.base = 4, .run = 2, .threshold = 0.05}));
}

TEST_CASE("Too few units, or a base without themes, tell nothing of saturation", "[saturation]") {
    const std::vector<std::uint32_t> five = {3, 1, 0, 0, 0};
    CHECK_FALSE(saturated(five, {.base = 4, .run = 2, .threshold = 0.05}));
    CHECK(saturated(five, {.base = 3, .run = 2, .threshold = 0.05})->before == 3);
    const std::vector<std::uint32_t> nothing = {0, 0, 0, 0, 0, 0, 0};
    CHECK_FALSE(saturated(nothing, {}));
}

TEST_CASE("The mean accumulation, Chao2 and coverage of the worked example", "[saturation]") {
    const Incidence incidence = incidence_of(six_units);
    const auto times = occurrences(incidence);
    const std::vector<double> expected = {
        3.1666666666666665, 4.933333333333334, 6.05, 6.866666666666666, 7.5, 8.0};
    const auto mean = mean_accumulation(times, incidence.units());
    REQUIRE(mean.size() == expected.size());
    for (std::size_t t = 0; t < mean.size(); ++t)
        CHECK(mean[t] == Catch::Approx(expected[t]).epsilon(1e-12));
    const Chao2 chao = chao2(times, incidence.units());
    CHECK(chao.observed == 8);
    CHECK(chao.once == 3);
    CHECK(chao.twice == 2);
    CHECK(chao.estimate == Catch::Approx(9.875).epsilon(1e-12));
    CHECK(chao.bias_corrected == Catch::Approx(8.833333333333334).epsilon(1e-12));
    REQUIRE(chao.low);
    CHECK(*chao.low > 8);
    CHECK(*chao.low < 9.875);
    CHECK(*chao.high > 9.875);
    CHECK(*sample_coverage(times, incidence.units()) ==
          Catch::Approx(0.8753462603878116).epsilon(1e-12));
}

TEST_CASE("Chao2 is bias-corrected where no theme is in two units", "[saturation]") {
    const std::vector<std::uint32_t> times = {1, 1, 1, 4};
    const Chao2 chao = chao2(times, 5);
    CHECK(chao.estimate == Catch::Approx(4 + 0.8 * 3));
    CHECK(chao.estimate == chao.bias_corrected);
    CHECK(*sample_coverage(times, 5) == Catch::Approx(1 - 3.0 / 7 * (4 * 2.0 / (4 * 2.0 + 2))));
    const std::vector<std::uint32_t> all_common = {3, 4};
    CHECK(chao2(all_common, 5).estimate == 2);
    CHECK_FALSE(chao2(all_common, 5).low);
    CHECK(*sample_coverage(all_common, 5) == 1);
    CHECK_FALSE(sample_coverage(std::vector<std::uint32_t>{0, 0}, 5));
}

TEST_CASE("The mean accumulation is the mean over all orders of the units", "[saturation]") {
    for (std::uint32_t seed = 0; seed < 60; ++seed) {
        Dice dice(seed);
        CAPTURE(seed);
        const Incidence incidence = random_incidence(dice);
        const auto curves = curves_of_all_orders(incidence);
        const auto mean = mean_accumulation(occurrences(incidence), incidence.units());
        for (std::size_t t = 0; t < incidence.units(); ++t) {
            double sum = 0;
            for (const auto& curve : curves)
                sum += curve[t];
            CHECK(mean[t] == Catch::Approx(sum / static_cast<double>(curves.size())).margin(1e-12));
        }
    }
}

TEST_CASE("The band of many permutations is that of all orders", "[saturation]") {
    for (std::uint32_t seed = 0; seed < 12; ++seed) {
        Dice dice(seed);
        CAPTURE(seed);
        const Incidence incidence = random_incidence(dice);
        const auto curves = curves_of_all_orders(incidence);
        SeededRandom chance(seed);
        const Accumulation found = accumulation(incidence, 20000, chance);
        for (std::size_t t = 0; t < incidence.units(); ++t) {
            // A count lies outside the band in at most 2.5 % of all orders on each side, and the
            // edge itself does not; chance may move what lies within half a percent of that.
            double below = 0, at_most_low = 0, at_most_high = 0, below_high = 0;
            for (const auto& curve : curves) {
                below += curve[t] < found.low[t];
                at_most_low += curve[t] <= found.low[t];
                at_most_high += curve[t] <= found.high[t];
                below_high += curve[t] < found.high[t];
            }
            const auto all = static_cast<double>(curves.size());
            CHECK(below / all < 0.03);
            CHECK(at_most_low / all > 0.02);
            CHECK(at_most_high / all > 0.97);
            CHECK(below_high / all < 0.98);
        }
        CHECK(found.observed == curves.front());
    }
}

TEST_CASE("Rare themes are dealt to places as evenly as a whole shuffle does", "[saturation]") {
    // One theme in one of 200 units: after t units it is seen in t/200 of the orders, so its place
    // is even over all. Two more in 20 units make the first part of an order be dealt one by one.
    Incidence incidence;
    incidence.kinds = 3;
    for (std::uint32_t unit = 0; unit < 200; ++unit) {
        std::vector<std::uint32_t> kinds;
        if (unit == 77)
            kinds.push_back(0);
        if (unit % 10 == 0)
            kinds.push_back(1);
        if (unit % 10 == 1)
            kinds.push_back(2);
        incidence.add(kinds);
    }
    constexpr int rounds = 4000;
    std::vector<double> quarter(4);
    SeededRandom chance(3);
    for (int round = 0; round < rounds; ++round) {
        // The band of one permutation is its curve.
        const auto curve = accumulation(incidence, 1, chance).low;
        const auto third = std::ranges::find(curve, 3U) - curve.begin();
        ++quarter[static_cast<std::size_t>(third) / 50];
    }
    // The last of three kinds: almost always the lone one. P(place < 50) is 1/4 less the share of
    // orders in which a common kind comes later, which is under 2 %.
    for (const double share : quarter)
        CHECK(share / rounds == Catch::Approx(0.25).margin(0.03));
}

TEST_CASE("The same seed gives the same band", "[saturation]") {
    const Incidence incidence = incidence_of(six_units);
    SeededRandom one(7);
    SeededRandom same(7);
    CHECK(accumulation(incidence, 1000, one) == accumulation(incidence, 1000, same));
}

} // namespace themata
