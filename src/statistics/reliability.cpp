#include "statistics/reliability.h"

#include "statistics/distributions.h"
#include "statistics/summary.h"
#include <algorithm>
#include <cmath>
#include <numeric>

namespace themata {

namespace {

using Items = std::vector<std::vector<double>>; // an item a column, people in the same order

Items listwise(const ItemRows& rows, Reliability& found) {
    Items items(rows.empty() ? 0 : rows.front().size());
    for (const auto& row : rows) {
        const bool whole =
            row.size() == items.size() && std::ranges::all_of(row, [](const auto& value) {
                return value.has_value() && std::isfinite(*value);
            });
        if (!whole) {
            ++found.left_out;
            continue;
        }
        ++found.people;
        for (std::size_t item = 0; item < items.size(); ++item)
            items[item].push_back(*row[item]);
    }
    return items;
}

double variance_of(const std::vector<double>& values) {
    const double sd = *summary_of(values).sd;
    return sd * sd;
}

enum : std::size_t { no_item = ~std::size_t{0} };

// Each person's sum over the items but this one.
std::vector<double> sums_without(const Items& items, std::size_t left_out) {
    std::vector<double> sums(items.front().size());
    std::vector<double> of_one;
    for (std::size_t person = 0; person < sums.size(); ++person) {
        of_one.clear();
        for (std::size_t item = 0; item < items.size(); ++item)
            if (item != left_out)
                of_one.push_back(items[item][person]);
        sums[person] = decimal_sum(of_one);
    }
    return sums;
}

Figure alpha_of(const Items& items, std::size_t left_out) {
    const std::size_t k = items.size() - (left_out == no_item ? 0 : 1);
    if (k < 2)
        return undefined("One item alone has no alpha.");
    const double whole = variance_of(sums_without(items, left_out));
    if (whole == 0)
        return undefined("The sums of the items do not vary.");
    double parts = 0;
    for (std::size_t item = 0; item < items.size(); ++item)
        parts += item == left_out ? 0 : variance_of(items[item]);
    const auto count = static_cast<double>(k);
    return defined(count / (count - 1) * (1 - parts / whole));
}

Figure standardised_of(const Items& items) {
    double sum = 0;
    double pairs = 0;
    for (std::size_t first = 0; first < items.size(); ++first)
        for (std::size_t second = first + 1; second < items.size(); ++second) {
            const Figure r = correlation(items[first], items[second]);
            if (!r)
                return undefined("An item does not vary, so correlations are undefined.");
            sum += *r;
            pairs += 1;
        }
    const double mean = sum / pairs;
    const auto k = static_cast<double>(items.size());
    if (1 + (k - 1) * mean <= 0)
        return undefined("The items' mean correlation is too far below zero.");
    return defined(k * mean / (1 + (k - 1) * mean));
}

// 1 - alpha, over 1 - alpha of the population, is distributed as F.
Estimate interval_of(const Figure& alpha, std::size_t people, std::size_t items, double level) {
    Estimate found{.value = alpha.value, .reason = alpha.reason, .method = "Feldt"};
    if (!alpha)
        return found;
    const double df1 = static_cast<double>(people) - 1;
    const double df2 = df1 * (static_cast<double>(items) - 1);
    const double tail = (1 - level) / 2;
    found.interval = Interval{.low = 1 - (1 - *alpha) * f_quantile(1 - tail, df1, df2),
                              .high = 1 - (1 - *alpha) * f_quantile(tail, df1, df2),
                              .level = level,
                              .reached = level};
    return found;
}

ItemReliability item_of(const Items& items, std::size_t item) {
    const Summary summary = summary_of(items[item]);
    return {.mean = summary.mean,
            .sd = summary.sd,
            .item_total = items.size() < 2 ? undefined("There is no other item.")
                                           : correlation(items[item], sums_without(items, item)),
            .alpha_if_deleted = alpha_of(items, item)};
}

} // namespace

Reliability reliability(const ItemRows& rows, double level) {
    Reliability found;
    const Items items = listwise(rows, found);
    if (items.size() < 2 || found.people < 2) {
        const std::string reason = items.size() < 2 ? "A scale has at least two items."
                                                    : "Fewer than two people have all items.";
        found.alpha = found.standardised = undefined(reason);
        found.interval.reason = reason;
        found.items.assign(items.size(), {.mean = undefined(reason),
                                          .sd = undefined(reason),
                                          .item_total = undefined(reason),
                                          .alpha_if_deleted = undefined(reason)});
        return found;
    }
    found.alpha = alpha_of(items, no_item);
    found.interval = interval_of(found.alpha, found.people, items.size(), level);
    found.standardised = standardised_of(items);
    for (std::size_t item = 0; item < items.size(); ++item)
        found.items.push_back(item_of(items, item));
    return found;
}

Figure correlation(const std::vector<double>& x, const std::vector<double>& y) {
    const Summary of_x = summary_of(x);
    const Summary of_y = summary_of(y);
    if (!of_x.sd || !of_y.sd)
        return undefined(of_x.sd ? of_y.sd.reason : of_x.sd.reason);
    if (*of_x.min == *of_x.max || *of_y.min == *of_y.max)
        return undefined("One of the two does not vary.");
    double sum = 0;
    for (std::size_t at = 0; at < x.size(); ++at)
        sum += (x[at] - *of_x.mean) / *of_x.sd * ((y[at] - *of_y.mean) / *of_y.sd);
    return defined(std::clamp(sum / (static_cast<double>(x.size()) - 1), -1.0, 1.0));
}

} // namespace themata
