#pragma once
// Mid-ranks: the smallest value has rank 1, equal values share the mean of their ranks. Doubled
// they are whole numbers, which is how exact tests count them. Pure; any thread.

#include <cstdint>
#include <span>
#include <vector>

namespace themata {

struct Ranks {
    std::vector<double> ranks = {};         // in the order of the values
    std::vector<std::uint32_t> groups = {}; // how many values are equal, by rising value
    bool operator==(const Ranks&) const = default;

    // Sum of t^3 - t over the groups; 0 where no two values are equal.
    [[nodiscard]] double ties() const;
};

// The values are finite.
[[nodiscard]] Ranks mid_ranks(std::span<const double> values);

// 0.1 + 0.2 and 0.3 are one value: rounded to 12 significant digits.
[[nodiscard]] double rounded(double value);

// False where one of them is infinite or no number.
[[nodiscard]] bool all_finite(std::span<const double> values);

} // namespace themata
