#pragma once
// Hodges and Lehmann's estimates of a shift with their exact intervals, and the interval of a
// rank-biserial effect: what the two tests of two samples share. Pure; any thread.

#include "statistics/figure.h"
#include "statistics/subset_sums.h"
#include <span>
#include <vector>

namespace themata {

[[nodiscard]] Estimate no_shift(std::string reason);

// shares[k] = P(sum <= k-th possible sum).
[[nodiscard]] std::vector<double> shares_up_to(const SubsetSums& sums);

// The median of the sorted averages or differences. The interval goes from the k-th smallest to
// the k-th largest, k as large as the distribution of the test without ties allows.
[[nodiscard]] Estimate shift_of_sorted(std::span<const double> rising,
                                       std::span<const double> shares, double level);

[[nodiscard]] Estimate by_fishers_z(double effect, double error, double level);

} // namespace themata
