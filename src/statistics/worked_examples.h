#pragma once
// Examples that textbooks and programs publish with their results, computed anew: what
// `themata verify --statistics` shows on the user's machine. Pure; any thread.

#include "statistics/figure.h"
#include <string>
#include <string_view>
#include <vector>

namespace themata {

struct WorkedExample {
    std::string_view name = {};   // "Depression of nine patients"
    std::string_view source = {}; // "Hollander and Wolfe 1973, p. 29"
    std::string_view what = {};   // "signed-rank, exact p"
    double expected = 0;
    double tolerance = 0; // half of the last digit that is published
    Figure computed = {};

    [[nodiscard]] bool agrees() const;
};

using WorkedExamples = std::vector<WorkedExample>;

// All of them. A room adds its own by a function that worked_examples.cpp names.
[[nodiscard]] WorkedExamples worked_examples();

[[nodiscard]] WorkedExamples worked_quartiles();
[[nodiscard]] WorkedExamples worked_rank_tests();
[[nodiscard]] WorkedExamples worked_counts();

} // namespace themata
