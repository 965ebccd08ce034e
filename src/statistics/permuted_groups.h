#pragma once
// The exact distribution of Kruskal and Wallis's H when values change groups. Pure; any thread.

#include "statistics/permutation.h"
#include "statistics/ranks.h"
#include <cstddef>
#include <vector>

namespace themata {

// The ranks stand group by group; sizes says how many each has.
[[nodiscard]] PermutationP
permuted_groups(const Ranks& ranks, const std::vector<std::size_t>& sizes, const Draws& draws);

} // namespace themata
