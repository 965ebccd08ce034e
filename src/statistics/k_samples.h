#pragma once
// This header declares the tests of three and more groups or occasions by ranks: Kruskal-Wallis
// with Dunn for different people, Friedman with Kendall's W for the same. Pure; any thread.

#include "statistics/figure.h"
#include <cstddef>
#include <span>
#include <vector>

namespace themata {

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
