#pragma once
// This header declares what the tests that permute share: results as PermutationP, the sums of
// columns and groups when values change places, and how many subsets of whole numbers have which
// sum. Counts are doubles, exact to 2^53 and to 15 digits beyond. Pure; any thread.

#include "statistics/figure.h"
#include "statistics/summary.h"
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace themata {

[[nodiscard]] PermutationP no_permutation(std::string reason);
constexpr const char* not_asked_for = "No permutations were asked for.";
// p = (1 + hits) / (1 + draws) with its interval.
[[nodiscard]] PermutationP drawn(std::uint64_t hits, const Draws& draws);

// More numbers are not drawn for one test: about a second.
constexpr double largest_draw_work = 2e8;
// Empty where numbers may be drawn, else why not: nobody wants it, or each draw costs too much.
[[nodiscard]] std::string why_not_drawn(double work_a_draw, const Draws& draws);

// Steps from state to state that an exact count makes before draws take over: about a tenth of a
// second.
constexpr double largest_steps = 2e6;

// P that the squares of the columns' sums add up to as much as they do or more, when the values of
// each row change places, each order as likely. Rows are equally long.
using WholeRows = std::vector<std::vector<std::uint32_t>>;
[[nodiscard]] PermutationP permuted_rows(const WholeRows& rows, const Draws& draws);

// The ranks stand group by group; sizes says how many each has.
[[nodiscard]] PermutationP
permuted_groups(const Ranks& ranks, const std::vector<std::size_t>& sizes, const Draws& draws);

// How many subsets of whole numbers have which sum: what exact rank tests count.

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
