#pragma once
// This header declares the tests of tables of counts of different people that rest on chi-squared;
// fisher.h has the exact tests. Pure; any thread.

#include "statistics/figure.h"
#include <cstddef>
#include <cstdint>
#include <vector>

namespace themata {

// Rows of equal length.
using CountTable = std::vector<std::vector<std::uint64_t>>;

struct Contingency {
    std::uint64_t n = 0;
    std::size_t rows = 0, columns = 0; // of the table as given
    std::size_t empty = 0;             // rows and columns of zeros only, left out of everything
    double df = 0;
    Figure chi_squared = {}; // Pearson
    Figure p = {};
    Figure likelihood_ratio = {}; // G
    Figure p_likelihood_ratio = {};
    Figure yates = {}; // 2 x 2 only; the correction never larger than |O - E|, as in SPSS and R
    Figure p_yates = {};
    Figure cramers_v = {};
    Figure phi = {}; // 2 x 2 only, with its sign
    Figure smallest_expected = {};
    std::size_t expected_below_5 = 0; // cells of those that are not left out
    std::size_t cells = 0;
    // (O - E) / sqrt(E (1 - r / n) (1 - c / n)); one for each cell of the table as given.
    std::vector<std::vector<Figure>> adjusted_residuals = {};
    bool operator==(const Contingency&) const = default;
};

[[nodiscard]] Contingency contingency(const CountTable& table);

// "3 of 4 cells have expected counts under 5 (the smallest is 0.50)." Empty where none has.
[[nodiscard]] std::string note_on_expected(const Contingency& found);

} // namespace themata
