#pragma once
// A study in which everything is called as awkwardly as it can be: commas, quotes of all kinds,
// what a shell would change, words that the terminal's options take, numbers of other records, and
// themes whose paths end alike. From a seed; the same on every machine. One thread.

#include "study/study.h"
#include "support/dice.h"
#include <string>

namespace themata {

[[nodiscard]] Study awkward_study(std::uint32_t seed);

template <class Things>
[[nodiscard]] const auto& one_of(Dice& dice, const Things& things) {
    return things[dice.below(std::size(things))];
}

} // namespace themata
