// Yes and no, tables of counts, shares, families of tests.

#include "statistics/adjust.h"
#include "statistics/contingency.h"
#include "statistics/proportions.h"
#include "statistics/worked_examples.h"
#include "statistics/yes_no.h"

namespace themata {

namespace {

Figure p_of(const PermutationP& found) { return found ? defined(*found) : undefined(found.reason); }

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

} // namespace themata
