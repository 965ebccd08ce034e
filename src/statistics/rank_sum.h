#pragma once
// Mann and Whitney's U (Wilcoxon's rank sums) of two groups of different people, asymptotic and
// exact. Pure; any thread.

#include "statistics/figure.h"
#include <cstddef>
#include <span>

namespace themata {

struct RankSum {
    std::size_t n1 = 0, n2 = 0;
    double rank_sum1 = 0, rank_sum2 = 0; // R1, R2
    Figure mean_rank1 = {}, mean_rank2 = {};
    double u1 = 0;           // R1 - n1 (n1 + 1) / 2: pairs in which the first is larger, ties half
    double u2 = 0;           // n1 n2 - U1
    double u = 0;            // the smaller
    Figure z = {};           // never above 0; no continuity correction; ties corrected
    Figure p = {};           // two-sided, normal
    PermutationP exact = {}; // groups permuted over the observed mid-ranks
    Figure exact_as_if_no_ties = {}; // SPSS's "Exact Sig.", which it prints for N <= 40: 2 P(U <=
                                     // u) of the distribution without ties, u rounded down

    Estimate rank_biserial =
        {};          // 1 - 2 U / (n1 n2), so never below 0: A tells the side; Fisher's z
    Estimate a = {}; // U1 / (n1 n2): P(first larger) + half P(equal); its interval after it
    Figure r = {};   // |Z| / sqrt(N)
    // Hodges-Lehmann: median of all differences first - second; interval from the exact
    // distribution of U without ties, wider than need be with ties.
    Estimate shift = {};
    bool operator==(const RankSum&) const = default;
};

// The exact p is given while n1 n2 N min(n1, n2) is no more than this: 100 + 100 with ties.
constexpr double largest_rank_sum_work = 2e8;
// The exact interval of the shift is given while n1 n2 is no more than this.
constexpr double largest_shift_pairs = 40'000;

[[nodiscard]] RankSum rank_sum(std::span<const double> first, std::span<const double> second,
                               double level = usual_level);

} // namespace themata
