#include "statistics/ranks.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstddef>
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

bool all_finite(std::span<const double> values) {
    return std::ranges::all_of(values, [](double value) { return std::isfinite(value); });
}

} // namespace themata
