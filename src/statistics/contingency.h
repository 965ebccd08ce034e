#pragma once
// Tables of counts of different people: chi-squared in its forms, and the exact tests of Fisher
// (2 x 2) and of Freeman and Halton (r x c). Pure; any thread.

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

// Fisher's exact test with 2 x 2, Freeman and Halton's with r x c: the probability of all tables
// of the same margins that are as likely as the observed one or less (times 1 + 1e-7). Beyond the
// bound tables are drawn. One-sided with 2 x 2 only.
[[nodiscard]] PermutationP fisher_exact(const CountTable& table, const Draws& draws = {});

// The same by draws, however small the table is.
[[nodiscard]] PermutationP fisher_drawn(const CountTable& table, const Draws& draws = {});

// So many partial tables are kept while r x c tables are counted, and so many steps made; beyond it
// tables are drawn.
constexpr std::size_t largest_fisher_states = 1'000'000;
constexpr double largest_fisher_steps = 5e6;

} // namespace themata
