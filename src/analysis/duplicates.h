#pragma once
// Answers that are the same: identical but for case, white space and punctuation, or near, that is
// at least so alike (analysis/shingles.h) to the first of their group. Deterministic: the same
// study gives the same groups in the same order. Blank answers are in no group. Pure; any thread;
// uses a second one for a while.

#include "study/study.h"
#include <span>
#include <stop_token>
#include <vector>

namespace themata {

enum class Alike { identical, near };

// Below this the sketches miss too many.
inline constexpr double least_likeness = 0.7;

struct DuplicateSpec {
    Alike alike = Alike::identical;
    double likeness = least_likeness; // of near ones; from least_likeness to 1
    std::size_t least = 2;            // answers in a group
};

struct DuplicateGroup {
    std::vector<ResponseId> responses; // rising; near ones were compared with the first
    std::size_t texts = 1;             // how many differ by more than case, space, punctuation
    bool operator==(const DuplicateGroup&) const = default;
};

// The largest first, among equals the one whose first answer was there first. Empty when stopped.
[[nodiscard]] std::vector<DuplicateGroup> duplicates(const Study& study, const DuplicateSpec& spec,
                                                     std::stop_token stop = {});

// The group that holds this answer, or one of it alone.
[[nodiscard]] DuplicateGroup group_of(std::span<const DuplicateGroup> groups, ResponseId response);

} // namespace themata
