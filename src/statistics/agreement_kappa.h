#pragma once
// This header declares the agreement of coders who put the same units into categories: two coders,
// with the standard errors of Fleiss, Cohen and Everitt (1969); or any number, counted unit by unit
// (Fleiss' kappa, where all judged every unit, and Gwet's AC1, where some judgements are missing).
// Pure; any thread.

#include "statistics/figure.h"
#include <cstddef>
#include <span>
#include <vector>

namespace themata {

// How many units the first coder put into one category (row) and the second into another (column).
struct CrossTable {
    std::size_t categories = 0;
    std::vector<double> n; // row by row
    bool operator==(const CrossTable&) const = default;

    [[nodiscard]] double at(std::size_t row, std::size_t column) const {
        return n[row * categories + column];
    }
};

// What two categories count as where they differ: nothing; 1 - d / (q - 1); 1 - (d / (q - 1))^2.
enum class Weights : std::uint8_t { none, linear, quadratic };

struct Kappa {
    double n = 0;
    Figure observed = {};
    Figure expected = {};  // a sum over categories, not the product of two shares
    Estimate kappa = {};   // interval from ASE1; symmetric, not cut where it passes 1
    Figure ase1 = {};      // for the interval
    Figure ase0 = {};      // for the test that kappa is 0
    Figure z = {}, p = {}; // from ASE0, two-sided
    bool operator==(const Kappa&) const = default;
};

[[nodiscard]] Kappa kappa(const CrossTable&, Weights = Weights::none, double level = usual_level);

// The share of units that both put into the same category.
[[nodiscard]] Figure agreed_share(const CrossTable&);
// Expects that both coders have the same habits: the mean of their shares.
[[nodiscard]] Figure scott_pi(const CrossTable&);
// Expects 1 / q.
[[nodiscard]] Figure brennan_prediger(const CrossTable&);
// Expects sum of s (1 - s) / (q - 1), s the mean share of a category.
[[nodiscard]] Figure gwet_ac1(const CrossTable&);

// Two coders, one theme.
struct YesNoCounts {
    double both = 0;
    double only_a = 0;
    double only_b = 0;
    double neither = 0;
    bool operator==(const YesNoCounts&) const = default;

    [[nodiscard]] double n() const { return both + only_a + only_b + neither; }
};

[[nodiscard]] CrossTable cross_table(const YesNoCounts&);

// What is read beside a coefficient: where a theme is rare, kappa is low though coders agree.
struct YesNoShares {
    Figure prevalence;       // the mean of both coders' shares of yes
    Figure positive;         // 2a / (2a + b + c)
    Figure negative;         // 2d / (2d + b + c)
    Figure prevalence_index; // (a - d) / n
    Figure bias_index;       // (b - c) / n; both after Byrt, Bishop and Carlin 1993
    bool operator==(const YesNoShares&) const = default;
};

[[nodiscard]] YesNoShares shares_of(const YesNoCounts&);

// How many coders put a unit into each category; units that look alike may be told once.
struct RatedUnits {
    std::vector<double> coders; // by category
    double times = 1;           // how many such units
    bool operator==(const RatedUnits&) const = default;
};

struct CategoryKappa {
    double share = 0;
    Figure kappa = {};
    Figure z = {};
    bool operator==(const CategoryKappa&) const = default;
};

struct FleissKappa {
    double units = 0;
    Figure observed = {}, expected = {};
    Figure kappa = {};
    Figure se79 = {}, z79 = {},
           p79 = {};  // Fleiss, Nee and Landis 1979: for the test that kappa is 0
    Figure se71 = {}; // of the paper of 1971, which printed programs still show
    std::vector<CategoryKappa> categories = {};
    bool operator==(const FleissKappa&) const = default;
};

// P_i = (sum n_ij^2 - m) / (m (m - 1)), expected = sum p_j^2. Undefined where units have different
// numbers of coders.
[[nodiscard]] FleissKappa fleiss_kappa(std::span<const RatedUnits>);

struct ManyAc1 {
    double units = 0; // that two coders or more judged
    Figure observed, expected;
    Estimate ac1; // interval from the standard error, normal
    Figure se;    // Gwet 2014, over units
    bool operator==(const ManyAc1&) const = default;
};

// Units that one coder judged tell of the categories' shares, not of agreement.
[[nodiscard]] ManyAc1 gwet_ac1(std::span<const RatedUnits>, double level = usual_level);

} // namespace themata
