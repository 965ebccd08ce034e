#pragma once
// Which words of an answer stand near each other as a near asks: pure, over their places only. Any
// thread.

#include "index/query.h"

namespace themata {

// From the first word of something found to its last, counted among the words of the answer.
struct Stretch {
    std::uint32_t first = 0;
    std::uint32_t last = 0;

    auto operator<=>(const Stretch&) const = default;
};

// For each part of a near, which of its stretches stand in a chain from the first part to the last
// in which each is within reach of the one before and does not overlap it.
[[nodiscard]] std::vector<std::vector<bool>>
in_chains(const std::vector<std::vector<Stretch>>& parts, const std::vector<Reach>& reaches);

} // namespace themata
