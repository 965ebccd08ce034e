#pragma once
// Allocation: who is paired with whom, at random among all ways that respect who is willing. Each
// of one role (mentees) gets one of the other (mentors); who said nothing of somebody is not taken
// to be willing. A pure function of a snapshot and a seed; any thread.

#include "analysis/tabulation.h"
#include "statistics/matchings.h"
#include "study/snapshot.h"

namespace themata {

struct AllocationSpec {
    RoleId from = {}; // 0: the role of all who said whom they are willing to be paired with
    RoleId to = {};   // 0: the role of all of whom that was said
    std::uint32_t capacity = 1;
    std::uint64_t seed = 1;
    bool operator==(const AllocationSpec&) const = default;
};

struct AllocatedPair {
    ParticipantId from;
    ParticipantId to;
    bool operator==(const AllocatedPair&) const = default;
};

struct Allocation {
    AllocationSpec spec = {};                // with the roles that were found
    std::vector<AllocatedPair> pairs = {};   // by `to`, as participants came
    std::vector<ParticipantId> without = {}; // of those who give, paired with nobody
    std::size_t givers = 0;
    DrawnMatching drawn = {};
    std::vector<TieId> former = {}; // pairs of these people that are in the study
    bool operator==(const Allocation&) const = default;
};

// Refused: nobody said whom they are willing to be paired with, roles that cannot be told, no
// feasible way (with the people that show why).
[[nodiscard]] Result<Allocation> allocation(const Snapshot&, const AllocationSpec&);

// "5 people paired with 5 of 6, one of 127 possible ways, drawn at random with seed 7".
[[nodiscard]] std::string in_words(const Allocation&);

[[nodiscard]] Tabulation tabulated(const Snapshot&, const Allocation&);

} // namespace themata
