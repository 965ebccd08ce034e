#pragma once
// This header declares the examples that textbooks and programs publish with their results,
// computed anew: what `themata verify --statistics` shows on the user's machine. Pure; any thread.

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

// All of them, which the functions below give one by one.
[[nodiscard]] WorkedExamples worked_examples();

[[nodiscard]] WorkedExamples worked_quartiles();
[[nodiscard]] WorkedExamples worked_rank_tests();
[[nodiscard]] WorkedExamples worked_counts();
[[nodiscard]] WorkedExamples worked_agreement();

} // namespace themata
