#include "statistics/summary.h"

#include "statistics/quantiles.h"
#include "statistics/ranks.h"
#include <cmath>

namespace themata {

namespace {

Summary without_figures(std::size_t n, const std::string& reason) {
    const Figure none = undefined(reason);
    return {.n = n,
            .median = none,
            .q1 = none,
            .q3 = none,
            .hinge_low = none,
            .hinge_high = none,
            .mean = none,
            .sd = none,
            .min = none,
            .max = none};
}

double mean_of(std::span<const double> values) {
    long double sum = 0;
    for (const double value : values)
        sum += value;
    return static_cast<double>(sum / static_cast<long double>(values.size()));
}

Figure sd_of(std::span<const double> values, double mean) {
    if (values.size() < 2)
        return undefined("One value has no standard deviation.");
    long double squares = 0;
    for (const double value : values)
        squares += (static_cast<long double>(value) - mean) * (value - mean);
    return defined(
        static_cast<double>(std::sqrt(squares / static_cast<long double>(values.size() - 1))));
}

} // namespace

Summary summary_of(std::span<const double> values) {
    if (values.empty())
        return without_figures(0, "There are no values.");
    if (!all_finite(values))
        return without_figures(values.size(), "A value is infinite or not a number.");
    const std::vector<double> rising = sorted(values);
    const Quantile q1 = haverage_of_sorted(rising, 0.25);
    const Quantile q3 = haverage_of_sorted(rising, 0.75);
    const Hinges hinges = hinges_of_sorted(rising);
    const double mean = mean_of(values);
    return {.n = values.size(),
            .median = defined(median_of_sorted(rising)),
            .q1 = defined(q1.value),
            .q3 = defined(q3.value),
            .q1_clamped = q1.clamped,
            .q3_clamped = q3.clamped,
            .hinge_low = defined(hinges.low),
            .hinge_high = defined(hinges.high),
            .mean = defined(mean),
            .sd = sd_of(values, mean),
            .min = defined(rising.front()),
            .max = defined(rising.back())};
}

} // namespace themata
