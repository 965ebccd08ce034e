#pragma once
// One theme against all else, learnt from weighted terms by logistic regression (liblinear, solver
// L2R_LR, which draws no random numbers: the same examples give the same model). Values; any
// thread.

#include "analysis/features.h"
#include <span>
#include <vector>

namespace themata {

struct LinearModel {
    std::vector<float> weights; // by term
    float bias = 0;

    // The chance that the theme holds, from 0 to 1.
    [[nodiscard]] double chance(const Features& features) const;
};

// Examples, with for each theme the places of those in which it holds, rising. The work is shared
// with a second thread.
struct Lessons {
    std::vector<Features> examples;
    std::size_t terms = 0;
    std::vector<std::vector<std::uint32_t>> holds;
};

[[nodiscard]] std::vector<LinearModel> learn(const Lessons& lessons);

} // namespace themata
