#pragma once
// What a column of scores looks like: how many, where its middle lies, how it spreads. Pure; any
// thread.

#include "statistics/figure.h"
#include <cstddef>
#include <span>

namespace themata {

struct Summary {
    std::size_t n = 0;
    Figure median = {};
    Figure q1 = {}, q3 = {};                // HAVERAGE
    bool q1_clamped = false;                // n too small for it: the smallest value stands for it
    bool q3_clamped = false;                // the largest
    Figure hinge_low = {}, hinge_high = {}; // Tukey's
    Figure mean = {};
    Figure sd = {}; // over n - 1; undefined for one value
    Figure min = {}, max = {};
    bool operator==(const Summary&) const = default;
};

// Missing values are left out by whoever calls. Not finite: everything is undefined.
[[nodiscard]] Summary summary_of(std::span<const double> values);

} // namespace themata
