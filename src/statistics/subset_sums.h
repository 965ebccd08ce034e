#pragma once
// How many subsets of whole numbers have which sum: what exact rank tests count. Counts are
// doubles, exact to 2^53 and to 15 digits beyond. Pure; any thread.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace themata {

// counts[i] subsets have the sum first + i * step; first is the smallest sum.
struct SubsetSums {
    std::int64_t first = 0;
    std::int64_t step = 1;
    std::vector<double> counts = {};

    [[nodiscard]] double total() const;
    [[nodiscard]] double at(std::int64_t sum) const;
    [[nodiscard]] double at_most(std::int64_t sum) const;
    [[nodiscard]] double at_least(std::int64_t sum) const;
    // Sums at least as far from the middle as this one. The middle is doubled to be whole.
    [[nodiscard]] double as_far(std::int64_t sum, std::int64_t twice_middle) const;
};

// Mid-ranks doubled.
[[nodiscard]] std::vector<std::int64_t> doubled(std::span<const double> ranks);

// Of all subsets; the numbers are positive. At most 1,000 of them, or counts overflow.
[[nodiscard]] SubsetSums sums_of_all(std::span<const std::int64_t> numbers);
// Of those with `size` members.
[[nodiscard]] SubsetSums sums_of_size(std::span<const std::int64_t> numbers, std::size_t size);

} // namespace themata
