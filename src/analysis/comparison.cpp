#include "analysis/comparison.h"

#include "analysis/comparison_sample.h"
#include "analysis/option_words.h"
#include "analysis/tallies.h"
#include "statistics/rank_tests.h"
#include "text/sentences.h"
#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace themata {

// The test of a comparison run on its sample.

namespace {

constexpr const char* describe_instead = "Describe the scores instead.";

tl::unexpected<Error> refuse(std::string what) {
    return failure({.code = Error::Code::refused,
                    .what = std::move(what),
                    .hint = describe_instead,
                    .option = "scores"});
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
                    fmt::format("{} and {} people", grouped(found.n1), grouped(found.n2)));
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

// With the figures of the test that it names. Refused where the test has nothing to go by.
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

std::vector<std::string> names_of(const std::vector<SampleGroup>& groups) {
    std::vector<std::string> names;
    for (const SampleGroup& group : groups)
        names.push_back(group.name);
    return names;
}

// Units with a value in every group; groups are sorted by unit.
std::vector<std::uint32_t> in_all(const std::vector<SampleGroup>& groups) {
    std::vector<std::uint32_t> units;
    for (const Valued& valued : groups.front().values)
        units.push_back(valued.unit);
    for (const SampleGroup& group : groups)
        std::erase_if(units, [&](std::uint32_t unit) {
            return !std::ranges::binary_search(group.values, unit, {}, &Valued::unit);
        });
    return units;
}

struct Overlap {
    std::vector<std::uint32_t> in_all;
    std::size_t in_any = 0;
    std::size_t values = 0; // in all groups together

