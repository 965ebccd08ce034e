#include "statistics/shift.h"

#include "statistics/distributions.h"
#include "statistics/quantiles.h"
#include <cmath>
#include <fmt/format.h>

namespace themata {

Estimate no_shift(std::string reason) {
    Estimate none;
    none.reason = std::move(reason);
    return none;
}

std::vector<double> shares_up_to(const SubsetSums& sums) {
    const double all = sums.total();
    std::vector<double> shares;
    double below = 0;
    for (const double count : sums.counts)
        shares.push_back((below += count) / all);
    return shares;
}

Estimate shift_of_sorted(std::span<const double> rising, std::span<const double> shares,
                         double level) {
    Estimate found{.value = median_of_sorted(rising), .method = "exact"};
    const double tail = (1 - level) / 2 * (1 + 1e-9);
    std::size_t k = 0;
    while (k < rising.size() / 2 && shares[k] <= tail)
        ++k;
    if (k == 0) {
        found.interval_reason =
            fmt::format("So few values reach a level of {:.4g} % and not of {:.4g} %.",
                        100 * (1 - 2 * shares[0]), 100 * level);
        if (shares[0] >= 0.5)
            found.interval_reason = "One value has no interval.";
        return found;
    }
    found.interval = Interval{.low = rising[k - 1],
                              .high = rising[rising.size() - k],
                              .level = level,
                              .reached = 1 - 2 * shares[k - 1]};
    return found;
}

Estimate by_fishers_z(double effect, double error, double level) {
    Estimate found{.value = effect, .method = "Fisher's z"};
    if (std::abs(effect) >= 1) {
        found.interval_reason =
            "The effect is as large as it can be, where Fisher's z is infinite.";
        return found;
    }
    const double reach = normal_critical(level) * error;
    found.interval = Interval{.low = std::tanh(std::atanh(effect) - reach),
                              .high = std::tanh(std::atanh(effect) + reach),
                              .level = level,
                              .reached = level};
    return found;
}

} // namespace themata
