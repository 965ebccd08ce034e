#pragma once
// Wilcoxon's signed-rank test of pairs, asymptotic and exact. Differences are later - earlier,
// rounded to 12 significant digits; those of zero are dropped and counted. Pure; any thread.

#include "statistics/figure.h"
#include <cstddef>
#include <span>

namespace themata {

struct Pair {
    double earlier = 0;
    double later = 0;
    bool operator==(const Pair&) const = default;
};

struct SignedRank {
    std::size_t pairs = 0;
    std::size_t zeros = 0;    // differences of zero, dropped
    std::size_t used = 0;     // N of r: pairs - zeros
    std::size_t positive = 0; // later is larger
    std::size_t negative = 0;
    double sum_positive = 0; // S+
    double sum_negative = 0; // S-
    Figure mean_positive = {}, mean_negative = {};

    Figure z = {}; // of the smaller sum, so never above 0; no continuity correction; ties corrected
    Figure p = {}; // two-sided, normal
    PermutationP exact = {}; // signs permuted over the observed mid-ranks

    Estimate rank_biserial = {}; // matched: (S+ - S-) / (S+ + S-); interval by Fisher's z
    Figure r = {};               // |Z| / sqrt(used)
    // Hodges-Lehmann: median of the Walsh averages of the differences that are not zero; interval
    // from the exact distribution of S+ without ties (Hollander and Wolfe 3.3), wider than need be
    // with ties. Undefined interval where so few pairs cannot reach the level.
    Estimate shift = {};
    Estimate shift_of_all = {}; // the same with the zeros among the differences
    bool operator==(const SignedRank&) const = default;
};

// Up to so many pairs are the exact p and the exact interval given.
constexpr std::size_t largest_signed_rank = 500;

[[nodiscard]] SignedRank signed_rank(std::span<const Pair> pairs, double level = usual_level);

} // namespace themata
