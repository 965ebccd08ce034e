#include "statistics/agreement_examples.h"

#include "statistics/agreement_alpha.h"
#include "statistics/agreement_gamma.h"
#include "statistics/agreement_many_coders.h"
#include "statistics/agreement_two_coders.h"

namespace themata {

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

std::vector<WorkedExample> agreement_examples() {
    std::vector<WorkedExample> all;
    for (const auto& some : {two_coders(), psychiatrists(), four_observers(), passages()})
        all.insert(all.end(), some.begin(), some.end());
    return all;
}

} // namespace themata
