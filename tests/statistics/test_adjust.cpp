#include "statistics/adjust.h"

#include "near.h"
#include "support/dice.h"
#include <catch2/catch_test_macros.hpp>

using namespace themata;

namespace {

std::vector<double> random_p(Dice& dice) {
    std::vector<double> p;
    for (std::size_t at = 0; at < 1 + dice.below(30); ++at)
        p.push_back(dice.below(1001) / 1000.0);
    return p;
}

constexpr Correction all_corrections[] = {Correction::none, Correction::bonferroni,
                                          Correction::holm, Correction::benjamini_hochberg};

} // namespace

TEST_CASE("Five p-values are adjusted as published", "[adjust]") {
    const std::vector<double> p{0.01, 0.04, 0.03, 0.005, 0.55};
    const auto check = [&](Correction correction, const std::vector<double>& expected) {
        const Family family = adjusted(std::span<const double>(p), correction);
        CHECK(family.size == 5);
        CHECK(family.correction == correction);
        for (std::size_t at = 0; at < p.size(); ++at)
            CHECK(near(family.values[at], expected[at]));
    };
    check(Correction::none, p);
    check(Correction::bonferroni, {0.05, 0.2, 0.15, 0.025, 1.0});
    check(Correction::holm, {0.04, 0.09, 0.09, 0.025, 0.55});
    check(Correction::benjamini_hochberg, {0.025, 0.05, 0.05, 0.025, 0.55});
}

TEST_CASE("A test without a p is no member of the family and keeps its reason", "[adjust]") {
    const std::vector<Figure> p{defined(0.02), undefined("Nobody changed."), defined(0.03)};
    const Family family = adjusted(std::span<const Figure>(p), Correction::holm);
    CHECK(family.size == 2);
    CHECK(near(family.values[0], 0.04));
    CHECK(family.values[1] == p[1]);
    CHECK(near(family.values[2], 0.04));
    CHECK(adjusted(std::span<const Figure>{}, Correction::holm).values.empty());
}

TEST_CASE("Adjusted p-values keep the order, are no smaller and no more than 1", "[adjust]") {
    Dice dice(31);
    for (int round = 0; round < 200; ++round) {
        const std::vector<double> p = random_p(dice);
        for (const Correction correction : all_corrections) {
            const Family family = adjusted(std::span<const double>(p), correction);
            for (std::size_t a = 0; a < p.size(); ++a) {
                CHECK(is_share(family.values[a]));
                CHECK(*family.values[a] >= p[a]);
                for (std::size_t b = 0; b < p.size(); ++b)
                    if (p[a] <= p[b])
                        CHECK(*family.values[a] <= *family.values[b]);
            }
        }
    }
}

TEST_CASE("Holm never asks more than Bonferroni, nor Benjamini and Hochberg than Holm",
          "[adjust]") {
    Dice dice(32);
    for (int round = 0; round < 200; ++round) {
        const std::vector<double> p = random_p(dice);
        const std::span<const double> values(p);
        const Family bonferroni = adjusted(values, Correction::bonferroni);
        const Family holm = adjusted(values, Correction::holm);
        const Family bh = adjusted(values, Correction::benjamini_hochberg);
        for (std::size_t at = 0; at < p.size(); ++at) {
            CHECK(*holm.values[at] <= *bonferroni.values[at]);
            CHECK(*bh.values[at] <= *holm.values[at] * (1 + 1e-15));
        }
    }
}
