#include "statistics/summary.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <limits>
#include <numeric>

namespace themata {

double Ranks::ties() const {
    double sum = 0;
    for (const std::uint32_t t : groups)
        sum += static_cast<double>(t) * t * t - t;
    return sum;
}

Ranks mid_ranks(std::span<const double> values) {
    std::vector<std::uint32_t> order(values.size());
    std::iota(order.begin(), order.end(), 0u);
    std::ranges::sort(order, {}, [&](std::uint32_t at) { return values[at]; });

    Ranks found{.ranks = std::vector<double>(values.size()), .groups = {}};
    for (std::size_t first = 0; first < order.size();) {
        std::size_t end = first + 1;
        while (end < order.size() && values[order[end]] == values[order[first]])
            ++end;
        for (std::size_t at = first; at < end; ++at)
            found.ranks[order[at]] = static_cast<double>(first + 1 + end) / 2;
        found.groups.push_back(static_cast<std::uint32_t>(end - first));
        first = end;
    }
    return found;
}

double rounded(double value) {
    if (!std::isfinite(value))
        return value;
    char digits[40];
    const auto written =
        std::to_chars(digits, std::end(digits), value, std::chars_format::scientific, 11);
    std::from_chars(digits, written.ptr, value);
    return value == 0 ? 0 : value; // -0 is 0
}

double as_decimal(double value) {
    constexpr double last_bits = 4 * std::numeric_limits<double>::epsilon();
    const double decimal = rounded(value);
    return std::abs(value - decimal) <= last_bits * std::abs(value) ? decimal : value;
}

double decimal_sum(std::span<const double> values) {
    constexpr double noise = 1e-12;
    double sum = 0;
    double largest = 0;
    for (const double value : values) {
        sum += value;
        largest = std::max(largest, std::abs(value));
    }
    if (sum == std::trunc(sum))
        return sum; // of whole numbers, most of the time
    return std::abs(sum) <= largest * noise ? 0 : rounded(sum);
}

bool all_finite(std::span<const double> values) {
    return std::ranges::all_of(values, [](double value) { return std::isfinite(value); });
}

std::vector<double> sorted(std::span<const double> values) {
    std::vector<double> copy(values.begin(), values.end());
    std::ranges::sort(copy);
    return copy;
}

double median_of_sorted(std::span<const double> values) {
    const std::size_t half = values.size() / 2;
    return values.size() % 2 == 1 ? values[half] : std::midpoint(values[half - 1], values[half]);
}

// (n + 1) p is freed from what binary fractions add: 9 times 1/3 is the third place.
Quantile haverage_of_sorted(std::span<const double> values, double p) {
    const auto n = static_cast<double>(values.size());
    const double place = (n + 1) * p;
    const double below = std::floor(place + 1e-12 * n);
    if (below < 1)
        return {.value = values.front(), .clamped = true};
    if (below >= n)
        return {.value = values.back(), .clamped = true};
    const auto at = static_cast<std::size_t>(below);
    const double part = std::max(0.0, place - below);
    return {.value = values[at - 1] + part * (values[at] - values[at - 1])};
}

Hinges hinges_of_sorted(std::span<const double> values) {
    const std::size_t half = (values.size() + 1) / 2;
    return {.low = median_of_sorted(values.first(half)),
            .high = median_of_sorted(values.last(half))};
}

std::string_view name_of(QuartileKind kind) {
    return kind == QuartileKind::haverage ? "HAVERAGE (SPSS; R type 6)" : "Tukey's hinges";
}

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
    // The mean of equal values may be off by the last bit.
    if (std::ranges::all_of(values, [&](double value) { return value == values[0]; }))
        return defined(0);
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
