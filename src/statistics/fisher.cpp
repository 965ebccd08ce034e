// Two by two: all tables in a row, each as likely as its neighbour times a fraction, which keeps 15
// digits where logarithms of factorials would lose them. Larger ones: freeman_halton.

#include "statistics/contingency.h"
#include "statistics/freeman_halton.h"
#include "statistics/margins.h"
#include "statistics/permutation.h"
#include <algorithm>
#include <cmath>

namespace themata {

namespace {

// The first cell of a 2 x 2 table goes from `least` on; weights are relative to the likeliest.
struct Hypergeometric {
    std::uint64_t least = 0;
    std::vector<double> weights;
};

Hypergeometric tables_of(std::uint64_t row, std::uint64_t column, std::uint64_t n) {
    const std::uint64_t least = row + column > n ? row + column - n : 0;
    const std::uint64_t most = std::min(row, column);
    const auto mode = static_cast<std::uint64_t>((static_cast<double>(row) + 1) *
                                                 (static_cast<double>(column) + 1) /
                                                 (static_cast<double>(n) + 2));
    const std::uint64_t start = std::clamp(mode, least, most);
    Hypergeometric tables{.least = least, .weights = std::vector<double>(most - least + 1)};
    // P(a + 1) / P(a)
    const auto rising = [&](std::uint64_t a) {
        return static_cast<double>(row - a) * static_cast<double>(column - a) /
               (static_cast<double>(a + 1) * static_cast<double>(n + a + 1 - row - column));
    };
    tables.weights[start - least] = 1;
    for (std::uint64_t a = start; a < most; ++a)
        tables.weights[a + 1 - least] = tables.weights[a - least] * rising(a);
    for (std::uint64_t a = start; a > least; --a)
        tables.weights[a - 1 - least] = tables.weights[a - least] / rising(a - 1);
    return tables;
}

// From the small ones on, so that tiny tails are not lost in the sum.
double sum_of(std::vector<double> weights) {
    std::ranges::sort(weights);
    double sum = 0;
    for (const double weight : weights)
        sum += weight;
    return sum;
}

PermutationP two_by_two(const CountTable& table, const Margins& margins) {
    const auto [least, weights] = tables_of(margins.rows[0], margins.columns[0], margins.n);
    const std::uint64_t observed = table[0][0] - least;
    const double all = sum_of(weights);
    const double bound = weights[observed] * (1 + 1e-7);
    std::vector<double> as_rare;
    std::ranges::copy_if(weights, std::back_inserter(as_rare),
                         [&](double weight) { return weight <= bound; });
    const bool below =
        static_cast<double>(table[0][0]) * static_cast<double>(margins.n) <
        static_cast<double>(margins.rows[0]) * static_cast<double>(margins.columns[0]);
    const auto here = weights.begin() + static_cast<std::ptrdiff_t>(observed);
    const std::vector<double> side = below ? std::vector<double>(weights.begin(), here + 1)
                                           : std::vector<double>(here, weights.end());
    PermutationP found;
    found.p = as_rare.size() == weights.size() ? 1 : std::min(1.0, sum_of(as_rare) / all);
    found.one_sided = std::min(1.0, sum_of(side) / all);
    found.point = weights[observed] / all;
    return found;
}

} // namespace

PermutationP fisher_exact(const CountTable& table, const Draws& draws) {
    const Margins margins = margins_of(table);
    if (std::string reason = why_no_table(table, margins); !reason.empty())
        return no_permutation(std::move(reason));
    if (table.size() == 2 && table.front().size() == 2)
        return two_by_two(table, margins);
    return freeman_halton(table, margins, draws);
}

PermutationP fisher_drawn(const CountTable& table, const Draws& draws) {
    const Margins margins = margins_of(table);
    if (std::string reason = why_no_table(table, margins); !reason.empty())
        return no_permutation(std::move(reason));
    return drawn_tables(table, margins, draws);
}

} // namespace themata
