#pragma once
// The ways of matchings.h counted exactly, so that one can be drawn by its number. Numbers in,
// numbers out; any thread.

#include "statistics/matchings.h"

namespace themata {

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
    [[nodiscard]] Matching draw(Chance&) const;

private:
    enum class Over : std::uint8_t { loads, takers };

    CountedMatchings(const Willingness& people, Over over) : people_(people), over_(over) {}

    void count_loads();
    void count_takers();
    [[nodiscard]] Matching draw_loads(Chance&) const;
    [[nodiscard]] Matching draw_takers(Chance&) const;

    Willingness people_;
    Over over_;
    std::vector<std::uint32_t> willing_; // by giver: takers as bits
    std::vector<Ways> ways_;
};

} // namespace themata
