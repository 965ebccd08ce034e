#pragma once
// This header declares the tests by ranks. Of two samples, asymptotic and exact, with their effects
// and shifts: Mann and Whitney's U (Wilcoxon's rank sums) of two groups of different people, and
// Wilcoxon's signed-rank test of pairs. Of three and more: Kruskal-Wallis with Dunn for different
// people, Friedman with Kendall's W for the same. Pure; any thread.

#include "statistics/figure.h"
#include <cstddef>
#include <span>
#include <vector>

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

// Differences are later - earlier, rounded to 12 significant digits; those of zero are dropped and
// counted.
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

using Columns = std::vector<std::vector<double>>;

// Two groups of a larger comparison. p is not adjusted: adjust() knows the family.
struct DunnContrast {
    std::size_t first = 0, second = 0; // places of the groups
    Figure z = {};                     // mean rank of the first - of the second; ties corrected
    Figure p = {};                     // two-sided
    bool operator==(const DunnContrast&) const = default;
};

struct KruskalWallis {
    std::vector<std::size_t> n = {}; // of each group
    std::vector<double> rank_sums = {};
    std::vector<Figure> mean_ranks = {};
    Figure h = {}; // ties corrected
    double df = 0;
    Figure p = {}; // chi-squared
    PermutationP exact =
        {}; // groups permuted over the observed mid-ranks; drawn where they are many
    Figure epsilon_squared = {};              // H / (N - 1)
    Figure eta_squared_h = {};                // (H - k + 1) / (N - k)
    std::vector<DunnContrast> contrasts = {}; // first < second
    bool operator==(const KruskalWallis&) const = default;
};

[[nodiscard]] KruskalWallis kruskal_wallis(const Columns& groups, const Draws& draws = {});

struct Friedman {
    std::size_t n = 0; // rows: people
    std::size_t k = 0; // columns: occasions
    std::vector<double> rank_sums = {};
    std::vector<Figure> mean_ranks = {};
    Figure chi_squared = {}; // ties corrected
    double df = 0;
    Figure p = {};
    PermutationP exact = {}; // each person's ranks permuted; drawn where they are many
    Figure kendall_w = {};   // chi-squared / (n (k - 1))
    bool operator==(const Friedman&) const = default;
};

// A row a person, equally long.
[[nodiscard]] Friedman friedman(const Columns& rows, const Draws& draws = {});

} // namespace themata
