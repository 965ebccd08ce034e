#pragma once
// Drawing answers for a second coder to code blind: at random from a seed, or so that each stratum
// is in the sample as it is in the study. The same study and seed draw the same. Pure functions of
// values; any thread.

#include "analysis/axes.h"
#include "study/response_set.h"
#include "study/result.h"
#include <optional>

namespace themata {

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
