#pragma once
// What occurs together: the lower half of a matrix, with how many have each by itself on its
// diagonal. A pure function; any thread.

#include "charts/chart.h"

namespace themata::charts {

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

} // namespace themata::charts
