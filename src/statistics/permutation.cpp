#include "statistics/permutation.h"

#include "statistics/chance.h"
#include "statistics/proportions.h"
#include "statistics/state_counts.h"
#include <algorithm>
#include <bit>
#include <fmt/format.h>
#include <numeric>
#include <optional>

namespace themata {

namespace {

using Row = std::vector<std::uint32_t>;

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

// Sums of columns in one number. They are sorted first: rows can change places with each other's
// columns, so what counts is symmetric in them, and far fewer states are left.
class Packing {
public:
    Packing(std::size_t columns, std::uint64_t largest)
        : columns_(columns), bits_(static_cast<unsigned>(std::bit_width(largest))) {}

    [[nodiscard]] bool fits() const { return bits_ * columns_ <= 64; }

    [[nodiscard]] std::uint64_t packed(Row& sums) const {
        std::ranges::sort(sums);
        std::uint64_t state = 0;
        for (const std::uint32_t sum : sums)
            state = state << bits_ | sum;
        return state;
    }

    void unpack(std::uint64_t state, Row& sums) const {
        for (std::size_t at = columns_; at-- > 0;) {
            sums[at] = static_cast<std::uint32_t>(state & ((std::uint64_t{1} << bits_) - 1));
            state >>= bits_;
        }
    }

private:
    std::size_t columns_;
    unsigned bits_;
};

// Each different order of the row, as it is added to each state; false where steps run out.
template <class Fn>
bool each_order(const StateCounts& before, Row row, const Packing& packing, double& steps, Fn see) {
    Row sums(row.size());
    Row next(row.size());
    std::ranges::sort(row);
    do {
        steps += static_cast<double>(before.size());
        if (steps > largest_steps)
            return false;
        before.for_each([&](std::uint64_t state, double ways) {
            packing.unpack(state, sums);
            for (std::size_t at = 0; at < next.size(); ++at)
                next[at] = sums[at] + row[at];
            see(next, ways);
        });
    } while (std::ranges::next_permutation(row).found);
    return true;
}

// All rows but the last lead to states; the last leads to the answer. Ways are scaled down at
// each row, so that they stay in the range of a double.
std::optional<PermutationP> counted(const WholeRows& rows, double observed) {
    std::uint64_t largest = 0;
    for (const Row& row : rows)
        largest += *std::ranges::max_element(row);
    const Packing packing(rows.front().size(), largest);
    if (!packing.fits())
        return std::nullopt;
    StateCounts states;
    states.add(0, 1);
    double steps = 0;
    for (std::size_t at = 0; at + 1 < rows.size(); ++at) {
        StateCounts next;
        double all = 0;
        states.for_each([&](std::uint64_t, double ways) { all += ways; });
        if (!each_order(states, rows[at], packing, steps, [&](Row& sums, double ways) {
                next.add(packing.packed(sums), ways / all);
            }))
            return std::nullopt;
        states = std::move(next);
    }
    double all = 0;
    double as_large = 0;
    double equal = 0;
    if (!each_order(states, rows.back(), packing, steps, [&](const Row& sums, double ways) {
            all += ways;
            as_large += squares(sums) >= observed ? ways : 0;
            equal += squares(sums) == observed ? ways : 0;
        }))
        return std::nullopt;
    PermutationP found;
    found.p = std::min(1.0, as_large / all);
    found.point = equal / all;
    return found;
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
    if (auto found = counted(rows, squares(observed)))
        return *found;
    const double work = static_cast<double>(rows.size()) * static_cast<double>(observed.size());
    if (std::string reason = why_not_drawn(work, draws); !reason.empty())
        return no_permutation(std::move(reason));
    return drawn_rows(rows, squares(observed), draws);
}

} // namespace themata
