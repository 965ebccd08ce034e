#include "statistics/proportions.h"

#include "near.h"
#include "statistics/distributions.h"
#include "support/dice.h"
#include <catch2/catch_test_macros.hpp>

using namespace themata;

namespace {

// Newcombe 1998 (Statistics in Medicine 17, 857), table I.
struct Published {
    std::uint64_t k, n;
    double wilson_low, wilson_high, exact_low, exact_high;
};

constexpr Published published[] = {{81, 263, 0.2553, 0.3662, 0.2527, 0.3676},
                                   {15, 148, 0.0624, 0.1605, 0.0578, 0.1617},
                                   {0, 20, 0, 0.1611, 0, 0.1684},
                                   {1, 29, 0.0061, 0.1718, 0.0009, 0.1776}};

bool to_four_places(double found, double expected) { return std::abs(found - expected) < 0.00005; }

} // namespace

TEST_CASE("Newcombe's proportions have his intervals", "[proportions]") {
    for (const Published& row : published) {
        const Estimate wilson = proportion(row.k, row.n);
        CHECK(near(wilson, static_cast<double>(row.k) / static_cast<double>(row.n)));
        CHECK(wilson.method == "Wilson");
        CHECK(to_four_places(wilson.interval->low, row.wilson_low));
        CHECK(to_four_places(wilson.interval->high, row.wilson_high));
        const Estimate exact = proportion(row.k, row.n, ProportionInterval::clopper_pearson);
        CHECK(to_four_places(exact.interval->low, row.exact_low));
        CHECK(to_four_places(exact.interval->high, row.exact_high));
    }
}

TEST_CASE("Clopper and Pearson's ends are where the tails hold half the rest", "[proportions]") {
    Dice dice(81);
    for (int round = 0; round < 200; ++round) {
        const std::uint64_t n = 1 + dice.below(60);
        const std::uint64_t k = dice.below(n + 1);
        const Interval found = *proportion(k, n, ProportionInterval::clopper_pearson, 0.9).interval;
        if (k > 0)
            CHECK(near(1 - binomial_at_most(k - 1, n, found.low), 0.05, 1e-9));
        if (k < n)
            CHECK(near(binomial_at_most(k, n, found.high), 0.05, 1e-9));
        const Interval wilson = *proportion(k, n).interval;
        CHECK(wilson.low >= 0);
        CHECK(wilson.low <= wilson.high);
        CHECK(wilson.high <= 1);
    }
}

TEST_CASE("A share of nobody is undefined", "[proportions]") {
    CHECK(proportion(0, 0).reason == "There is nobody to count.");
    CHECK(is_refused(proportion(3, 2)));
    CHECK(is_refused(binomial_test(0, 0)));
    CHECK(is_refused(binomial_test(1, 2, 0)));
    CHECK(is_refused(odds_ratio({.yes1 = 3, .no1 = 0, .yes2 = 1, .no2 = 2})));
    CHECK(is_refused(risk_difference({.yes1 = 3, .no1 = 1})));
    const Estimate none = odds_ratio({.yes1 = 0, .no1 = 3, .yes2 = 1, .no2 = 2});
    CHECK(near(none, 0));
    CHECK(!none.interval);
    CHECK(!none.interval_reason.empty());
}

TEST_CASE("The binomial test adds up all results as rare", "[proportions]") {
    Dice dice(82);
    for (int round = 0; round < 300; ++round) {
        const std::uint64_t n = 1 + dice.below(40);
        const std::uint64_t k = dice.below(n + 1);
        const double probability = (1 + dice.below(19)) / 20.0;
        double sum = 0;
        const double bound = binomial_exactly(k, n, probability) * (1 + 1e-7);
        for (std::uint64_t at = 0; at <= n; ++at)
            sum += binomial_exactly(at, n, probability) <= bound
                       ? binomial_exactly(at, n, probability)
                       : 0;
        CHECK(near(binomial_test(k, n, probability), std::min(1.0, sum), 1e-9));
    }
}

TEST_CASE("Two shares differ as Newcombe says", "[proportions]") {
    // Newcombe 1998 (Statistics in Medicine 17, 873), table II, method 10.
    const Estimate found = risk_difference({.yes1 = 56, .no1 = 14, .yes2 = 48, .no2 = 32});
    CHECK(near(found, 0.2));
    CHECK(to_four_places(found.interval->low, 0.0524));
    CHECK(to_four_places(found.interval->high, 0.3339));
    const Estimate none = risk_difference({.yes1 = 0, .no1 = 10, .yes2 = 0, .no2 = 20});
    CHECK(to_four_places(none.interval->low, -0.1611));
    CHECK(to_four_places(none.interval->high, 0.2775));
}

TEST_CASE("The odds ratio turns with the groups", "[proportions]") {
    const Estimate found = odds_ratio({.yes1 = 30, .no1 = 10, .yes2 = 15, .no2 = 20});
    const Estimate turned = odds_ratio({.yes1 = 15, .no1 = 20, .yes2 = 30, .no2 = 10});
    CHECK(near(found, 4));
    CHECK(near(*turned, 0.25));
    CHECK(near(found.interval->low, 1 / turned.interval->high));
    CHECK(near(std::sqrt(found.interval->low * found.interval->high), 4));
}
