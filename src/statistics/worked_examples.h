#pragma once
// Examples that textbooks and programs publish with their results, computed anew: what
// `themata verify --statistics` shows on the user's machine. Pure; any thread.

#include "statistics/figure.h"
#include <string>
#include <string_view>
#include <vector>

namespace themata {

struct WorkedExample {
    std::string_view name = {};   // "Depression scale factor IV, 9 patients"
    std::string_view source = {}; // "Hollander and Wolfe 1973, table 3.1"
    std::string_view what = {};   // "Wilcoxon signed-rank, exact p"
    double expected = 0;
    double tolerance = 0; // relative to the expected value where that is above 1, else absolute
    Figure computed = {};

    [[nodiscard]] bool agrees() const;
};

// All of them, in the order of STATISTICS: a room adds its own by a function of its own that the
// table in worked_examples.cpp names.
[[nodiscard]] std::vector<WorkedExample> worked_examples();

} // namespace themata
