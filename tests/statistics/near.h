#pragma once
// Numbers compared as a test of statistics needs it: relative to what is expected, absolute near 0.

#include "statistics/figure.h"
#include <algorithm>
#include <cmath>

namespace themata {

inline bool near(double found, double expected, double tolerance = 1e-10) {
    return std::abs(found - expected) <= tolerance * std::max(std::abs(expected), 1e-3);
}

inline bool near(const Figure& found, double expected, double tolerance = 1e-10) {
    return found.value && found.reason.empty() && near(*found, expected, tolerance);
}

inline bool near(const Estimate& found, double expected, double tolerance = 1e-10) {
    return found.value && found.reason.empty() && near(*found, expected, tolerance);
}

inline bool near(const PermutationP& found, double expected, double tolerance = 1e-10) {
    return found.p && found.reason.empty() && near(*found, expected, tolerance);
}

// Undefined, and it says why.
template <class Kind>
bool is_refused(const Kind& figure) {
    return !figure && !figure.reason.empty();
}

// A p that exists lies between 0 and 1.
template <class Kind>
bool is_share(const Kind& figure) {
    return figure && *figure >= 0 && *figure <= 1;
}

} // namespace themata
