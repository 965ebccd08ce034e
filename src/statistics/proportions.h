#pragma once
// This header gives shares of a whole with their intervals, and compares two shares. Pure; any
// thread.

#include "statistics/figure.h"
#include <cstdint>

namespace themata {

enum class ProportionInterval : std::uint8_t { wilson, clopper_pearson };

// k of n. Wilson's score interval without continuity correction, or the exact one.
[[nodiscard]] Estimate proportion(std::uint64_t k, std::uint64_t n,
                                  ProportionInterval kind = ProportionInterval::wilson,
                                  double level = usual_level);

// Two-sided: the probability of all results as likely as k or less.
[[nodiscard]] Figure binomial_test(std::uint64_t k, std::uint64_t n, double probability = 0.5);

// Yes and no of two groups of different people.
struct TwoGroups {
    std::uint64_t yes1 = 0, no1 = 0;
    std::uint64_t yes2 = 0, no2 = 0;
    bool operator==(const TwoGroups&) const = default;
};

// (yes1 no2) / (no1 yes2); interval after Woolf. Undefined where a group lacks one of the answers
// in the way that divides by zero.
[[nodiscard]] Estimate odds_ratio(const TwoGroups& groups, double level = usual_level);

// yes1 / n1 - yes2 / n2; interval after Newcombe 1998, method 10 (of Wilson's intervals).
[[nodiscard]] Estimate risk_difference(const TwoGroups& groups, double level = usual_level);

} // namespace themata
