#include "statistics/signed_rank.h"

#include "statistics/distributions.h"
#include "statistics/quantiles.h"
#include "statistics/ranks.h"
#include "statistics/shift.h"
#include "statistics/subset_sums.h"
#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace themata {

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

} // namespace themata
