#pragma once
// This header declares how each taker is given one giver of those who are willing, no giver more
// than `capacity` takers, so that every feasible way comes equally often. Numbers in, numbers out;
// any thread.
//
// The ways are counted exactly by dynamic programming over how many takers each giver has: up to
// about 20 on the smaller side. Beyond that ways are drawn by rejection under the bound of Huber
// and Law (2008), which is uniform as well but counts nothing.

#include "study/result.h"
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace themata {

class SeededRandom;

struct Willingness {
    std::uint32_t givers = 0;
    std::uint32_t capacity = 1;                            // takers of one giver at most
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
[[nodiscard]] Result<DrawnMatching> draw_matching(const Willingness&, SeededRandom&);

// The ways are counted exactly, so that one can be drawn by its number.

// More than all ways of 30 people among 30, and still exact.
__extension__ using Ways = unsigned __int128;

[[nodiscard]] std::string in_digits(Ways ways);

// Ways to go on from each state, laid in one array. Either over how many takers each giver has,
// taker by taker; or over which takers have a giver, giver by giver. What takes less room.
class CountedMatchings {
public:
    // Nothing: there are too many states or ways.
    [[nodiscard]] static std::optional<CountedMatchings> of(const Willingness&);

    [[nodiscard]] Ways ways() const { return ways_.front(); }

    // Each way exactly as likely; there is at least one.
    [[nodiscard]] Matching draw(SeededRandom&) const;

private:
    enum class Over : std::uint8_t { loads, takers };

    CountedMatchings(const Willingness& people, Over over) : people_(people), over_(over) {}

    void count_loads();
    void count_takers();
    [[nodiscard]] Matching draw_loads(SeededRandom&) const;
    [[nodiscard]] Matching draw_takers(SeededRandom&) const;

    Willingness people_;
    Over over_;
    std::vector<std::uint32_t> willing_; // by giver: takers as bits
    std::vector<Ways> ways_;
};

// Where ways cannot be counted, they are proposed and rejected so that those which stand come
// equally often. A giver of capacity c counts as c places, and takers who would take any place fill
// up the rest, so that a way is a perfect matching. Taker by taker a place is chosen in proportion
// to a bound of the ways that it leaves (Huber and Law 2008: the product of h(r)/e over places, r
// the takers who would take it, h(r) = r + ln(r)/2 + e - 1); what the bound leaves over is
// rejected. Places of one giver are alike, so that a way was proposed once for each order of them,
// which is corrected for.

// Nothing: rejected.
[[nodiscard]] std::optional<Matching> propose_by_bound(const Willingness&, SeededRandom&);
// Each taker any willing giver; rejected where one has more than she can take. Quicker where
// capacities are wide.
[[nodiscard]] std::optional<Matching> propose_each_alone(const Willingness&, SeededRandom&);

} // namespace themata
