#include "statistics/rank_sum.h"

#include "statistics/distributions.h"
#include "statistics/quantiles.h"
#include "statistics/ranks.h"
#include "statistics/shift.h"
#include "statistics/subset_sums.h"
#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <numeric>

namespace themata {

namespace {

constexpr std::size_t spss_bound = 40;
// Beyond so many, numbers of subsets leave the range of a double.
constexpr double largest_log_count = 700;

struct Sizes {
    double n1 = 0, n2 = 0;

    [[nodiscard]] double all() const { return n1 + n2; }

    [[nodiscard]] double pairs() const { return n1 * n2; }
};

Sizes sizes_of(const RankSum& found) {
    return {static_cast<double>(found.n1), static_cast<double>(found.n2)};
}

void take_sums(RankSum& found, const Ranks& ranks) {
    const Sizes n = sizes_of(found);
    const auto end_of_first = ranks.ranks.begin() + static_cast<std::ptrdiff_t>(found.n1);
    found.rank_sum1 = std::accumulate(ranks.ranks.begin(), end_of_first, 0.0);
    found.rank_sum2 = std::accumulate(end_of_first, ranks.ranks.end(), 0.0);
    found.mean_rank1 = defined(found.rank_sum1 / n.n1);
    found.mean_rank2 = defined(found.rank_sum2 / n.n2);
    found.u1 = found.rank_sum1 - n.n1 * (n.n1 + 1) / 2;
    found.u2 = n.pairs() - found.u1;
    found.u = std::min(found.u1, found.u2);
}

void take_normal(RankSum& found, const Ranks& ranks) {
    const Sizes n = sizes_of(found);
    if (ranks.groups.size() == 1) {
        found.z = found.p = found.r = undefined("All values are equal.");
        return;
    }
    const double all = n.all();
    const double variance =
        n.pairs() / (all * (all - 1)) * ((all * all * all - all) / 12 - ranks.ties() / 12);
    const double z = (found.u - n.pairs() / 2) / std::sqrt(variance);
    found.z = defined(z);
    found.p = defined(normal_two_sided(z));
    found.r = defined(std::abs(z) / std::sqrt(all));
}

bool can_be_counted(const Sizes& n) {
    const double work = n.pairs() * n.all() * std::min(n.n1, n.n2);
    const auto all = static_cast<std::uint64_t>(n.all());
    return work <= largest_rank_sum_work &&
           log_choose(all, static_cast<std::uint64_t>(n.n1)) < largest_log_count;
}

// In the very middle neither side was observed; the larger tail stands for both.
double one_sided(const SubsetSums& sums, std::int64_t sum, std::int64_t twice_middle) {
    if (2 * sum == twice_middle)
        return std::max(sums.at_most(sum), sums.at_least(sum));
    return 2 * sum < twice_middle ? sums.at_most(sum) : sums.at_least(sum);
}

// The smaller group's sum: fewer members to choose. It is as far from its middle as the other's.
PermutationP exact_p(const RankSum& found, const Ranks& ranks) {
    PermutationP exact;
    if (ranks.groups.size() == 1) {
        exact.reason = "All values are equal.";
        return exact;
    }
    if (!can_be_counted(sizes_of(found))) {
        exact.reason =
            "The exact p is not given for groups as large as these; the asymptotic p fits here.";
        return exact;
    }
    const bool first = found.n1 <= found.n2;
    const std::size_t size = first ? found.n1 : found.n2;
    const SubsetSums sums = sums_of_size(doubled(ranks.ranks), size);
    const double all = sums.total();
    const std::int64_t sum = std::llround(2 * (first ? found.rank_sum1 : found.rank_sum2));
    const auto twice_middle = static_cast<std::int64_t>(2 * size * (found.n1 + found.n2 + 1));
    exact.p = std::min(1.0, sums.as_far(sum, twice_middle) / all);
    exact.point = sums.at(sum) / all;
    exact.one_sided = one_sided(sums, sum, twice_middle) / all;
    return exact;
}

// P(U <= k) without ties, k from 0.
std::vector<double> shares_below(const RankSum& found) {
    std::vector<std::int64_t> ranks(found.n1 + found.n2);
    std::iota(ranks.begin(), ranks.end(), std::int64_t{1});
    return shares_up_to(sums_of_size(ranks, std::min(found.n1, found.n2)));
}

Figure exact_as_if_no_ties(const RankSum& found) {
    if (found.n1 + found.n2 > spss_bound)
        return undefined(fmt::format("SPSS prints it for up to {} values.", spss_bound));
    const auto k = static_cast<std::size_t>(std::floor(found.u));
    return defined(std::min(1.0, 2 * shares_below(found)[k]));
}

std::vector<double> all_differences(std::span<const double> first, std::span<const double> second) {
    std::vector<double> differences;
    differences.reserve(first.size() * second.size());
    for (const double one : first)
        for (const double other : second)
            differences.push_back(one - other);
    return differences;
}

Estimate shift_of(const RankSum& found, std::span<const double> first,
                  std::span<const double> second, double level) {
    if (sizes_of(found).pairs() > largest_shift_pairs || !can_be_counted(sizes_of(found)))
        return no_shift("It is not given for groups as large as these.");
    return shift_of_sorted(sorted(all_differences(first, second)), shares_below(found), level);
}

// The standard error of Fisher's z that R's effectsize gives for two groups.
void take_effects(RankSum& found, double level) {
    const Sizes n = sizes_of(found);
    const double error = std::sqrt((n.all() + 1) / (3 * n.pairs()));
    found.rank_biserial = by_fishers_z(1 - 2 * found.u / n.pairs(), error, level);
    const Estimate towards_first = by_fishers_z(2 * found.u1 / n.pairs() - 1, error, level);
    found.a = towards_first;
    found.a.value = found.u1 / n.pairs();
    if (found.a.interval) {
        found.a.interval->low = (found.a.interval->low + 1) / 2;
        found.a.interval->high = (found.a.interval->high + 1) / 2;
    }
}

RankSum without_figures(RankSum found, const std::string& reason) {
    found.mean_rank1 = found.mean_rank2 = undefined(reason);
    found.z = found.p = found.r = found.exact_as_if_no_ties = undefined(reason);
    found.exact.reason = found.rank_biserial.reason = found.a.reason = found.shift.reason = reason;
    return found;
}

} // namespace

RankSum rank_sum(std::span<const double> first, std::span<const double> second, double level) {
    RankSum found{.n1 = first.size(), .n2 = second.size()};
    if (first.empty() || second.empty())
        return without_figures(found, first.empty() && second.empty()
                                          ? "There are no values."
                                          : "One of the groups has no values.");
    if (!all_finite(first) || !all_finite(second))
        return without_figures(found, "A value is infinite or not a number.");
    std::vector<double> all(first.begin(), first.end());
    all.insert(all.end(), second.begin(), second.end());
    const Ranks ranks = mid_ranks(all);
    take_sums(found, ranks);
    take_normal(found, ranks);
    found.exact = exact_p(found, ranks);
    if (found.exact)
        found.exact_as_if_no_ties = exact_as_if_no_ties(found);
    else
        found.exact_as_if_no_ties = undefined(found.exact.reason);
    take_effects(found, level);
    found.shift = shift_of(found, first, second, level);
    return found;
}

} // namespace themata
