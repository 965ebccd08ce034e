#include "statistics/summary.h"

#include "near.h"
#include "random_values.h"
#include <catch2/catch_test_macros.hpp>
#include <limits>
#include <numeric>

using namespace themata;

namespace {

struct Published {
    std::vector<double> x;
    std::vector<double> haverage, hinges;
};

const std::vector<Published>& published() {
    static const std::vector<Published> table{
        {{1, 2, 3, 4}, {1.25, 2.5, 3.75}, {1.5, 2.5, 3.5}},
        {{1, 2, 3, 4, 5, 6}, {1.75, 3.5, 5.25}, {2, 3.5, 5}},
        {{1, 2, 3, 4, 5, 6, 7, 8}, {2.25, 4.5, 6.75}, {2.5, 4.5, 6.5}},
        {{1, 2, 3, 4, 5, 6, 7, 8, 9, 10}, {2.75, 5.5, 8.25}, {3, 5.5, 8}},
        {{2, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5}, {3, 4, 5}, {3.5, 4, 5}}};
    return table;
}

} // namespace

TEST_CASE("Published quartiles are found again", "[quantiles]") {
    for (const Published& row : published()) {
        const Summary found = summary_of(row.x);
        CHECK(near(found.q1, row.haverage[0]));
        CHECK(near(found.median, row.haverage[1]));
        CHECK(near(found.q3, row.haverage[2]));
        CHECK(near(found.hinge_low, row.hinges[0]));
        CHECK(near(found.hinge_high, row.hinges[2]));
        CHECK(haverage_of_sorted(row.x, 0.5).value == row.haverage[1]);
    }
}

TEST_CASE("Quartiles that lie outside few values are clamped and flagged", "[quantiles]") {
    const std::vector<double> two{3, 5};
    CHECK(haverage_of_sorted(two, 0.25) == Quantile{3, true});
    CHECK(haverage_of_sorted(two, 0.75) == Quantile{5, true});
    CHECK(haverage_of_sorted(two, 0.5) == Quantile{4, false});
    const std::vector<double> three{3, 5, 9};
    CHECK(haverage_of_sorted(three, 0.25) == Quantile{3, false}); // h is 1
    CHECK(haverage_of_sorted(three, 0.75) == Quantile{9, true});  // h is n
    const Summary one = summary_of(std::vector<double>{7});
    CHECK(one.q1_clamped);
    CHECK(one.q3_clamped);
    CHECK(near(one.hinge_low, 7));
    CHECK(is_refused(one.sd));
}

TEST_CASE("The middle, the halves and the ends stand in order", "[quantiles]") {
    Dice dice(41);
    for (int round = 0; round < 300; ++round) {
        const auto values = random_values(dice, 1 + dice.below(20), 12);
        const Summary found = summary_of(values);
        CHECK(found.n == values.size());
        CHECK(*found.min <= *found.q1);
        CHECK(*found.q1 <= *found.median);
        CHECK(*found.median <= *found.q3);
        CHECK(*found.q3 <= *found.max);
        CHECK(*found.hinge_low <= *found.median);
        CHECK(*found.median <= *found.hinge_high);
        CHECK(*found.min <= *found.mean);
        CHECK(*found.mean <= *found.max);
    }
}

TEST_CASE("Hinges stand at the depth that Tukey gives", "[quantiles]") {
    Dice dice(42);
    for (int round = 0; round < 300; ++round) {
        const auto values = sorted(random_values(dice, 1 + dice.below(20), 40));
        const std::size_t twice_depth = (values.size() + 3) / 2;
        const auto at = [&](std::size_t twice) {
            return (values[twice / 2 - 1] + values[(twice + 1) / 2 - 1]) / 2;
        };
        const Hinges found = hinges_of_sorted(values);
        CHECK(found.low == at(twice_depth));
        CHECK(found.high == at(2 * (values.size() + 1) - twice_depth));
    }
}

TEST_CASE("Mean and deviation keep their digits far from zero", "[quantiles]") {
    const Summary found = summary_of(std::vector<double>{1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16});
    CHECK(near(found.mean, 1e9 + 10, 1e-15));
    CHECK(near(found.sd, std::sqrt(30.0), 1e-14));
}

TEST_CASE("Nothing has no summary but a reason", "[quantiles]") {
    const Summary none = summary_of({});
    CHECK(is_refused(none.median));
    CHECK(is_refused(none.q1));
    CHECK(is_refused(none.mean));
    CHECK(is_refused(none.sd));
    CHECK(is_refused(
        summary_of(std::vector<double>{1, std::numeric_limits<double>::infinity()}).mean));
}

TEST_CASE("Equal values share the mean of their ranks", "[ranks]") {
    const Ranks found = mid_ranks(std::vector<double>{5, 3, 5, 1, 5});
    CHECK(found.ranks == std::vector<double>{4, 2, 4, 1, 4});
    CHECK(found.groups == std::vector<std::uint32_t>{1, 1, 3});
    CHECK(found.ties() == 24);
    Dice dice(43);
    for (int round = 0; round < 100; ++round) {
        const auto values = random_values(dice, dice.below(30), 8);
        const auto ranks = mid_ranks(values).ranks;
        const auto n = static_cast<double>(values.size());
        CHECK(std::accumulate(ranks.begin(), ranks.end(), 0.0) == n * (n + 1) / 2);
        for (std::size_t a = 0; a < values.size(); ++a)
            for (std::size_t b = 0; b < values.size(); ++b)
                CHECK((values[a] < values[b]) == (ranks[a] < ranks[b]));
    }
}

TEST_CASE("Twelve digits are kept", "[ranks]") {
    CHECK(rounded(0.1 + 0.2) == 0.3);
    CHECK(rounded(1.0 / 3) == 0.333333333333);
    CHECK(rounded(123456789012.4) == 123456789012);
    CHECK(rounded(-0.0) == 0);
    CHECK(!std::signbit(rounded(-0.0)));
    CHECK(rounded(-2.5) == -2.5);
}
