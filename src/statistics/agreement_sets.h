#pragma once
// Agreement on sets: what somebody answered may bear several themes, or none, and coders who share
// one of two themes agree in part. Pure; any thread.

#include "statistics/agreement_alpha.h"

namespace themata {

// Sorted, each member once. Empty: nothing applied.
using ValueSet = std::vector<std::uint32_t>;

// 1 - J, J = shared members / all members; two empty sets are alike.
[[nodiscard]] double jaccard_distance(const ValueSet&, const ValueSet&);

// Passonneau 2006: 1 - J M, M = 1 where the sets are equal, 2/3 where one holds the other, 1/3
// where they share something, 0 where they share nothing.
[[nodiscard]] double masi_distance(const ValueSet&, const ValueSet&);

} // namespace themata
