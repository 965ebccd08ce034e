#include "statistics/k_samples.h"

#include "statistics/distributions.h"
#include "statistics/permutation.h"
#include "statistics/summary.h"
#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <numeric>

namespace themata {

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
