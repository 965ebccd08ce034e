#pragma once
// How many themes had been seen after so many answers: the mean over all orders with a band, and
// the order in which they were coded. Panels share their axes. A pure function; any thread.

#include "charts/chart.h"

namespace themata::charts {

// After 0, 1, 2 … answers.
struct AccumulationPanel {
    std::string name;
    std::vector<double> mean;
    std::vector<double> low = {}; // as long as mean, or empty
    std::vector<double> high = {};
    std::vector<double> coded = {}; // in the order of coding; as long, or empty
    bool operator==(const AccumulationPanel&) const = default;
};

struct Accumulation {
    std::string title;
    std::string statement;
    std::string unit;       // "Answers": what the axis below says
    std::string order_says; // "In the order of coding"
    std::string band_says;  // "95 % of 1,000 random orders"
    std::vector<AccumulationPanel> panels;
    bool operator==(const Accumulation&) const = default;
};

[[nodiscard]] Result<Chart> accumulation(const Accumulation& what, const Style& style,
                                         const Measure& measure);

} // namespace themata::charts
