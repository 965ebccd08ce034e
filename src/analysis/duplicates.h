#pragma once
// This header finds answers that are the same: identical but for case, white space and punctuation,
// or near, that is at least so alike to the first of their group. The same study gives the same
// groups in the same order; blank answers are in no group. Pure; any thread; uses a second one for
// a while.

#include "study/study.h"
#include <array>
#include <cstdint>
#include <span>
#include <stop_token>
#include <string_view>
#include <vector>

namespace themata {

// How alike two texts are: the share of letters in fives that they have in common among all that
// either has (Jaccard), over their bare words (text/fold.h). Sketches tell cheaply who may be
// alike. Both are the same on every machine.
inline constexpr std::size_t shingle_letters = 5;

// The fives of a bare text, as hashes: each once, rising. A shorter text is one shingle.
[[nodiscard]] std::vector<std::uint32_t> shingles_of(std::string_view bare_text);

[[nodiscard]] double jaccard(const std::vector<std::uint32_t>& one,
                             const std::vector<std::uint32_t>& other);

// Two texts that are alike by J agree in each of these with a chance of J to the power of 5, so
// that at least one of 24 agrees in 98.8 of 100 pairs where J is 0.7, in 99.99 where it is 0.8.
inline constexpr std::size_t bands = 24;
inline constexpr std::size_t rows_of_band = 5;
using Sketch = std::array<std::uint32_t, bands>;

[[nodiscard]] Sketch sketch_of(const std::vector<std::uint32_t>& shingles);

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
