#include "statistics/proportions.h"

#include "statistics/distributions.h"
#include <algorithm>
#include <cmath>

namespace themata {

namespace {

// At no success the interval begins at 0, which the formula only nears; at all, it ends at 1.
Interval wilson(std::uint64_t k, std::uint64_t n, double level) {
    const double z = normal_critical(level);
    const double all = as_double(n);
    const double p = as_double(k) / all;
    const double middle = p + z * z / (2 * all);
    const double reach = z * std::sqrt(p * (1 - p) / all + z * z / (4 * all * all));
    const double scale = 1 + z * z / all;
    return {.low = k == 0 ? 0 : (middle - reach) / scale,
            .high = k == n ? 1 : (middle + reach) / scale,
            .level = level,
            .reached = level};
}

Interval clopper_pearson(std::uint64_t k, std::uint64_t n, double level) {
    const double tail = (1 - level) / 2;
    const double yes = as_double(k);
    const double no = as_double(n - k);
    return {.low = k == 0 ? 0 : beta_quantile(tail, yes, no + 1),
            .high = k == n ? 1 : beta_quantile(1 - tail, yes + 1, no),
            .level = level,
            .reached = level};
}

// Results as likely as k or less on the other side of the middle; R's allowance for rounding.
double other_side(std::uint64_t k, std::uint64_t n, double probability) {
    const double bound = binomial_exactly(k, n, probability) * (1 + 1e-7);
    const double middle = as_double(n) * probability;
    double sum = 0;
    if (as_double(k) < middle) {
        for (std::uint64_t at = n + 1; at-- > 0 && as_double(at) >= middle;) {
            const double here = binomial_exactly(at, n, probability);
            if (here > bound)
                break;
            sum += here;
        }
        return sum;
    }
    for (std::uint64_t at = 0; at <= n && as_double(at) <= middle; ++at) {
        const double here = binomial_exactly(at, n, probability);
        if (here > bound)
            break;
        sum += here;
    }
    return sum;
}

} // namespace

Estimate proportion(std::uint64_t k, std::uint64_t n, ProportionInterval kind, double level) {
    Estimate found;
    found.method = kind == ProportionInterval::wilson ? "Wilson" : "Clopper-Pearson";
    if (n == 0 || k > n) {
        found.reason = n == 0 ? "There is nobody to count." : "More were counted than there are.";
        return found;
    }
    found.value = as_double(k) / as_double(n);
    found.interval =
        kind == ProportionInterval::wilson ? wilson(k, n, level) : clopper_pearson(k, n, level);
    return found;
}

Figure binomial_test(std::uint64_t k, std::uint64_t n, double probability) {
    if (n == 0 || k > n)
        return undefined(n == 0 ? "There is nobody to count."
                                : "More were counted than there are.");
    if (!(probability > 0 && probability < 1))
        return undefined("The probability to test against lies between 0 and 1.");
    const double middle = as_double(n) * probability;
    if (as_double(k) == middle)
        return defined(1);
    const double own_side = as_double(k) < middle ? binomial_at_most(k, n, probability)
                                                  : binomial_at_most(n - k, n, 1 - probability);
    return defined(std::min(1.0, own_side + other_side(k, n, probability)));
}

Estimate odds_ratio(const TwoGroups& groups, double level) {
    Estimate found{.method = "Woolf"};
    const double a = as_double(groups.yes1);
    const double b = as_double(groups.no1);
    const double c = as_double(groups.yes2);
    const double d = as_double(groups.no2);
    if (b * c == 0) {
        found.reason = "A count of zero leaves the odds without a ratio.";
        return found;
    }
    found.value = a * d / (b * c);
    if (a * d == 0) {
        found.interval_reason = "A count of zero has no interval of this kind.";
        return found;
    }
    const double reach = normal_critical(level) * std::sqrt(1 / a + 1 / b + 1 / c + 1 / d);
    found.interval = Interval{.low = *found * std::exp(-reach),
                              .high = *found * std::exp(reach),
                              .level = level,
                              .reached = level};
    return found;
}

Estimate risk_difference(const TwoGroups& groups, double level) {
    Estimate found{.method = "Newcombe"};
    const Estimate first =
        proportion(groups.yes1, groups.yes1 + groups.no1, ProportionInterval::wilson, level);
    const Estimate second =
        proportion(groups.yes2, groups.yes2 + groups.no2, ProportionInterval::wilson, level);
    if (!first || !second) {
        found.reason = "One of the groups is empty.";
        return found;
    }
    const double difference = *first - *second;
    found.value = difference;
    found.interval = Interval{.low = difference - std::hypot(*first - first.interval->low,
                                                             second.interval->high - *second),
                              .high = difference + std::hypot(first.interval->high - *first,
                                                              *second - second.interval->low),
                              .level = level,
                              .reached = level};
    return found;
}

} // namespace themata