    [[nodiscard]] bool nobody_twice() const { return in_any == values; }
};

Overlap overlap_of(const std::vector<SampleGroup>& groups) {
    Overlap overlap{.in_all = in_all(groups)};
    std::vector<std::uint32_t> any;
    for (const SampleGroup& group : groups)
        for (const Valued& valued : group.values)
            any.push_back(valued.unit);
    overlap.values = any.size();
    std::ranges::sort(any);
    overlap.in_any = static_cast<std::size_t>(std::unique(any.begin(), any.end()) - any.begin());
    return overlap;
}

bool is_paired(TestKind test) {
    return test == TestKind::signed_rank || test == TestKind::friedman;
}

TestKind fitting(bool paired, std::size_t groups) {
    if (paired)
        return groups == 2 ? TestKind::signed_rank : TestKind::friedman;
    return groups == 2 ? TestKind::rank_sum : TestKind::kruskal_wallis;
}

// `option`: what of the terminal the hint speaks of.
tl::unexpected<Error> refuse(std::string what, std::string hint, std::string option) {
    return failure({.code = Error::Code::refused,
                    .what = std::move(what),
                    .hint = std::move(hint),
                    .option = std::move(option)});
}

// Of a theme without its name, so that in a table of many themes one note serves all.
std::string nobody_in(const SampleGroup& group, const ComparisonSample& sample,
                      const ComparisonSpec& spec) {
    const std::string among = sample.among.empty() ? "" : " (" + sample.among + ")";
    if (std::holds_alternative<ByTheme>(spec.design))
        return fmt::format("Nobody {} the theme has a score of “{}”{}.",
                           &group == &sample.groups.front() ? "with" : "without", spec.measure.name,
                           among);
    return fmt::format("Nobody has a score of “{}” {} “{}”{}.", spec.measure.name,
                       std::holds_alternative<ByStages>(spec.design) ? "at" : "as", group.name,
                       among);
}

// Who has to be there for any test.
Result<void> enough_people(const ComparisonSample& sample, const ComparisonSpec& spec) {
    if (sample.groups.size() < 2)
        return refuse(
            fmt::format("There is only {} to compare “{}” of.",
                        sample.groups.empty() ? "nobody" : "“" + sample.groups[0].name + "”",
                        spec.measure.name),
            "Name two groups or more.", "describe");
    for (const SampleGroup& group : sample.groups)
        if (group.values.empty())
            return refuse(nobody_in(group, sample, spec), describe_instead, "scores");
    return {};
}

// The test that fits whoever is there.
Result<TestKind> right_test(const ComparisonSample& sample, const Overlap& overlap,
                            std::string_view measure) {
    const std::size_t groups = sample.groups.size();
    if (sample.units == ComparisonSample::Units::dyads)
        return fitting(true, groups);
    if (overlap.nobody_twice())
        return fitting(false, groups);
    if (overlap.in_all.size() >= 2)
        return fitting(true, groups);
    return refuse(
        fmt::format("People overlap partly: of {} with a score of “{}”, {} answered at all of {} "
                    "and others at some.",
                    grouped(overlap.in_any), measure, grouped(overlap.in_all.size()),
                    joined(names_of(sample.groups), ", ")),
        fmt::format(
            "Compare fewer stages, or ask for a {} test, which takes all as different people.",
            name_of(fitting(false, groups))),
        fmt::format("--test {}",
                    word_for(std::span<const Choice>(words_for_test), fitting(false, groups))));
}

// Whether the test that was asked for can be done at all, and a warning where another is right.
Result<std::string> override_warning(TestKind asked, const Result<TestKind>& right,
                                     const ComparisonSample& sample, const Overlap& overlap) {
    const bool two = asked == TestKind::signed_rank || asked == TestKind::rank_sum;
    if (two && sample.groups.size() != 2)
        return failure(
            {.code = Error::Code::wrong_call,
             .what = fmt::format("{} compares two groups; here are {}.", name_of(asked),
                                 sample.groups.size()),
             .hint = fmt::format("Ask for a {} or {} test, or name two groups.",
                                 name_of(TestKind::friedman), name_of(TestKind::kruskal_wallis)),
             .option = "--test friedman, --test kruskal-wallis"});
    if (is_paired(asked) && overlap.in_all.empty())
        return refuse(fmt::format("{} wants the same people in all groups; here they are "
                                  "different people.",
                                  name_of(asked)),
                      "Ask for no test: the right one follows from who is compared.", {});
    if (right && *right == asked)
        return std::string();
    if (is_paired(asked))
        return fmt::format("{} was asked for{}.", name_of(asked),
                           right ? fmt::format(" in place of {}", name_of(*right)) : "");
    if (overlap.nobody_twice() && sample.units == ComparisonSample::Units::people)
        return fmt::format("{} was asked for in place of {}.", name_of(asked), name_of(*right));
    return fmt::format(
        "Warning: {} was asked for, and takes all as different people, though {} {} "
        "a value in more than one group; {}",
        name_of(asked), grouped(overlap.values - overlap.in_any),
        sample.units == ComparisonSample::Units::dyads ? "pairs have" : "people have",
        right ? fmt::format("the right test is {}.", name_of(*right)) : "no test is right here.");
}

Attrition attrition_of(const ComparisonSample& sample, const Overlap& overlap) {
    const bool dyads = sample.units == ComparisonSample::Units::dyads;
    const bool two = sample.groups.size() == 2;
    Attrition attrition{.in_all = overlap.in_all.size(), .in_any = overlap.in_any};
    const std::string among = sample.among.empty() ? "" : " (" + sample.among + ")";
    attrition.words = dyads
                          ? fmt::format("{} of {} pairs{} have a value of both",
                                        grouped(attrition.in_all), grouped(attrition.in_any), among)
                          : fmt::format("{} of {}{} answered at {} {}", grouped(attrition.in_all),
                                        grouped(attrition.in_any), among,
                                        two ? "both" : fmt::format("all {}:", sample.groups.size()),
                                        joined(names_of(sample.groups), two ? " and " : ", "));
    for (const SampleGroup& group : sample.groups)
        if (const std::size_t more = group.values.size() - attrition.in_all; more > 0)
            attrition.words += fmt::format("; {} {} {}{}", grouped(more), dyads ? "of" : "at",
                                           group.name, two ? " only" : ", but not throughout");
    attrition.words += '.';
    return attrition;
}

void keep_completers(ComparisonSample& sample, const std::vector<std::uint32_t>& units) {
    for (SampleGroup& group : sample.groups)
        std::erase_if(group.values, [&](const Valued& valued) {
            return !std::ranges::binary_search(units, valued.unit);
        });
}

// More names than these are left to the rows.
constexpr std::size_t most_groups_named = 4;

std::string contrast_of(const ComparisonSample& sample) {
    return sample.groups.size() > most_groups_named ? fmt::format("{} groups", sample.groups.size())
                                                    : joined(names_of(sample.groups), " vs ");
}

Comparison begun(const ComparisonSample& sample, const ComparisonSpec& spec, TestKind test) {
    Comparison comparison{.measure = spec.measure,
                          .made_of = in_words(spec.measure, spec.scoring),
                          .theme = {},
                          .contrast = contrast_of(sample),
                          .among = sample.among,
                          .test = test,
                          .paired = is_paired(test),
                          .groups = {},
                          .attrition = {},
                          .pair_correction = spec.pairs,
                          .notes = sample.notes};
    if (const auto* theme = std::get_if<ByTheme>(&spec.design))
        comparison.theme = theme->theme;
    for (const SampleGroup& group : sample.groups)
        comparison.groups.push_back({.name = group.name,
                                     .valid = group.values.size(),
                                     .missing = group.missing,
                                     .summary = {},
                                     .mean_rank = {}});
    return comparison;
}

void add_notes_on_measure(Comparison& comparison, const Material& material,
                          const ComparisonSpec& spec) {
    if (const std::string reversed = reversal_in_words(material.now().study, spec.measure);
        !reversed.empty())
        comparison.notes.push_back(reversed);
}

Result<Comparison> one_comparison(Material& material, const ComparisonSpec& spec) {
    auto sample = sample_of(material, spec);
    if (!sample)
        return failure(sample.error());
    if (auto enough = enough_people(*sample, spec); !enough)
        return failure(enough.error());
    const Overlap overlap = overlap_of(sample->groups);
    const auto right = right_test(*sample, overlap, spec.measure.name);
    if (!spec.test && !right)
        return failure(right.error());
    const TestKind test = spec.test ? *spec.test : *right;
    Comparison comparison = begun(*sample, spec, test);
    if (spec.test) {
        const auto warning = override_warning(test, right, *sample, overlap);
        if (!warning)
            return failure(warning.error());
        if (!warning->empty())
            comparison.notes.insert(comparison.notes.begin(), *warning);
    }
    if (is_paired(test) || !overlap.nobody_twice())
        comparison.attrition = attrition_of(*sample, overlap);
    if (is_paired(test))
        keep_completers(*sample, overlap.in_all);
    add_notes_on_measure(comparison, material, spec);
    return tested(std::move(comparison), *sample);
}

std::string family_of(const Comparisons& comparisons, std::span<const ComparisonSpec> specs) {
    if (comparisons.done.empty())
        return {};
    const Comparison& first = comparisons.done.front();
    const bool themes = std::holds_alternative<ByTheme>(specs.front().design);
    std::string name = fmt::format(
        "{}, {}", counted(comparisons.done.size(), themes ? "theme" : "measure"),
        themes ? fmt::format("{} with against without", first.measure.name) : first.contrast);
    if (!first.among.empty())
        name += fmt::format(" ({})", first.among);
    return name;
}

void adjust(Comparisons& comparisons) {
    std::vector<Figure> p;
    for (const Comparison& each : comparisons.done)
        p.push_back(each.p);
    const Family family = adjusted(p, comparisons.correction);
    for (std::size_t at = 0; at < p.size(); ++at)
        comparisons.done[at].p_adjusted = family.values[at];
}

} // namespace

