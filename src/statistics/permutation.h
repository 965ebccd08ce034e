#pragma once
// What the tests that permute have in common: results as PermutationP, and the sums of columns
// when the values of each row change places. Pure; any thread.

#include "statistics/figure.h"
#include <cstdint>
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

} // namespace themata
