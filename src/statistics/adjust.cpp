#include "statistics/adjust.h"

#include <algorithm>
#include <numeric>

namespace themata {

namespace {

// The p-values, times what the correction asks at their place, made monotone: upward for Holm,
// who goes from the smallest on, downward for Benjamini and Hochberg.
std::vector<double> stepped(const std::vector<double>& rising, Correction correction) {
    const auto m = static_cast<double>(rising.size());
    std::vector<double> values = rising;
    for (std::size_t at = 0; at < values.size(); ++at) {
        const auto place = static_cast<double>(at);
        if (correction == Correction::holm)
            values[at] *= m - place;
        else if (correction == Correction::benjamini_hochberg)
            values[at] *= m / (place + 1);
        else if (correction == Correction::bonferroni)
            values[at] *= m;
        values[at] = std::min(values[at], 1.0);
    }
    const auto larger = [](double a, double b) { return std::max(a, b); };
    const auto smaller = [](double a, double b) { return std::min(a, b); };
    if (correction == Correction::holm)
        std::partial_sum(values.begin(), values.end(), values.begin(), larger);
    if (correction == Correction::benjamini_hochberg)
        std::partial_sum(values.rbegin(), values.rend(), values.rbegin(), smaller);
    return values;
}

} // namespace

std::string_view name_of(Correction correction) {
    switch (correction) {
    case Correction::bonferroni:
        return "Bonferroni";
    case Correction::holm:
        return "Holm";
    case Correction::benjamini_hochberg:
        return "Benjamini-Hochberg";
    case Correction::none:
        break;
    }
    return "none";
}

Family adjusted(std::span<const Figure> p, Correction correction) {
    Family family{.correction = correction, .values = std::vector<Figure>(p.begin(), p.end())};
    std::vector<std::size_t> order;
    for (std::size_t at = 0; at < p.size(); ++at)
        if (p[at])
            order.push_back(at);
    std::ranges::stable_sort(order, {}, [&](std::size_t at) { return *p[at]; });
    family.size = order.size();

    std::vector<double> rising;
    for (const std::size_t at : order)
        rising.push_back(*p[at]);
    const std::vector<double> values = stepped(rising, correction);
    for (std::size_t place = 0; place < order.size(); ++place)
        family.values[order[place]] = defined(values[place]);
    return family;
}

Family adjusted(std::span<const double> p, Correction correction) {
    std::vector<Figure> figures;
    for (const double value : p)
        figures.push_back(defined(value));
    return adjusted(std::span<const Figure>(figures), correction);
}

} // namespace themata
