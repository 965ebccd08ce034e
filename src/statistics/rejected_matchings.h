#pragma once
// Drawing the ways of matchings.h where they cannot be counted: ways are proposed and rejected so
// that those which stand come equally often. Numbers in, numbers out; any thread.
//
// A giver of capacity c counts as c places, and takers who would take any place fill up the rest,
// so that a way is a perfect matching. Taker by taker a place is chosen in proportion to a bound of
// the ways that it leaves (Huber and Law 2008: the product of h(r)/e over places, r the takers who
// would take it, h(r) = r + ln(r)/2 + e - 1); what the bound leaves over is rejected. Places of one
// giver are alike, so that a way was proposed once for each order of them, which is corrected for.

#include "statistics/matchings.h"

namespace themata {

// Nothing: rejected.
[[nodiscard]] std::optional<Matching> propose_by_bound(const Willingness&, Chance&);
// Each taker any willing giver; rejected where one has more than she can take. Quicker where
// capacities are wide.
[[nodiscard]] std::optional<Matching> propose_each_alone(const Willingness&, Chance&);

} // namespace themata
