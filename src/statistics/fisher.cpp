// Two by two: all tables in a row, each as likely as its neighbour times a fraction, which keeps 15
// digits where logarithms of factorials would lose them. Larger ones: freeman_halton.

#include "statistics/contingency.h"
#include "statistics/freeman_halton.h"
#include "statistics/margins.h"
#include "statistics/permutation.h"
#include <algorithm>
#include <cmath>
#include <span>

namespace themata {

namespace {

// The first cell of a 2 x 2 table goes from `least` on; weights are relative to the likeliest. Of
// tables that are too unlikely for a number, or to be seen in a sum, there are none.
struct Hypergeometric {
    std::uint64_t least = 0;
    std::vector<double> weights;
};

// Weights fall ever quicker from the likeliest outward, so what comes after this part of the
// observed one does not reach the last digit of any sum.
constexpr double unseen = 1e-20;

// The weights of one side from the likeliest outward, itself left out. `observed` steps away, if it
// lies on this side, is the table that sums are asked for; `enough` is lowered when it is met.
template <class Ratio>
std::vector<double> outward(std::uint64_t steps, std::uint64_t observed, double& enough,
                            const Ratio& ratio) {
    std::vector<double> weights;
    double weight = 1;
    for (std::uint64_t step = 1; step <= steps; ++step) {
        weight *= ratio(step);
        if (weight == 0 || (step > observed && weight < enough))
            break;
        weights.push_back(weight);
        if (step == observed)
            enough = unseen * std::min(1.0, weight);
    }
    return weights;
}

Hypergeometric tables_of(std::uint64_t row, std::uint64_t column, std::uint64_t n,
                         std::uint64_t observed) {
    const std::uint64_t least = row + column > n ? row + column - n : 0;
    const std::uint64_t most = std::min(row, column);
    const auto mode = static_cast<std::uint64_t>((static_cast<double>(row) + 1) *
                                                 (static_cast<double>(column) + 1) /
                                                 (static_cast<double>(n) + 2));
    const std::uint64_t start = std::clamp(mode, least, most);
    // P(a + 1) / P(a) is the first of these by the second.
    const auto to_come = [&](std::uint64_t a) {
        return static_cast<double>(row - a) * static_cast<double>(column - a);
    };
    const auto to_go = [&](std::uint64_t a) {
        return static_cast<double>(a + 1) * static_cast<double>(n + a + 1 - row - column);
    };
    double enough = unseen;
    std::vector<double> below, above;
    const auto go_down = [&] {
        below = outward(
            start - least, observed < start ? start - observed : 0, enough,
            [&](std::uint64_t step) { return to_go(start - step) / to_come(start - step); });
    };
    const auto go_up = [&] {
        above = outward(most - start, observed > start ? observed - start : 0, enough,
                        [&](std::uint64_t step) {
                            return to_come(start + step - 1) / to_go(start + step - 1);
                        });
    };
    if (observed < start) {
        go_down();
        go_up();
    } else {
        go_up();
        go_down();
    }
    std::vector<double> weights(below.rbegin(), below.rend());
    weights.push_back(1);
    weights.insert(weights.end(), above.begin(), above.end());
    return {.least = start - below.size(), .weights = std::move(weights)};
}

struct Sum {
    double sum = 0;
    bool whole = true; // nothing was above the bound
};

// Of the weights up to a bound. They rise to the likeliest and fall from there, so both ends are
// merged and the small ones come first: tiny tails are not lost in the sum.
Sum sum_of(std::span<const double> weights, double bound = HUGE_VAL) {
    Sum sum;
    while (!weights.empty()) {
        const bool left = weights.front() <= weights.back();
        const double least = left ? weights.front() : weights.back();
        if (least > bound) {
            sum.whole = false;
            break;
        }
        sum.sum += least;
        weights = left ? weights.subspan(1) : weights.first(weights.size() - 1);
    }
    return sum;
}

PermutationP two_by_two(const CountTable& table, const Margins& margins) {
    const Hypergeometric tables =
        tables_of(margins.rows[0], margins.columns[0], margins.n, table[0][0]);
    const std::vector<double>& weights = tables.weights;
    const double all = sum_of(weights).sum;
    const bool too_unlikely =
        table[0][0] < tables.least || table[0][0] - tables.least >= weights.size();
    if (too_unlikely)
        return {.p = 0, .one_sided = 0, .point = 0};
    const std::uint64_t observed = table[0][0] - tables.least;
    const double bound = weights[observed] * (1 + 1e-7);
    const Sum as_rare = sum_of(weights, bound);
    const bool below =
        static_cast<double>(table[0][0]) * static_cast<double>(margins.n) <
        static_cast<double>(margins.rows[0]) * static_cast<double>(margins.columns[0]);
    const auto side =
        below ? std::span(weights).first(observed + 1) : std::span(weights).subspan(observed);
    PermutationP found;
    found.p = as_rare.whole ? 1 : std::min(1.0, as_rare.sum / all);
    found.one_sided = std::min(1.0, sum_of(side).sum / all);
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
