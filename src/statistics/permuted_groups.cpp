#include "statistics/permuted_groups.h"

#include "statistics/chance.h"
#include "statistics/state_counts.h"
#include "statistics/subset_sums.h"
#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>
#include <span>

namespace themata {

namespace {

using Whole = std::vector<std::int64_t>;

// Sum of R_j^2 / n_j, which alone varies in H. Equal but for rounding counts as equal.
double spread(std::span<const std::int64_t> sums, const std::vector<std::size_t>& sizes) {
    double total = 0;
    for (std::size_t at = 0; at < sizes.size(); ++at)
        total += static_cast<double>(sums[at]) * static_cast<double>(sums[at]) /
                 static_cast<double>(sizes[at]);
    return total;
}

constexpr double tolerance = 1e-12;

Whole sums_of(std::span<const std::int64_t> ranks, const std::vector<std::size_t>& sizes) {
    Whole sums;
    std::size_t begin = 0;
    for (const std::size_t size : sizes) {
        const auto group = ranks.subspan(begin, size);
        sums.push_back(std::accumulate(group.begin(), group.end(), std::int64_t{0}));
        begin += size;
    }
    return sums;
}

// How many values each group but the last has and what they add up to, packed into one number: the
// last group has what is left.
class Packing {
public:
    Packing(const std::vector<std::size_t>& sizes, std::int64_t total) {
        double room = 1;
        std::uint64_t place = 1;
        for (std::size_t at = 0; at + 1 < sizes.size(); ++at) {
            members_.push_back({place, sizes[at] + 1});
            place *= sizes[at] + 1;
            sums_.push_back({place, static_cast<std::uint64_t>(total) + 1});
            place *= static_cast<std::uint64_t>(total) + 1;
            room *= static_cast<double>(sizes[at] + 1) * static_cast<double>(total + 1);
        }
        fits_ = room < 0x1p63;
    }

    [[nodiscard]] bool fits() const { return fits_; }

    [[nodiscard]] std::size_t members(std::uint64_t state, std::size_t group) const {
        return state / members_[group].place % members_[group].radix;
    }

    [[nodiscard]] std::int64_t sum(std::uint64_t state, std::size_t group) const {
        return static_cast<std::int64_t>(state / sums_[group].place % sums_[group].radix);
    }

    [[nodiscard]] std::uint64_t with(std::uint64_t state, std::size_t group,
                                     std::int64_t rank) const {
        return state + members_[group].place +
               static_cast<std::uint64_t>(rank) * sums_[group].place;
    }

private:
    struct Digit {
        std::uint64_t place = 1;
        std::uint64_t radix = 1;
    };

    std::vector<Digit> members_;
    std::vector<Digit> sums_;
    bool fits_ = false;
};

StateCounts with_rank(const StateCounts& before, std::int64_t rank, std::size_t taken,
                      const Packing& packing, const std::vector<std::size_t>& sizes) {
    const std::size_t last = sizes.size() - 1;
    StateCounts after;
    before.for_each([&](std::uint64_t state, double ways) {
        std::size_t in_last = taken;
        for (std::size_t group = 0; group < last; ++group) {
            const std::size_t members = packing.members(state, group);
            in_last -= members;
            if (members < sizes[group])
                after.add(packing.with(state, group, rank), ways);
        }
        if (in_last < sizes[last])
            after.add(state, ways);
    });
    return after;
}

std::optional<StateCounts> all_states(const Whole& ranks, const Packing& packing,
                                      const std::vector<std::size_t>& sizes) {
    if (!packing.fits())
        return std::nullopt;
    StateCounts states;
    states.add(0, 1);
    double steps = 0;
    for (std::size_t taken = 0; taken < ranks.size(); ++taken) {
        steps += static_cast<double>(states.size() * sizes.size());
        if (steps > largest_steps)
            return std::nullopt;
        states = with_rank(states, ranks[taken], taken, packing, sizes);
    }
    return states;
}

PermutationP counted(const StateCounts& states, const Packing& packing,
                     const std::vector<std::size_t>& sizes, std::int64_t total, double observed) {
    double all = 0;
    double as_large = 0;
    double equal = 0;
    Whole sums(sizes.size());
    states.for_each([&](std::uint64_t state, double ways) {
        sums.back() = total;
        for (std::size_t group = 0; group + 1 < sizes.size(); ++group) {
            sums[group] = packing.sum(state, group);
            sums.back() -= sums[group];
        }
        const double here = spread(sums, sizes);
        all += ways;
        as_large += here >= observed * (1 - tolerance) ? ways : 0;
        equal += std::abs(here - observed) <= observed * tolerance ? ways : 0;
    });
    PermutationP found;
    found.p = std::min(1.0, as_large / all);
    found.point = equal / all;
    return found;
}

PermutationP drawn_groups(Whole ranks, const std::vector<std::size_t>& sizes, double observed,
                          const Draws& draws) {
    Chance chance(draws.seed);
    std::uint64_t hits = 0;
    for (std::uint32_t draw = 0; draw < draws.count; ++draw) {
        chance.shuffle(std::span(ranks));
        hits += spread(sums_of(ranks, sizes), sizes) >= observed * (1 - tolerance) ? 1 : 0;
    }
    return drawn(hits, draws);
}

} // namespace

PermutationP permuted_groups(const Ranks& ranks, const std::vector<std::size_t>& sizes,
                             const Draws& draws) {
    const Whole whole = doubled(ranks.ranks);
    const std::int64_t total = std::accumulate(whole.begin(), whole.end(), std::int64_t{0});
    const double observed = spread(sums_of(whole, sizes), sizes);
    const Packing packing(sizes, total);
    if (const auto states = all_states(whole, packing, sizes))
        return counted(*states, packing, sizes, total, observed);
    if (std::string reason = why_not_drawn(static_cast<double>(whole.size()), draws);
        !reason.empty())
        return no_permutation(std::move(reason));
    return drawn_groups(whole, sizes, observed, draws);
}

} // namespace themata
