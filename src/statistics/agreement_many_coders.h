#pragma once
// Agreement of two or more coders, counted unit by unit: Fleiss' kappa, where all judged every
// unit, and Gwet's AC1, where some may be missing. Pure; any thread.

#include "statistics/figure.h"
#include <span>
#include <vector>

namespace themata {

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
