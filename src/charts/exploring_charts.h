#pragma once
// This header declares the pictures of saturation and of what occurs together. An Accumulation
// shows how many themes had been seen after so many answers: the mean over all orders with a band,
// and the order in which they were coded; its panels share their axes. A Matrix shows the lower
// half of a matrix, with how many have each theme by itself on its diagonal. Pure functions; any
// thread.

#include "analysis/cooccurrence.h"
#include "analysis/saturation.h"
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

struct Matrix {
    std::string title;
    std::string statement; // what is counted, and out of how many
    std::string unit;      // "participants"
    std::vector<std::string> names;
    // together[i][j] for j < i; together[i][i]: how many have i.
    std::vector<std::vector<std::uint32_t>> together;
    bool operator==(const Matrix&) const = default;
};

[[nodiscard]] Result<Chart> matrix(const Matrix& what, const Style& style, const Measure& measure);

[[nodiscard]] Matrix matrix_of(const Cooccurrence& found);

// A panel for each curve: of all, and of each role and stage.
[[nodiscard]] Accumulation accumulation_of(const Saturation& found);

} // namespace themata::charts
