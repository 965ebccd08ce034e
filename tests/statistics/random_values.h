#pragma once
// Small samples as questionnaires give them: few different values, many ties, some zeros.

#include "statistics/rank_tests.h"
#include "support/dice.h"
#include <vector>

namespace themata {

// `kinds` different values; with halves, since means of items have them.
inline std::vector<double> random_values(Dice& dice, std::size_t n, std::uint32_t kinds) {
    std::vector<double> values;
    for (std::size_t at = 0; at < n; ++at)
        values.push_back(dice.below(kinds) / 2.0);
    return values;
}

inline std::vector<Pair> random_pairs(Dice& dice, std::size_t n, std::uint32_t kinds) {
    std::vector<Pair> pairs;
    for (std::size_t at = 0; at < n; ++at)
        pairs.push_back({dice.below(kinds) / 2.0, dice.below(kinds) / 2.0});
    return pairs;
}

} // namespace themata
