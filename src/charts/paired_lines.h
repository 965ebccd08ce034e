#pragma once
// PairedLines show the same people from stage to stage: a line each, and the median of those who
// answered at every stage. Equal lines are drawn as one that is thicker; where there are too many
// to be told apart, bands stand for them. A pure function; any thread.

#include "charts/chart.h"

namespace themata::charts {

struct PairedPerson {
    std::string name;
    std::vector<std::optional<double>> values; // one for each stage
    bool operator==(const PairedPerson&) const = default;
};

struct PairedPanel {
    std::string name; // "Mentor"; may be empty
    std::vector<std::string> stages;
    std::vector<PairedPerson> people;
    bool operator==(const PairedPanel&) const = default;
};

struct PairedLines {
    std::string title;
    std::string measure;         // what the axis says
    std::optional<double> least; // of the scale, where they are known
    std::optional<double> most;
    std::vector<PairedPanel> panels;
    bool operator==(const PairedLines&) const = default;
};

// Refused where no panel has somebody with values at two stages.
[[nodiscard]] Result<Chart> paired_lines(const PairedLines& lines, const Style& style,
                                         const Measure& measure);

} // namespace themata::charts
