#include "statistics/rank_tests.h"

#include "statistics/distributions.h"
#include "statistics/figure.h"
#include "statistics/permutation.h"
#include "statistics/summary.h"
#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <numeric>
#include <span>
#include <vector>

namespace themata {

namespace {

Estimate no_shift(std::string reason) {
    Estimate none;
    none.reason = std::move(reason);
    return none;
}

// shares[k] = P(sum <= k-th possible sum).
std::vector<double> shares_up_to(const SubsetSums& sums) {
    const double all = sums.total();
    std::vector<double> shares;
    double below = 0;
    for (const double count : sums.counts)
        shares.push_back((below += count) / all);
    return shares;
}

// The median of the sorted averages or differences. The interval goes from the k-th smallest to
// the k-th largest, k as large as the distribution of the test without ties allows.
Estimate shift_of_sorted(std::span<const double> rising, std::span<const double> shares,
                         double level) {
    Estimate found{.value = median_of_sorted(rising), .method = "exact"};
    const double tail = (1 - level) / 2 * (1 + 1e-9);
    std::size_t k = 0;
    while (k < rising.size() / 2 && shares[k] <= tail)
        ++k;
    if (k == 0) {
        found.interval_reason =
            fmt::format("So few values reach a level of {:.4g} % and not of {:.4g} %.",
                        100 * (1 - 2 * shares[0]), 100 * level);
        if (shares[0] >= 0.5)
            found.interval_reason = "One value has no interval.";
        return found;
    }
    found.interval = Interval{.low = rising[k - 1],
                              .high = rising[rising.size() - k],
                              .level = level,
                              .reached = 1 - 2 * shares[k - 1]};
    return found;
}

Estimate by_fishers_z(double effect, double error, double level) {
    Estimate found{.value = effect, .method = "Fisher's z"};
    if (std::abs(effect) >= 1) {
        found.interval_reason =
            "The effect is as large as it can be, where Fisher's z is infinite.";
        return found;
    }
    const double reach = normal_critical(level) * error;
    found.interval = Interval{.low = std::tanh(std::atanh(effect) - reach),
                              .high = std::tanh(std::atanh(effect) + reach),
                              .level = level,
                              .reached = level};
    return found;
}

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

namespace {

std::string why_none(const SignedRank& found) {
    if (found.pairs == 0)
        return "There are no pairs.";
    return found.pairs == 1 ? "The difference of the one pair is zero."
                            : fmt::format("All {} differences are zero.", found.pairs);
}

Figure mean_of(double sum, std::size_t count) {
    if (count == 0)
        return undefined("There is no such difference.");
    return defined(sum / static_cast<double>(count));
}

// What is left of two values that agree in twelve digits is rounding, however few digits it has.
double difference_of(const Pair& pair) {
    const double off = pair.later - pair.earlier;
    const double noise = 1e-12 * std::max(std::abs(pair.earlier), std::abs(pair.later));
    return std::abs(off) <= noise && std::isfinite(off) ? 0 : rounded(off);
}

std::vector<double> differences_of(std::span<const Pair> pairs) {
    std::vector<double> differences;
    differences.reserve(pairs.size());
    for (const Pair& pair : pairs)
        differences.push_back(difference_of(pair));
    return differences;
}

void take_sums(SignedRank& found, std::span<const double> differences, const Ranks& ranks) {
    for (std::size_t at = 0; at < differences.size(); ++at) {
        const bool rose = differences[at] > 0;
        (rose ? found.positive : found.negative) += 1;
        (rose ? found.sum_positive : found.sum_negative) += ranks.ranks[at];
    }
    found.mean_positive = mean_of(found.sum_positive, found.positive);
    found.mean_negative = mean_of(found.sum_negative, found.negative);
}

void take_normal(SignedRank& found, double ties) {
    const auto n = static_cast<double>(found.used);
    const double middle = n * (n + 1) / 4;
    const double variance = n * (n + 1) * (2 * n + 1) / 24 - ties / 48;
    const double z =
        (std::min(found.sum_positive, found.sum_negative) - middle) / std::sqrt(variance);
    found.z = defined(z);
    found.p = defined(normal_two_sided(z));
    found.r = defined(std::abs(z) / std::sqrt(n));
}

PermutationP exact_p(const SignedRank& found, const Ranks& ranks) {
    PermutationP exact;
    if (found.used > largest_signed_rank) {
        exact.reason =
            fmt::format("The exact p is given up to {} pairs; the asymptotic p fits here.",
                        largest_signed_rank);
        return exact;
    }
    const std::vector<std::int64_t> whole = doubled(ranks.ranks);
    const SubsetSums sums = sums_of_all(whole);
    const double all = sums.total();
    const std::int64_t less = std::llround(2 * std::min(found.sum_positive, found.sum_negative));
    const std::int64_t total = std::llround(2 * (found.sum_positive + found.sum_negative));
    exact.p = std::min(1.0, sums.as_far(less, total) / all);
    exact.one_sided = sums.at_most(less) / all;
    exact.point = sums.at(less) / all;
    return exact;
}

// The standard error of Fisher's z that R's effectsize gives for matched pairs.
Estimate rank_biserial(const SignedRank& found, double level) {
    const auto n = static_cast<double>(found.used);
    const double error = std::sqrt((2 * n * n * n + 3 * n * n + n) / 6) / ((n * n + n) / 2);
    return by_fishers_z((found.sum_positive - found.sum_negative) / (n * (n + 1) / 2), error,
                        level);
}

// P(S+ <= k) without ties, k from 0.
std::vector<double> shares_below(std::size_t n) {
    std::vector<std::int64_t> ranks(n);
    for (std::size_t at = 0; at < n; ++at)
        ranks[at] = static_cast<std::int64_t>(at) + 1;
    return shares_up_to(sums_of_all(ranks));
}

std::vector<double> walsh_averages(std::span<const double> differences) {
    std::vector<double> averages;
    averages.reserve(differences.size() * (differences.size() + 1) / 2);
    for (std::size_t first = 0; first < differences.size(); ++first)
        for (std::size_t second = first; second < differences.size(); ++second)
            averages.push_back((differences[first] + differences[second]) / 2);
    return averages;
}

Estimate shift_of(std::span<const double> differences, double level) {
    if (differences.size() > largest_signed_rank)
        return no_shift(fmt::format("It is given up to {} pairs.", largest_signed_rank));
    return shift_of_sorted(sorted(walsh_averages(differences)), shares_below(differences.size()),
                           level);
}

void leave_undefined(SignedRank& found, const std::string& reason) {
    found.mean_positive = found.mean_negative = undefined(reason);
    found.z = found.p = found.r = undefined(reason);
    found.exact.reason = found.rank_biserial.reason = reason;
    found.shift.reason = found.shift_of_all.reason = reason;
}

} // namespace

SignedRank signed_rank(std::span<const Pair> pairs, double level) {
    SignedRank found{.pairs = pairs.size()};
    const std::vector<double> all = differences_of(pairs);
    if (!all_finite(all)) {
        leave_undefined(found, "A value is infinite or not a number.");
        return found;
    }
    std::vector<double> differences = all;
    std::erase(differences, 0.0);
    found.used = differences.size();
    found.zeros = found.pairs - found.used;
    if (found.used == 0) {
        leave_undefined(found, why_none(found));
        if (found.pairs > 0)
            found.shift_of_all = shift_of(all, level);
        return found;
    }

    std::vector<double> sizes = differences;
    std::ranges::transform(sizes, sizes.begin(), [](double size) { return std::abs(size); });
    const Ranks ranks = mid_ranks(sizes);
    take_sums(found, differences, ranks);
    take_normal(found, ranks.ties());
    found.exact = exact_p(found, ranks);
    found.rank_biserial = rank_biserial(found, level);
    found.shift = shift_of(differences, level);
    found.shift_of_all = found.zeros == 0 ? found.shift : shift_of(all, level);
    return found;
}

namespace {

std::vector<double> all_values(const Columns& groups) {
    std::vector<double> all;
    for (const auto& group : groups)
        all.insert(all.end(), group.begin(), group.end());
    return all;
}

std::string why_none(const Columns& groups, std::span<const double> all, const Ranks& ranks) {
    if (groups.size() < 2)
        return "There are fewer than two groups.";
    for (std::size_t at = 0; at < groups.size(); ++at)
        if (groups[at].empty())
            return fmt::format("Group {} of {} has no values.", at + 1, groups.size());
    if (!all_finite(all))
        return "A value is infinite or not a number.";
    return ranks.groups.size() == 1 ? "All values are equal." : "";
}

void take_sums(KruskalWallis& found, const Ranks& ranks) {
    auto rank = ranks.ranks.begin();
    for (const std::size_t n : found.n) {
        const auto end = rank + static_cast<std::ptrdiff_t>(n);
        const double sum = std::accumulate(rank, end, 0.0);
        found.rank_sums.push_back(sum);
        found.mean_ranks.push_back(n == 0 ? undefined("The group has no values.")
                                          : defined(sum / static_cast<double>(n)));
        rank = end;
    }
}

// The formula of STATISTICS with (N + 1) / 2 taken off the mean ranks first, which loses no digits.
double h_of(const KruskalWallis& found, double all, double ties) {
    double sum = 0;
    for (std::size_t at = 0; at < found.n.size(); ++at) {
        const double off = *found.mean_ranks[at] - (all + 1) / 2;
        sum += static_cast<double>(found.n[at]) * off * off;
    }
    return 12 / (all * (all + 1)) * sum / (1 - ties / (all * all * all - all));
}

std::vector<DunnContrast> contrasts_of(const KruskalWallis& found, double all, double ties,
                                       const std::string& reason) {
    std::vector<DunnContrast> contrasts;
    for (std::size_t first = 0; first < found.n.size(); ++first)
        for (std::size_t second = first + 1; second < found.n.size(); ++second) {
            DunnContrast contrast{.first = first, .second = second};
            contrast.z = contrast.p = undefined(reason);
            if (reason.empty()) {
                const double sizes = 1 / static_cast<double>(found.n[first]) +
                                     1 / static_cast<double>(found.n[second]);
                const double variance = (all * (all + 1) / 12 - ties / (12 * (all - 1))) * sizes;
                const double z =
                    (*found.mean_ranks[first] - *found.mean_ranks[second]) / std::sqrt(variance);
                contrast.z = defined(z);
                contrast.p = defined(normal_two_sided(z));
            }
            contrasts.push_back(contrast);
        }
    return contrasts;
}

Figure eta_squared_h(double h, double k, double all) {
    if (all <= k)
        return undefined("There are as many groups as values.");
    return defined((h - k + 1) / (all - k));
}

// Empty, or why the rows cannot be compared.
std::string why_none(const Columns& rows) {
    if (rows.empty())
        return "There is nobody with all values.";
    const std::size_t k = rows.front().size();
    if (k < 2)
        return "There are fewer than two occasions.";
    for (const auto& row : rows) {
        if (row.size() != k)
            return "The rows are not equally long.";
        if (!all_finite(row))
            return "A value is infinite or not a number.";
    }
    return {};
}

struct RankedRows {
    WholeRows doubled;
    double ties = 0;
};

RankedRows ranked(const Columns& rows) {
    RankedRows found;
    for (const auto& row : rows) {
        const Ranks ranks = mid_ranks(row);
        found.ties += ranks.ties();
        std::vector<std::uint32_t> whole;
        for (const double rank : ranks.ranks)
            whole.push_back(static_cast<std::uint32_t>(std::lround(2 * rank)));
        found.doubled.push_back(std::move(whole));
    }
    return found;
}

void take_sums(Friedman& found, const RankedRows& rows) {
    found.rank_sums.assign(found.k, 0);
    for (const auto& row : rows.doubled)
        for (std::size_t at = 0; at < found.k; ++at)
            found.rank_sums[at] += row[at] / 2.0;
    for (const double sum : found.rank_sums)
        found.mean_ranks.push_back(defined(sum / static_cast<double>(found.n)));
}

double chi_squared_of(const Friedman& found, double ties) {
    const auto n = static_cast<double>(found.n);
    const auto k = static_cast<double>(found.k);
    double sum = 0;
    for (const double rank_sum : found.rank_sums) {
        const double off = rank_sum - n * (k + 1) / 2;
        sum += off * off;
    }
    return 12 / (n * k * (k + 1)) * sum / (1 - ties / (n * k * (k * k - 1)));
}

void leave_undefined(Friedman& found, const std::string& reason) {
    found.chi_squared = found.p = found.kendall_w = undefined(reason);
    found.exact = no_permutation(reason);
}

} // namespace

KruskalWallis kruskal_wallis(const Columns& groups, const Draws& draws) {
    KruskalWallis found;
    for (const auto& group : groups)
        found.n.push_back(group.size());
    const std::vector<double> values = all_values(groups);
    const Ranks ranks = all_finite(values) ? mid_ranks(values) : Ranks{};
    const std::string reason = why_none(groups, values, ranks);
    if (!ranks.ranks.empty())
        take_sums(found, ranks);
    const auto all = static_cast<double>(values.size());
    const auto k = static_cast<double>(groups.size());
    found.df = groups.empty() ? 0 : k - 1;
    found.contrasts = contrasts_of(found, all, ranks.ties(), reason);
    if (!reason.empty()) {
        found.h = found.p = found.epsilon_squared = found.eta_squared_h = undefined(reason);
        found.exact = no_permutation(reason);
        return found;
    }
    const double h = h_of(found, all, ranks.ties());
    found.h = defined(h);
    found.p = defined(chi_squared_above(h, found.df));
    found.exact =
        draws.count == 0 ? no_permutation(not_asked_for) : permuted_groups(ranks, found.n, draws);
    found.epsilon_squared = defined(h / (all - 1));
    found.eta_squared_h = eta_squared_h(h, k, all);
    return found;
}

Friedman friedman(const Columns& rows, const Draws& draws) {
    Friedman found{.n = rows.size(), .k = rows.empty() ? 0 : rows.front().size()};
    if (const std::string reason = why_none(rows); !reason.empty()) {
        leave_undefined(found, reason);
        return found;
    }
    const RankedRows ranks = ranked(rows);
    take_sums(found, ranks);
    const auto n = static_cast<double>(found.n);
    const auto k = static_cast<double>(found.k);
    found.df = k - 1;
    if (ranks.ties == n * k * (k * k - 1)) {
        leave_undefined(found, "Everybody has the same value on all occasions.");
        return found;
    }
    const double chi_squared = chi_squared_of(found, ranks.ties);
    found.chi_squared = defined(chi_squared);
    found.p = defined(chi_squared_above(chi_squared, found.df));
    found.exact =
        draws.count == 0 ? no_permutation(not_asked_for) : permuted_rows(ranks.doubled, draws);
    found.kendall_w = defined(chi_squared / (n * (k - 1)));
    return found;
}

} // namespace themata