std::string_view name_of(TestKind test) {
    switch (test) {
    case TestKind::signed_rank:
        return "Wilcoxon signed-rank";
    case TestKind::rank_sum:
        return "Mann-Whitney U";
    case TestKind::friedman:
        return "Friedman";
    case TestKind::kruskal_wallis:
        return "Kruskal-Wallis";
    }
    return {};
}

Result<Comparisons> compared(const Snapshot& snapshot, std::span<const ComparisonSpec> specs,
                             Correction correction) {
    Material material(snapshot);
    Comparisons comparisons{.family = {}, .correction = correction, .done = {}, .refused = {}};
    for (const ComparisonSpec& spec : specs) {
        auto comparison = one_comparison(material, spec);
        if (comparison) {
            comparisons.done.push_back(std::move(*comparison));
            continue;
        }
        const auto* theme = std::get_if<ByTheme>(&spec.design);
        comparisons.refused.push_back({.measure = spec.measure,
                                       .theme = theme ? theme->theme : ThemeId{},
                                       .error = comparison.error()});
    }
    if (comparisons.done.empty() && !comparisons.refused.empty())
        return failure(comparisons.refused.front().error);
    comparisons.family = family_of(comparisons, specs);
    if (specs.size() > 1)
        adjust(comparisons);
    return comparisons;
}

std::vector<ComparisonSpec> for_each_theme(const Snapshot& snapshot, const ComparisonSpec& like) {
    std::vector<ComparisonSpec> specs;
    for (ThemeId theme : codebook_order(snapshot.study, snapshot.lookup)) {
        if (snapshot.study.themes.find(theme)->state == ThemeState::retired)
            continue;
        specs.push_back(like);
        std::get<ByTheme>(specs.back().design).theme = theme;
    }
    return specs;
}

} // namespace themata
