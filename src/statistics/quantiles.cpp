#include "statistics/quantiles.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace themata {

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

} // namespace themata
