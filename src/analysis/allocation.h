#pragma once
// This header declares what is drawn by lot from a seed; the same study and seed draw the same. An
// Allocation says who is paired with whom, at random among all ways that respect who is willing:
// each of one role (mentees) gets one of the other (mentors), and who said nothing of somebody is
// not taken to be willing. Answers are drawn for a second coder to code blind, at random or so that
// each stratum is in the sample as it is in the study. Pure functions of a snapshot; any thread.

#include "analysis/axes.h"
#include "analysis/tabulation.h"
#include "statistics/matchings.h"
#include "study/response_set.h"
#include "study/result.h"
#include "study/snapshot.h"
#include <optional>

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

struct SampleSpec {
    std::string coder;                      // who is to code; need not be in the study yet
    std::optional<double> percent = {};     // of the answers that can be drawn
    std::optional<std::size_t> number = {}; // or so many; neither: all of them
    std::vector<Axis> strata = {};
    std::uint64_t seed = 1;
    std::optional<ResponseSet> among = {}; // only from these
};

struct Stratum {
    std::vector<std::string> names; // one for each axis
    std::size_t pool = 0;
    std::size_t drawn = 0;
    bool operator==(const Stratum&) const = default;
};

struct Sample {
    std::vector<ResponseId> responses; // in the order of ids
    std::vector<Stratum> strata;       // one without names where there are no axes
    std::size_t pool = 0;
    std::string how; // "20 of 100 answers, at random in proportion by role and stage, seed 7"
    bool operator==(const Sample&) const = default;
};

// From answers that are not blank, and that the coder has neither coded, nor judged, nor been
// assigned. Each stratum gets its share, rounded by largest remainders so that they add up.
// Refused: nothing to draw from, more than there are, a share that is none.
[[nodiscard]] Result<Sample> draw_sample(const Snapshot&, const SampleSpec&);

// How far a coder is with what she was assigned.
struct AssignedWork {
    CoderId coder;
    std::size_t assigned = 0;
    std::size_t done = 0; // coded or judged nothing to code
    bool operator==(const AssignedWork&) const = default;
};

[[nodiscard]] std::vector<AssignedWork> assigned_work(const Snapshot&);

// Whether the coder has coded the answer or judged it.
[[nodiscard]] bool has_judged(const Snapshot&, ResponseId, CoderId);

} // namespace themata
