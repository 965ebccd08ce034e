#include "statistics/permutation.h"

#include "statistics/chance.h"
#include "statistics/proportions.h"
#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <numeric>
#include <optional>
#include <unordered_map>

namespace themata {

namespace {

using Row = std::vector<std::uint32_t>;

struct RowHash {
    std::size_t operator()(const Row& row) const {
        std::uint64_t hash = 0;
        for (const std::uint32_t value : row)
            hash = (hash ^ value) * 0x9E3779B97F4A7C15 + (hash >> 29);
        return hash;
    }
};

// How often which sums, sorted, come about. Sorted, since rows can change places with each other's
// columns: what counts is symmetric in them.
using States = std::unordered_map<Row, double, RowHash>;

double squares(const Row& sums) {
    double total = 0;
    for (const std::uint32_t sum : sums)
        total += static_cast<double>(sum) * sum;
    return total;
}

Row sums_of(const WholeRows& rows) {
    Row sums(rows.front().size());
    for (const Row& row : rows)
        for (std::size_t at = 0; at < sums.size(); ++at)
            sums[at] += row[at];
    return sums;
}

std::optional<States> with_row(const States& before, Row row, double& steps) {
    States after;
    std::ranges::sort(row);
    do {
        steps += static_cast<double>(before.size());
        if (steps > largest_steps || after.size() > largest_states)
            return std::nullopt;
        for (const auto& [sums, count] : before) {
            Row next = sums;
            for (std::size_t at = 0; at < next.size(); ++at)
                next[at] += row[at];
            std::ranges::sort(next);
            after[std::move(next)] += count;
        }
    } while (std::ranges::next_permutation(row).found);
    return after;
}

std::optional<States> all_states(const WholeRows& rows) {
    States states;
    states[Row(rows.front().size())] = 1;
    double steps = 0;
    for (const Row& row : rows) {
        auto next = with_row(states, row, steps);
        if (!next)
            return std::nullopt;
        double total = 0;
        for (const auto& [sums, count] : *next)
            total += count;
        for (auto& [sums, count] : *next)
            count /= total;
        states = std::move(*next);
    }
    return states;
}

PermutationP drawn_rows(WholeRows rows, double observed, const Draws& draws) {
    Chance chance(draws.seed);
    std::uint64_t hits = 0;
    for (std::uint32_t draw = 0; draw < draws.count; ++draw) {
        for (Row& row : rows)
            chance.shuffle(std::span(row));
        hits += squares(sums_of(rows)) >= observed ? 1 : 0;
    }
    return drawn(hits, draws);
}

} // namespace

PermutationP no_permutation(std::string reason) {
    PermutationP none;
    none.reason = std::move(reason);
    return none;
}

PermutationP drawn(std::uint64_t hits, const Draws& draws) {
    PermutationP found;
    found.p = (1 + static_cast<double>(hits)) / (1 + static_cast<double>(draws.count));
    found.way = PWay::monte_carlo;
    found.draws = draws;
    found.interval =
        proportion(hits, draws.count, ProportionInterval::clopper_pearson, 0.99).interval;
    return found;
}

std::string why_not_drawn(double work_a_draw, const Draws& draws) {
    if (draws.count == 0)
        return "Too many permutations to count them all, and none were to be drawn.";
    if (work_a_draw * draws.count > largest_draw_work)
        return fmt::format("Too many values to count or draw permutations ({:.0f} values and {} "
                           "draws); the asymptotic p fits here.",
                           work_a_draw, draws.count);
    return {};
}

PermutationP permuted_rows(const WholeRows& rows, const Draws& draws) {
    const Row observed = sums_of(rows);
    const double least = squares(observed);
    if (const auto states = all_states(rows)) {
        PermutationP found;
        Row sorted_sums = observed;
        std::ranges::sort(sorted_sums);
        double p = 0;
        double point = 0;
        for (const auto& [sums, share] : *states) {
            p += squares(sums) >= least ? share : 0;
            point += squares(sums) == least ? share : 0;
        }
        found.p = std::min(1.0, p);
        found.point = point;
        return found;
    }
    const double work = static_cast<double>(rows.size()) * static_cast<double>(observed.size());
    if (std::string reason = why_not_drawn(work, draws); !reason.empty())
        return no_permutation(std::move(reason));
    return drawn_rows(rows, least, draws);
}

} // namespace themata
