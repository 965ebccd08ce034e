#pragma once
// Agreement of two coders who put the same units into the same categories, with the standard errors
// of Fleiss, Cohen and Everitt (1969). Pure; any thread.

#include "statistics/figure.h"
#include <cstddef>
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

} // namespace themata
