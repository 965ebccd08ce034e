#include "analysis/comparison_run.h"

#include "statistics/k_samples.h"
#include "statistics/rank_tests.h"
#include <cmath>
#include <fmt/format.h>

namespace themata {

namespace {

constexpr const char* describe_instead =
    "Describe the scores instead: themata scores STUDY --measure M.";

tl::unexpected<Error> refuse(std::string what) {
    return failure(Error::Code::refused, std::move(what), describe_instead);
}

std::vector<double> values_of(const SampleGroup& group) {
    std::vector<double> values;
    values.reserve(group.values.size());
    for (const Valued& valued : group.values)
        values.push_back(valued.value);
    return values;
}

Columns columns_of(const ComparisonSample& sample) {
    Columns columns;
    for (const SampleGroup& group : sample.groups)
        columns.push_back(values_of(group));
    return columns;
}

std::vector<Pair> pairs_of(const std::vector<double>& earlier, const std::vector<double>& later) {
    std::vector<Pair> pairs;
    for (std::size_t at = 0; at < earlier.size(); ++at)
        pairs.push_back({.earlier = earlier[at], .later = later[at]});
    return pairs;
}

// How small an exact two-sided p can get, where that is no smaller than 0.05.
constexpr double usual_threshold = 0.05;

void warn_of_least_p(Comparison& comparison, double least, std::string_view people) {
    if (least > usual_threshold)
        comparison.notes.push_back(
            fmt::format("With {} no exact two-sided p can be below {:.4g}, whatever they "
                        "answered.",
                        people, least));
}

Effect matched(const SignedRank& found) {
    return {.name = "matched rank-biserial correlation", .estimate = found.rank_biserial};
}

Effect size_r(const Figure& r, std::size_t n, std::string_view of) {
    return {.name = fmt::format("r = |Z|/sqrt(N), N = {} {}", n, of),
            .estimate = {.value = r.value, .reason = r.reason}};
}

Effect without_interval(std::string name, const Figure& figure) {
    return {.name = std::move(name),
            .estimate = {.value = figure.value,
                         .reason = figure.reason,
                         .interval_reason = "No interval is defined for it here."}};
}

Result<Comparison> run_signed_rank(Comparison comparison, const ComparisonSample& sample) {
    const Columns columns = columns_of(sample);
    const SignedRank found = signed_rank(pairs_of(columns[0], columns[1]));
    if (found.pairs < 2)
        return refuse(fmt::format("Only {} of “{}” can be paired; a test wants at least two.",
                                  found.pairs, comparison.measure.name));
    if (found.used == 0)
        return refuse(fmt::format("All {} differences of “{}” are zero, so there is nothing to "
                                  "test.",
                                  found.pairs, comparison.measure.name));
    comparison.n_used = found.used;
    comparison.zero_differences = found.zeros;
    comparison.statistic_name = "T (smaller sum of ranks)";
    comparison.statistic = defined(std::min(found.sum_positive, found.sum_negative));
    comparison.z = found.z;
    comparison.df = undefined("This test has no degrees of freedom.");
    comparison.p = found.p;
    comparison.exact = found.exact;
    comparison.effect = matched(found);
    comparison.more = {size_r(found.r, found.used, "pairs that differ")};
    comparison.shift = Effect{.name = "Hodges-Lehmann shift", .estimate = found.shift};
    const std::string later = sample.groups[1].name;
    comparison.ranks = {
        {fmt::format("{} lower (negative)", later), found.negative, found.mean_negative,
         found.sum_negative},
        {fmt::format("{} higher (positive)", later), found.positive, found.mean_positive,
         found.sum_positive},
        {"Equal (dropped)", found.zeros, undefined("Zero differences have no rank."), {}}};
    warn_of_least_p(comparison,
                    std::ldexp(2.0, -static_cast<int>(std::min<std::size_t>(found.used, 60))),
                    fmt::format("{} pairs that differ", found.used));
    return comparison;
}

double ways_to_choose(std::size_t k, std::size_t n) {
    double ways = 1;
    for (std::size_t at = 1; at <= k && ways < 1e9; ++at)
        ways *= static_cast<double>(n - k + at) / static_cast<double>(at);
    return ways;
}

Result<void> check_groups(const Comparison& comparison, const ComparisonSample& sample) {
    for (const SampleGroup& group : sample.groups)
        if (group.values.size() < 2 && comparison.theme)
            return refuse(fmt::format("Only {} {} the theme has a score of “{}”; a test wants at "
                                      "least two in each group.",
                                      group.values.size(),
                                      &group == &sample.groups.front() ? "with" : "without",
                                      comparison.measure.name));
        else if (group.values.size() < 2)
            return refuse(fmt::format("“{}” has only {} score of “{}”; a test wants at least two "
                                      "in each group.",
                                      group.name, group.values.size(), comparison.measure.name));
    return {};
}

Result<Comparison> run_rank_sum(Comparison comparison, const ComparisonSample& sample) {
    if (auto fine = check_groups(comparison, sample); !fine)
        return failure(fine.error());
    const Columns columns = columns_of(sample);
    const RankSum found = rank_sum(columns[0], columns[1]);
    if (!found.p)
        return refuse(
            fmt::format("“{}” cannot be compared: {}", comparison.measure.name, found.p.reason));
    comparison.n_used = found.n1 + found.n2;
    comparison.statistic_name = "U (smaller)";
    comparison.statistic = defined(found.u);
    comparison.z = found.z;
    comparison.df = undefined("This test has no degrees of freedom.");
    comparison.p = found.p;
    comparison.exact = found.exact;
    comparison.exact_as_if_no_ties = found.exact_as_if_no_ties;
    comparison.effect = {.name = "rank-biserial correlation", .estimate = found.rank_biserial};
    comparison.more = {
        size_r(found.r, found.n1 + found.n2, "people"),
        {.name = fmt::format("A = P({} higher) + half P(equal)", sample.groups[0].name),
         .estimate = found.a}};
    comparison.shift = Effect{.name = fmt::format("Hodges-Lehmann shift ({} - {})",
                                                  sample.groups[0].name, sample.groups[1].name),
                              .estimate = found.shift};
    comparison.groups[0].mean_rank = found.mean_rank1;
    comparison.groups[1].mean_rank = found.mean_rank2;
    comparison.ranks = {{fmt::format("{} (U = {:.1f})", sample.groups[0].name, found.u1), found.n1,
                         found.mean_rank1, found.rank_sum1},
                        {fmt::format("{} (U = {:.1f})", sample.groups[1].name, found.u2), found.n2,
                         found.mean_rank2, found.rank_sum2}};
    warn_of_least_p(comparison, 2 / ways_to_choose(found.n1, found.n1 + found.n2),
                    fmt::format("{} and {} people", found.n1, found.n2));
    return comparison;
}

void add_ranks(Comparison& comparison, const std::vector<Figure>& mean_ranks,
               const std::vector<double>& sums) {
    for (std::size_t at = 0; at < comparison.groups.size(); ++at) {
        comparison.groups[at].mean_rank = mean_ranks[at];
        comparison.ranks.push_back(
            {comparison.groups[at].name, comparison.groups[at].n, mean_ranks[at], sums[at]});
    }
}

void adjust_pairs(Comparison& comparison) {
    std::vector<Figure> p;
    for (const PairCompared& pair : comparison.pairwise)
        p.push_back(pair.p);
    const Family family = adjusted(p, comparison.pair_correction);
    for (std::size_t at = 0; at < p.size(); ++at)
        comparison.pairwise[at].p_adjusted = family.values[at];
}

PairCompared signed_rank_of(const ComparisonSample& sample, const Columns& columns,
                            std::size_t first, std::size_t second) {
    const SignedRank found = signed_rank(pairs_of(columns[first], columns[second]));
    return {.first = sample.groups[first].name,
            .second = sample.groups[second].name,
            .n = found.used,
            .z = found.z,
            .p = found.p,
            .p_adjusted = {},
            .p_exact = found.exact.p,
            .effect = matched(found)};
}

Columns turned(const Columns& columns) {
    Columns rows(columns.front().size());
    for (const auto& column : columns)
        for (std::size_t row = 0; row < column.size(); ++row)
            rows[row].push_back(column[row]);
    return rows;
}

Result<Comparison> run_friedman(Comparison comparison, const ComparisonSample& sample) {
    const Columns columns = columns_of(sample);
    if (columns.front().size() < 2)
        return refuse(fmt::format("Only {} answered “{}” throughout; a test wants at least two.",
                                  columns.front().size(), comparison.measure.name));
    const Friedman found = friedman(turned(columns));
    if (!found.p)
        return refuse(
            fmt::format("“{}” cannot be compared: {}", comparison.measure.name, found.p.reason));
    comparison.n_used = found.n;
    comparison.statistic_name = "chi-squared (Friedman)";
    comparison.statistic = found.chi_squared;
    comparison.z = undefined("This test has no z.");
    comparison.df = defined(found.df);
    comparison.p = found.p;
    comparison.exact = found.exact;
    comparison.effect = without_interval("Kendall's W", found.kendall_w);
    add_ranks(comparison, found.mean_ranks, found.rank_sums);
    for (std::size_t first = 0; first < columns.size(); ++first)
        for (std::size_t second = first + 1; second < columns.size(); ++second)
            comparison.pairwise.push_back(signed_rank_of(sample, columns, first, second));
    adjust_pairs(comparison);
    return comparison;
}

Result<Comparison> run_kruskal_wallis(Comparison comparison, const ComparisonSample& sample) {
    std::size_t n = 0;
    for (const SampleGroup& group : sample.groups)
        n += group.values.size();
    if (n < sample.groups.size() + 2)
        return refuse(fmt::format("{} people in {} groups are too few to compare “{}”.", n,
                                  sample.groups.size(), comparison.measure.name));
    const KruskalWallis found = kruskal_wallis(columns_of(sample));
    if (!found.p)
        return refuse(
            fmt::format("“{}” cannot be compared: {}", comparison.measure.name, found.p.reason));
    comparison.n_used = n;
    comparison.statistic_name = "H (Kruskal-Wallis)";
    comparison.statistic = found.h;
    comparison.z = undefined("This test has no z.");
    comparison.df = defined(found.df);
    comparison.p = found.p;
    comparison.exact = found.exact;
    comparison.effect = without_interval("epsilon squared = H/(N - 1)", found.epsilon_squared);
    comparison.more = {
        without_interval("eta squared (H) = (H - k + 1)/(N - k)", found.eta_squared_h)};
    add_ranks(comparison, found.mean_ranks, found.rank_sums);
    for (const DunnContrast& pair : found.contrasts)
        comparison.pairwise.push_back({.first = sample.groups[pair.first].name,
                                       .second = sample.groups[pair.second].name,
                                       .n = found.n[pair.first] + found.n[pair.second],
                                       .z = pair.z,
                                       .p = pair.p,
                                       .p_adjusted = {}});
    adjust_pairs(comparison);
    return comparison;
}

} // namespace

Result<Comparison> tested(Comparison comparison, const ComparisonSample& sample) {
    for (std::size_t at = 0; at < sample.groups.size(); ++at) {
        comparison.groups[at].n = sample.groups[at].values.size();
        comparison.groups[at].summary = summary_of(values_of(sample.groups[at]));
    }
    switch (comparison.test) {
    case TestKind::signed_rank:
        return run_signed_rank(std::move(comparison), sample);
    case TestKind::rank_sum:
        return run_rank_sum(std::move(comparison), sample);
    case TestKind::friedman:
        return run_friedman(std::move(comparison), sample);
    case TestKind::kruskal_wallis:
        return run_kruskal_wallis(std::move(comparison), sample);
    }
    return comparison;
}

} // namespace themata
