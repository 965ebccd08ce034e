#pragma once
// Studies of many shapes from a seed: the same seed gives the same study on every machine. They
// have what real ones have: no role, no traits, blank and missing answers, scores only, several
// coders on the same words, codings of blank answers, verdicts, deep and retired themes, ids that
// are not used any more. One thread.

#include "support/study_builder.h"
#include <random>

namespace themata {

// As std::uniform_int_distribution, but alike in every standard library.
class Dice {
public:
    explicit Dice(std::uint32_t seed) : numbers_(seed) {}

    // 0 … below - 1
    std::uint32_t below(std::uint32_t below) {
        return static_cast<std::uint32_t>(numbers_() % below);
    }

    bool one_in(std::uint32_t chances) { return below(chances) == 0; }

private:
    std::mt19937_64 numbers_;
};

[[nodiscard]] Snapshot random_study(std::uint32_t seed);

} // namespace themata
