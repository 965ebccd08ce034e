// Exact tests at the sizes that must stay quick, each beside a pass over the sums that any count of
// permutations must at least write once.

#include "figures.h"
#include "statistics/contingency.h"
#include "statistics/fisher.h"
#include "statistics/rank_tests.h"
#include "support/dice.h"
#include <fmt/format.h>

namespace themata::bench {

namespace {

std::vector<double> answers(Dice& dice, std::size_t n) {
    std::vector<double> values;
    for (std::size_t at = 0; at < n; ++at)
        values.push_back(dice.below(12));
    return values;
}

// Adds a shifted row of this many sums to another, so often.
double plain_pass(std::size_t sums, std::size_t times) {
    std::vector<double> row(2 * sums, 1e-9);
    for (std::size_t time = 0; time < times; ++time)
        for (std::size_t at = sums; at-- > 0;)
            row[at + time % sums] += row[at];
    return row.back();
}

void figure(std::string what, double most, std::size_t sums, std::size_t times,
            const std::function<void()>& ours) {
    double kept = 0;
    const Times found = processor_times(9, ours, [&] { kept += plain_pass(sums, times); });
    print({.what = fmt::format("{} (at most {} ms)", what, most),
           .ours = found.ours,
           .floor = found.floor,
           .floor_is = fmt::format("{} additions of {} sums{}", times, sums,
                                   kept < 0 ? " below zero" : "")});
}

} // namespace

void statistics_figures() {
    Dice dice(60);
    std::vector<Pair> pairs;
    for (int at = 0; at < 60; ++at)
        pairs.push_back({static_cast<double>(dice.below(12)), static_cast<double>(dice.below(12))});
    figure("signed-rank, 60 pairs with ties", 50, 3'660, 60,
           [&] { return void(signed_rank(pairs)); });
    const auto x = answers(dice, 40);
    const auto y = answers(dice, 40);
    figure("rank-sum, 40 and 40 with ties", 200, 3'200, 80 * 40,
           [&] { return void(rank_sum(x, y)); });
    const CountTable lesions{{5, 0, 0}, {2, 1, 2}, {2, 0, 3}, {0, 1, 4}};
    figure("Freeman-Halton, 20 people in 4 x 3", 50, 100, 10,
           [&] { return void(fisher_exact(lesions)); });
    const CountTable jobs{{1, 3, 10, 6}, {2, 3, 10, 7}, {1, 6, 14, 12}, {0, 1, 9, 11}};
    figure("Freeman-Halton, 104 people in 4 x 4", 2'000, 500'000, 4,
           [&] { return void(fisher_exact(jobs)); });
    fmt::print("    Bounds: signed-rank {} pairs; rank-sum n1 n2 N min(n1, n2) up to {:.0e}; "
               "Freeman-Halton {} partial tables, then draws.\n",
               largest_signed_rank, largest_rank_sum_work, largest_fisher_states);
}

} // namespace themata::bench
