#include "statistics/worked_examples.h"

#include "statistics/adjust.h"
#include "statistics/agreement_alpha.h"
#include "statistics/agreement_kappa.h"
#include "statistics/agreement_spans.h"
#include "statistics/contingency.h"
#include "statistics/fisher.h"
#include "statistics/proportions.h"
#include "statistics/rank_tests.h"
#include "statistics/summary.h"
#include "statistics/yes_no.h"
#include <cmath>

namespace themata {

// Quartiles, tests by ranks and what belongs to them.

namespace {

Figure figure_of(const std::optional<double>& value, const std::string& reason) {
    return value ? defined(*value) : undefined(reason);
}

Figure p_of(const PermutationP& found) { return figure_of(found.p, found.reason); }

Figure one_sided_of(const PermutationP& found) { return figure_of(found.one_sided, found.reason); }

Figure value_of(const Estimate& found) { return figure_of(found.value, found.reason); }

std::vector<Pair> pairs_of(const std::vector<double>& earlier, const std::vector<double>& later) {
    std::vector<Pair> pairs;
    for (std::size_t at = 0; at < earlier.size(); ++at)
        pairs.push_back({earlier[at], later[at]});
    return pairs;
}

void add_signed_rank(WorkedExamples& examples) {
    const SignedRank depression =
        signed_rank(pairs_of({1.83, 0.5, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.3},
                             {0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29}));
    constexpr auto nine = "Depression of nine patients";
    constexpr auto hollander = "Hollander and Wolfe 1973, p. 29; R, wilcox.test";
    examples.push_back({nine, hollander, "signed-rank, exact p, one-sided", 0.01953, 5e-6,
                        one_sided_of(depression.exact)});
    examples.push_back(
        {nine, hollander, "signed-rank, exact p", 0.0390625, 5e-8, p_of(depression.exact)});

    const SignedRank ties =
        signed_rank(pairs_of({1, 2, 1, 4, 5, 19, 7, 5, 12, 13, 2, 0, 0, 1, 1},
                             {1, 1, 2, 1, 2, 1, 2, 4, 1, 2, 2, 12, 12, 12, 13}));
    constexpr auto fifteen = "Fifteen pairs with ties and zeros";
    constexpr auto pspp = "PSPP, NPAR TESTS /WILCOXON";
    examples.push_back({fifteen, pspp, "signed-rank, Z", -0.175412, 5e-7, ties.z});
    examples.push_back({fifteen, pspp, "signed-rank, p", 0.860756, 5e-7, ties.p});
    examples.push_back({fifteen, pspp, "signed-rank, exact p", 0.880615, 5e-7, p_of(ties.exact)});

    const SignedRank azt = signed_rank(pairs_of(
        {149, 0, 0, 259, 106, 255, 0, 52, 340, 65, 180, 0, 84, 89, 212, 554, 500, 424, 112, 2600},
        {0, 51, 0, 385, 0, 235, 0, 0, 48, 65, 77, 0, 0, 0, 53, 150, 0, 165, 98, 0}));
    examples.push_back({"Antigen p24 of twenty patients under AZT",
                        "Makuch and Parks 1988; StatXact", "signed-rank, exact p", 0.0021, 5e-5,
                        p_of(azt.exact)});
}

void add_rank_sum(WorkedExamples& examples) {
    const RankSum permeability =
        rank_sum(std::vector{0.80, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46},
                 std::vector{1.15, 0.88, 0.90, 0.74, 1.21});
    constexpr auto membrane = "Permeability of a membrane, at term and earlier";
    constexpr auto hollander = "Hollander and Wolfe 1973, p. 69; R, wilcox.test";
    examples.push_back(
        {membrane, hollander, "rank-sum, U of the first", 35, 0, defined(permeability.u1)});
    examples.push_back({membrane, hollander, "rank-sum, exact p, one-sided", 0.1272, 5e-5,
                        one_sided_of(permeability.exact)});

    const RankSum height =
        rank_sum(std::vector<double>{88, 99, 55, 69, 91, 201, 88, 75, 99, 81, 80, 82, 76, 65, 85},
                 std::vector<double>{201, 84, 83, 94, 86, 79, 88, 85, 82, 72, 89, 92, 76, 145, 24});
    constexpr auto thirty = "Thirty heights with ties";
    constexpr auto pspp = "PSPP, NPAR TESTS /MANN-WHITNEY";
    examples.push_back({thirty, pspp, "rank-sum, Z", -0.602035, 5e-7, height.z});
    examples.push_back({thirty, pspp, "rank-sum, p", 0.547151, 5e-7, height.p});
    examples.push_back({thirty, pspp, "rank-sum, exact p as if without ties", 0.566774, 5e-7,
                        height.exact_as_if_no_ties});
    const RankSum weaver =
        rank_sum(std::vector<double>{12, 17, 9, 21}, std::vector<double>{8, 18, 26, 15, 23});
    examples.push_back({"Four and five values", "Weaver, notes on nonparametric tests",
                        "rank-sum, exact p", 0.5556, 5e-5, p_of(weaver.exact)});
    examples.push_back({"Four and five values", "Weaver, notes on nonparametric tests",
                        "Hodges-Lehmann shift", -4, 0, value_of(weaver.shift)});
}

void add_groups(WorkedExamples& examples) {
    const KruskalWallis siegel =
        kruskal_wallis({{96, 128, 83, 61, 101}, {82, 124, 132, 135, 109}, {115, 149, 166, 147}});
    examples.push_back({"Authority among educators", "Siegel 1956, p. 186", "Kruskal-Wallis, H",
                        6.4, 0.05, siegel.h});
    const KruskalWallis cilia = kruskal_wallis(
        {{2.9, 3.0, 2.5, 2.6, 3.2}, {3.8, 2.7, 4.0, 2.4}, {2.8, 3.4, 3.7, 2.2, 2.0}});
    constexpr auto half_times = "Mucociliary half-times of three groups";
    constexpr auto hollander = "Hollander and Wolfe 1973, p. 115; R, kruskal.test";
    examples.push_back({half_times, hollander, "Kruskal-Wallis, H", 0.77143, 5e-6, cilia.h});
    examples.push_back({half_times, hollander, "Kruskal-Wallis, p", 0.68, 0.0005, cilia.p});
}

const Columns& rounding_times() {
    static const Columns rows{
        {5.40, 5.50, 5.55}, {5.85, 5.70, 5.75}, {5.20, 5.60, 5.50}, {5.55, 5.50, 5.40},
        {5.90, 5.85, 5.70}, {5.45, 5.55, 5.60}, {5.40, 5.40, 5.35}, {5.45, 5.50, 5.35},
        {5.25, 5.15, 5.00}, {5.85, 5.80, 5.70}, {5.25, 5.20, 5.10}, {5.65, 5.55, 5.45},
        {5.60, 5.35, 5.45}, {5.05, 5.00, 4.95}, {5.50, 5.50, 5.40}, {5.45, 5.55, 5.50},
        {5.55, 5.55, 5.35}, {5.45, 5.50, 5.55}, {5.50, 5.45, 5.25}, {5.65, 5.60, 5.40},
        {5.70, 5.65, 5.55}, {6.30, 6.30, 6.25}};
    return rows;
}

} // namespace

WorkedExamples worked_quartiles() {
    const Summary ten = summary_of(std::vector<double>{1, 2, 3, 4, 5, 6, 7, 8, 9, 10});
    constexpr auto name = "The numbers 1 to 10";
    constexpr auto type_6 = "SPSS, HAVERAGE; R, quantile type 6";
    constexpr auto hinges = "Tukey 1977; R, fivenum";
    return {{name, type_6, "lower quartile", 2.75, 0, ten.q1},
            {name, type_6, "upper quartile", 8.25, 0, ten.q3},
            {name, hinges, "lower hinge", 3, 0, ten.hinge_low},
            {name, hinges, "upper hinge", 8, 0, ten.hinge_high}};
}

WorkedExamples worked_rank_tests() {
    WorkedExamples examples;
    add_signed_rank(examples);
    add_rank_sum(examples);
    add_groups(examples);
    const Friedman bases = friedman(rounding_times());
    constexpr auto name = "Three ways to round first base";
    constexpr auto hollander = "Hollander and Wolfe 1973, p. 140; R, friedman.test";
    examples.push_back({name, hollander, "Friedman, chi-squared", 11.143, 5e-4, bases.chi_squared});
    examples.push_back({name, hollander, "Friedman, p", 0.003805, 5e-7, bases.p});
    return examples;
}

// Yes and no, tables of counts, shares, families of tests.

namespace {

Figure low_of(const Estimate& found) {
    return found.interval ? defined(found.interval->low)
                          : undefined(found.reason + found.interval_reason);
}

Figure high_of(const Estimate& found) {
    return found.interval ? defined(found.interval->high)
                          : undefined(found.reason + found.interval_reason);
}

void add_same_people(WorkedExamples& examples) {
    const McNemar approval =
        mcnemar({.both = 794, .only_first = 150, .only_second = 86, .neither = 570});
    constexpr auto name = "Approval of a prime minister, asked twice";
    constexpr auto agresti = "Agresti 1990, p. 350";
    examples.push_back({name, agresti, "McNemar, chi-squared", 17.36, 0.005, approval.chi_squared});
    examples.push_back({name, "R, mcnemar.test", "McNemar, chi-squared corrected", 16.8178, 5e-5,
                        approval.chi_squared_corrected});
    const McNemar airways = mcnemar({.both = 36, .only_first = 12, .only_second = 2});
    constexpr auto fifty = "Airways of fifty children, two tests";
    constexpr auto newcombe = "Newcombe 1998, Stat Med 17:2635, method 10";
    examples.push_back(
        {fifty, newcombe, "paired difference, low", 0.0569, 5e-5, low_of(airways.difference)});
    examples.push_back(
        {fifty, newcombe, "paired difference, high", 0.3404, 5e-5, high_of(airways.difference)});
    const CochranQ occasions = cochran_q({{1, 0, 0, 1, 0, 0, 1},
                                          {1, 1, 1, 1, 0, 0, 0},
                                          {0, 0, 1, 1, 0, 0, 1},
                                          {1, 1, 1, 1, 0, 0, 1},
                                          {1, 0, 1, 0, 0, 1, 0},
                                          {0, 1, 1, 0, 0, 0, 0},
                                          {0, 1, 1, 1, 1, 1, 1},
                                          {1, 1, 0, 1, 0, 0, 0},
                                          {0, 1, 0, 1, 0, 0, 1}});
    constexpr auto nine = "Nine people at seven occasions";
    examples.push_back(
        {nine, "PSPP, NPAR TESTS /COCHRAN", "Cochran's Q", 12.735, 5e-4, occasions.q});
    examples.push_back(
        {nine, "PSPP, NPAR TESTS /COCHRAN", "Cochran's Q, p", 0.047, 5e-4, occasions.p});
}

void add_tables(WorkedExamples& examples) {
    examples.push_back({"A lady tasting tea", "Fisher 1935; Agresti 1990, p. 61",
                        "Fisher's exact p", 0.4857, 5e-5, p_of(fisher_exact({{3, 1}, {1, 3}}))});
    examples.push_back({"Twins of convicts", "Fisher 1962; R, fisher.test", "Fisher's exact p",
                        0.0005367, 5e-8, p_of(fisher_exact({{2, 15}, {10, 3}}))});
    const CountTable lesions{{5, 0, 0}, {2, 1, 2}, {2, 0, 3}, {0, 1, 4}};
    constexpr auto four = "Twenty people, four rows of three";
    constexpr auto spss = "SPSS, CROSSTABS";
    examples.push_back(
        {four, spss, "Pearson chi-squared", 11.556, 5e-4, contingency(lesions).chi_squared});
    examples.push_back(
        {four, spss, "likelihood ratio", 15.673, 5e-4, contingency(lesions).likelihood_ratio});
    examples.push_back(
        {four, spss, "Freeman-Halton, exact p", 0.0398, 5e-5, p_of(fisher_exact(lesions))});
    examples.push_back(
        {"Income and satisfaction with the job", "Agresti 2002, p. 57; R, fisher.test",
         "Freeman-Halton, exact p", 0.7827, 5e-5,
         p_of(fisher_exact({{1, 3, 10, 6}, {2, 3, 10, 7}, {1, 6, 14, 12}, {0, 1, 9, 11}}))});
}

void add_shares(WorkedExamples& examples) {
    constexpr auto newcombe = "Newcombe 1998, Stat Med 17:857";
    const Estimate wilson = proportion(81, 263);
    const Estimate exact = proportion(81, 263, ProportionInterval::clopper_pearson);
    examples.push_back({"81 of 263", newcombe, "Wilson, low", 0.2553, 5e-5, low_of(wilson)});
    examples.push_back({"81 of 263", newcombe, "Wilson, high", 0.3662, 5e-5, high_of(wilson)});
    examples.push_back(
        {"81 of 263", newcombe, "Clopper-Pearson, low", 0.2527, 5e-5, low_of(exact)});
    examples.push_back(
        {"81 of 263", newcombe, "Clopper-Pearson, high", 0.3676, 5e-5, high_of(exact)});
    const Estimate difference = risk_difference({.yes1 = 56, .no1 = 14, .yes2 = 48, .no2 = 32});
    constexpr auto two = "Newcombe 1998, Stat Med 17:873, method 10";
    examples.push_back(
        {"56 of 70 and 48 of 80", two, "difference, low", 0.0524, 5e-5, low_of(difference)});
    examples.push_back(
        {"56 of 70 and 48 of 80", two, "difference, high", 0.3339, 5e-5, high_of(difference)});
}

void add_families(WorkedExamples& examples) {
    const std::vector<double> p{0.01, 0.04, 0.03, 0.005, 0.55};
    const std::span<const double> five(p);
    constexpr auto name = "Five p-values, the second";
    examples.push_back({name, "Holm 1979; R, p.adjust", "Holm", 0.09, 1e-12,
                        adjusted(five, Correction::holm).values[1]});
    examples.push_back({name, "Benjamini and Hochberg 1995; R, p.adjust", "Benjamini-Hochberg",
                        0.05, 1e-12, adjusted(five, Correction::benjamini_hochberg).values[1]});
}

} // namespace

WorkedExamples worked_counts() {
    WorkedExamples examples;
    add_same_people(examples);
    add_tables(examples);
    add_shares(examples);
    add_families(examples);
    return examples;
}

namespace {

// Printed to so many digits, a figure may be off by half of the last one.
constexpr double to_2_digits = 0.005;
constexpr double to_3_digits = 0.0005;

Figure figure(const Estimate& estimate) {
    return {.value = estimate.value, .reason = estimate.reason};
}

std::vector<WorkedExample> two_coders() {
    // Cohen 1960 in the form of Fleiss, Cohen and Everitt 1969, with n = 200.
    const CrossTable diagnoses{.categories = 3, .n = {88, 14, 18, 10, 40, 10, 2, 6, 12}};
    constexpr std::string_view name = "Diagnoses of two clinicians, 200 patients";
    constexpr std::string_view source = "Cohen 1960; Fleiss, Cohen and Everitt 1969";
    const Kappa found = kappa(diagnoses);
    return {{.name = name,
             .source = source,
             .what = "Cohen's kappa",
             .expected = 0.492,
             .tolerance = to_3_digits,
             .computed = figure(found.kappa)},
            {.name = name,
             .source = source,
             .what = "Kappa, standard error for the interval (ASE1)",
             .expected = 0.051,
             .tolerance = to_3_digits,
             .computed = found.ase1},
            {.name = name,
             .source = source,
             .what = "Kappa, standard error for the test (ASE0)",
             .expected = 0.052,
             .tolerance = to_3_digits,
             .computed = found.ase0}};
}

std::vector<WorkedExample> psychiatrists() {
    constexpr double counts[][5] = {
        {0, 0, 0, 6, 0}, {0, 3, 0, 0, 3}, {0, 1, 4, 0, 1}, {0, 0, 0, 0, 6}, {0, 3, 0, 3, 0},
        {2, 0, 4, 0, 0}, {0, 0, 4, 0, 2}, {2, 0, 3, 1, 0}, {2, 0, 0, 4, 0}, {0, 0, 0, 0, 6},
        {1, 0, 0, 5, 0}, {1, 1, 0, 4, 0}, {0, 3, 3, 0, 0}, {1, 0, 0, 5, 0}, {0, 2, 0, 3, 1},
        {0, 0, 5, 0, 1}, {3, 0, 0, 1, 2}, {5, 1, 0, 0, 0}, {0, 2, 0, 4, 0}, {1, 0, 2, 0, 3},
        {0, 0, 0, 0, 6}, {0, 1, 0, 5, 0}, {0, 2, 0, 1, 3}, {2, 0, 0, 4, 0}, {1, 0, 0, 4, 1},
        {0, 5, 0, 1, 0}, {4, 0, 0, 0, 2}, {0, 2, 0, 4, 0}, {1, 0, 5, 0, 0}, {0, 0, 0, 0, 6}};
    std::vector<RatedUnits> units;
    for (const auto& unit : counts)
        units.push_back({.coders = std::vector<double>(std::begin(unit), std::end(unit))});
    return {{.name = "Six psychiatrists, 30 patients",
             .source = "Fleiss 1971",
             .what = "Fleiss' kappa",
             .expected = 0.430,
             .tolerance = to_3_digits,
             .computed = fleiss_kappa(units).kappa}};
}

std::vector<WorkedExample> four_observers() {
    // Values 1 to 5 as numbers 0 to 4.
    const std::vector<UnitValues> units{{0, 0, 0},    {1, 1, 2, 1}, {2, 2, 2, 2}, {2, 2, 2, 2},
                                        {1, 1, 1, 1}, {0, 1, 2, 3}, {3, 3, 3, 3}, {0, 0, 1, 0},
                                        {1, 1, 1, 1}, {4, 4, 4},    {0, 0},       {2}};
    const Coincidences counts = coincidences(units, 5);
    std::vector<WorkedExample> examples;
    const auto add = [&](std::string_view what, Metric metric, double expected) {
        examples.push_back(
            {.name = "Four observers, twelve units, values missing",
             .source = "Krippendorff 2011, “Computing Krippendorff's alpha-reliability”",
             .what = what,
             .expected = expected,
             .tolerance = to_3_digits,
             .computed = alpha(counts, difference_of(metric, {1, 2, 3, 4, 5}, counts))});
    };
    add("Krippendorff's alpha, nominal", Metric::nominal, 0.743);
    add("Krippendorff's alpha, ordinal", Metric::ordinal, 0.815);
    add("Krippendorff's alpha, interval", Metric::interval, 0.849);
    add("Krippendorff's alpha, ratio", Metric::ratio, 0.797);
    std::vector<RatedUnits> rated;
    for (const UnitValues& unit : units) {
        RatedUnits counted{.coders = std::vector<double>(5)};
        for (const std::uint32_t value : unit)
            ++counted.coders[value];
        rated.push_back(std::move(counted));
    }
    examples.push_back({.name = "Four observers, twelve units, values missing",
                        .source = "Gwet 2014, “Handbook of Inter-Rater Reliability”",
                        .what = "Gwet's AC1",
                        .expected = 0.775,
                        .tolerance = to_3_digits,
                        .computed = figure(gwet_ac1(rated).ac1)});
    return examples;
}

std::vector<WorkedExample> passages() {
    const Continuum text{
        .length = 60,
        .coders = {{{2, 9, 0}, {11, 17, 1}, {24, 30, 4}, {32, 36, 5}, {36, 44, 5}, {44, 60, 6}},
                   {{2, 9, 0}, {11, 17, 2}, {19, 25, 4}, {32, 44, 5}},
                   {{2, 9, 0}, {11, 17, 3}, {21, 27, 4}, {32, 36, 5}, {36, 40, 5}, {40, 44, 5}}}};
    UnitizingSums sums(7);
    sums.add(text);
    const auto aligned = best_alignment(text, {.place = 3});
    const double passages_of_mean_coder = 16.0 / 3;
    const UnitAlpha found = unit_alpha(sums);
    constexpr std::string_view name = "Alex, Paul and Suzan mark passages of a text";
    constexpr std::string_view source = "Krippendorff, Mathet, Bouvry and Widlöcher 2016";
    return {{.name = name,
             .source = source,
             .what = "u-alpha",
             .expected = 0.51,
             .tolerance = to_2_digits,
             .computed = found.alpha},
            {.name = name,
             .source = source,
             .what = "|u|-alpha: marked or not",
             .expected = 0.41,
             .tolerance = to_2_digits,
             .computed = found.marked},
            {.name = name,
             .source = source,
             .what = "cu-alpha: which value",
             .expected = 0.72,
             .tolerance = to_2_digits,
             .computed = found.values},
            {.name = name,
             .source = "Mathet, Widlöcher and Métivier 2015",
             .what = "disorder of the best alignment (alpha 3)",
             .expected = 0.960625,
             .tolerance = 0.0000005,
             .computed = defined(aligned->disorder / passages_of_mean_coder)}};
}

} // namespace

WorkedExamples worked_agreement() {
    std::vector<WorkedExample> all;
    for (const auto& some : {two_coders(), psychiatrists(), four_observers(), passages()})
        all.insert(all.end(), some.begin(), some.end());
    return all;
}

bool WorkedExample::agrees() const {
    return computed && std::abs(*computed - expected) <= tolerance;
}

WorkedExamples worked_examples() {
    WorkedExamples all;
    for (const auto room : {worked_quartiles, worked_rank_tests, worked_counts, worked_agreement}) {
        const WorkedExamples examples = room();
        all.insert(all.end(), examples.begin(), examples.end());
    }
    return all;
}

} // namespace themata
