#pragma once
// This header names the figures of a summary as programs read them, for every verb whose JSON holds
// some. Pure.

#include "statistics/summary.h"
#include <string_view>
#include <utility>
#include <vector>

namespace themata {

using NamedFigures = std::vector<std::pair<std::string_view, Figure>>;

// "median", "q1", "q3", "hinge_low", "hinge_high", "mean", "sd".
[[nodiscard]] inline NamedFigures middle_and_spread(const Summary& summary) {
    return {{"median", summary.median},
            {"q1", summary.q1},
            {"q3", summary.q3},
            {"hinge_low", summary.hinge_low},
            {"hinge_high", summary.hinge_high},
            {"mean", summary.mean},
            {"sd", summary.sd}};
}

} // namespace themata
