#pragma once
// What is reckoned before paired lines are drawn; private to them.

#include "charts/paired_lines.h"

namespace themata::charts {

// People whose values are the same throughout.
struct SameLine {
    std::vector<std::optional<double>> values;
    std::vector<std::string> names;
};

struct PanelFigures {
    std::size_t completers = 0;
    std::size_t people = 0;                     // with a value at any stage
    std::vector<std::optional<double>> medians; // of the completers, by stage; none: no completers
    std::vector<double> q1;
    std::vector<double> q3;
    std::vector<double> least;
    std::vector<double> most;
    std::vector<SameLine> lines;
};

inline constexpr std::size_t most_lines = 400; // more cannot be told apart

[[nodiscard]] PanelFigures figures_of(const PairedPanel& panel);

// Of values in order: Tukey's hinges' depth, (n+3)/2 halved.
struct Middle {
    double median = 0;
    double low = 0;
    double high = 0;
};

[[nodiscard]] Middle middle_of(std::vector<double> values);

} // namespace themata::charts
