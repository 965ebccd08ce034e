#pragma once
// How scores lie: a dot for each, or bars where dots would be too small, with the median and the
// quartiles below. The quartiles are given, by whatever definition the analysis uses. A pure
// function; any thread.

#include "charts/chart.h"

namespace themata::charts {

struct DistributionGroup {
    std::string name; // "Mentor, Phase 1"
    std::vector<double> values;
    std::uint32_t missing = 0;
    double median = 0; // these of no meaning without values
    double low = 0;
    double high = 0;
    bool operator==(const DistributionGroup&) const = default;
};

struct Distributions {
    std::string title;
    std::string measure;   // what the axis says
    std::string quartiles; // by which definition: "Tukey’s hinges"
    std::optional<double> least = {};
    std::optional<double> most = {};
    std::vector<DistributionGroup> groups = {};
    bool operator==(const Distributions&) const = default;
};

[[nodiscard]] Result<Chart> distribution(const Distributions& what, const Style& style,
                                         const Measure& measure);

} // namespace themata::charts
