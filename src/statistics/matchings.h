#pragma once
// Giving each taker one giver of those who are willing, no giver more than `capacity` takers, so
// that every feasible way comes equally often. Numbers in, numbers out; any thread.
//
// Exact counting by dynamic programming over how many takers each giver has: up to about 20 on the
// smaller side. Beyond that ways are drawn by rejection under the bound of Huber and Law (2008),
// which is uniform as well but counts nothing.

#include "study/result.h"
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace themata {

class Chance;

struct Willingness {
    std::uint32_t givers = 0;
    std::uint32_t capacity = 1;                       // takers of one giver at most
    std::vector<std::vector<std::uint32_t>> of_taker = {}; // willing givers, ascending
    bool operator==(const Willingness&) const = default;
};

// The giver of each taker.
using Matching = std::vector<std::uint32_t>;

// Takers who together have too few givers, which is why there is no way (Hall 1935): none of them
// can be left out of this set.
struct TooFew {
    std::vector<std::uint32_t> takers;
    std::vector<std::uint32_t> givers; // all that are willing towards any of them
    bool operator==(const TooFew&) const = default;
};

[[nodiscard]] std::optional<TooFew> too_few(const Willingness&);

enum class DrawnBy : std::uint8_t { counting, rejection };

struct DrawnMatching {
    Matching matching;
    DrawnBy by = DrawnBy::counting;
    std::string ways; // how many there are, in digits; empty when they were not counted
    std::uint64_t tries = 1;
    bool operator==(const DrawnMatching&) const = default;
};

// In digits; nothing when there are too many people to count.
[[nodiscard]] std::optional<std::string> count_matchings(const Willingness&);

// Refused: no way at all, or none found by rejection in many tries.
[[nodiscard]] Result<DrawnMatching> draw_matching(const Willingness&, Chance&);

} // namespace themata
