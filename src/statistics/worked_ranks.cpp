// Quartiles, tests by ranks and what belongs to them.

#include "statistics/k_samples.h"
#include "statistics/rank_sum.h"
#include "statistics/signed_rank.h"
#include "statistics/summary.h"
#include "statistics/worked_examples.h"

namespace themata {

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

} // namespace themata
