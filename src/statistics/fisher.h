#pragma once
// This header declares the exact tests of Fisher (2 x 2) and of Freeman and Halton (r x c), and the
// margins of a table of counts that all tests of such tables need. Pure; any thread.

#include "statistics/contingency.h"
#include <algorithm>
#include <string>

namespace themata {

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

struct Margins {
    std::vector<std::uint64_t> rows = {};
    std::vector<std::uint64_t> columns = {};
    std::uint64_t n = 0;
    std::size_t empty = 0; // rows and columns of zeros only
    bool even = true;      // all rows are equally long

    [[nodiscard]] std::size_t kept_rows() const {
        return static_cast<std::size_t>(
            std::ranges::count_if(rows, [](auto margin) { return margin > 0; }));
    }

    [[nodiscard]] std::size_t kept_columns() const {
        return static_cast<std::size_t>(
            std::ranges::count_if(columns, [](auto margin) { return margin > 0; }));
    }
};

[[nodiscard]] Margins margins_of(const CountTable& table);
// Empty where it can.
[[nodiscard]] std::string why_no_table(const CountTable& table, const Margins& margins);

} // namespace themata
