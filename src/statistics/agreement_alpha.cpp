#include "statistics/agreement_alpha.h"

#include <algorithm>
#include <memory>

namespace themata {

namespace {

constexpr const char* no_pairs = "There is no unit that two coders judged.";
constexpr const char* no_variation =
    "All values are the same, so that there is nothing to agree or disagree on.";

// Sorted, each pair of values once.
std::vector<Coincidences::Meeting> summed(std::vector<Coincidences::Meeting> all) {
    const auto key = [](const Coincidences::Meeting& m) { return std::pair(m.c, m.k); };
    std::ranges::stable_sort(all, {}, key);
    std::vector<Coincidences::Meeting> sums;
    for (const Coincidences::Meeting& meeting : all)
        if (!sums.empty() && key(sums.back()) == key(meeting))
            sums.back().o += meeting.o;
        else
            sums.push_back(meeting);
    return sums;
}

void add_meetings(std::vector<Coincidences::Meeting>& all, const UnitValues& unit) {
    const double pair = 1 / static_cast<double>(unit.size() - 1);
    for (std::size_t i = 0; i < unit.size(); ++i)
        for (std::size_t j = i + 1; j < unit.size(); ++j)
            if (unit[i] != unit[j])
                all.push_back(
                    {.c = std::min(unit[i], unit[j]), .k = std::max(unit[i], unit[j]), .o = pair});
}

} // namespace

double Coincidences::total() const {
    double total = 0;
    for (const double count : n)
        total += count;
    return total;
}

Coincidences coincidences(std::span<const UnitValues> units, std::size_t values) {
    Coincidences counts;
    counts.n.resize(values);
    std::vector<Coincidences::Meeting> all;
    for (const UnitValues& unit : units) {
        if (unit.size() < 2) {
            ++counts.dropped;
            continue;
        }
        ++counts.units;
        for (const std::uint32_t value : unit)
            ++counts.n[value];
        add_meetings(all, unit);
    }
    counts.meetings = summed(std::move(all));
    return counts;
}

Difference nominal_difference() {
    return [](std::uint32_t c, std::uint32_t k) { return c == k ? 0.0 : 1.0; };
}

Difference difference_of(Metric metric, std::vector<double> values, const Coincidences& counts) {
    using Values = std::shared_ptr<const std::vector<double>>;
    switch (metric) {
    case Metric::nominal:
        return nominal_difference();
    case Metric::ordinal: {
        // What lies below the middle of each value; the difference of two is the sum over those
        // between them, less half of both ends.
        std::vector<double> middle;
        double below = 0;
        for (const double n : counts.n) {
            middle.push_back(below + n / 2);
            below += n;
        }
        return [at = Values(std::make_shared<std::vector<double>>(std::move(middle)))](
                   std::uint32_t c, std::uint32_t k) { return square((*at)[c] - (*at)[k]); };
    }
    case Metric::interval:
        return [at = Values(std::make_shared<std::vector<double>>(std::move(values)))](
                   std::uint32_t c, std::uint32_t k) { return square((*at)[c] - (*at)[k]); };
    case Metric::ratio:
        return [at = Values(std::make_shared<std::vector<double>>(std::move(values)))](
                   std::uint32_t c, std::uint32_t k) {
            const double sum = (*at)[c] + (*at)[k];
            return sum == 0 ? 0 : square(((*at)[c] - (*at)[k]) / sum);
        };
    }
    return nominal_difference();
}

Figure alpha(const Coincidences& counts, const Difference& difference) {
    if (counts.units == 0)
        return undefined(no_pairs);
    double observed = 0;
    for (const Coincidences::Meeting& meeting : counts.meetings)
        observed += meeting.o * difference(meeting.c, meeting.k);
    double expected = 0;
    const auto values = static_cast<std::uint32_t>(counts.n.size());
    for (std::uint32_t c = 0; c < values; ++c) {
        double with = 0;
        for (std::uint32_t k = c + 1; counts.n[c] > 0 && k < values; ++k)
            if (counts.n[k] > 0)
                with += counts.n[k] * difference(c, k);
        expected += counts.n[c] * with;
    }
    if (expected <= 0)
        return undefined(no_variation);
    return defined(1 - (counts.total() - 1) * observed / expected);
}

Figure yes_no_alpha(double differ, double yes, double n) {
    if (n <= 0)
        return undefined(no_pairs);
    if (yes <= 0 || yes >= n)
        return undefined(no_variation);
    return defined(1 - (n - 1) * differ / (yes * (n - yes)));
}

namespace {

std::size_t shared(const ValueSet& a, const ValueSet& b) {
    std::size_t n = 0;
    for (auto left = a.begin(), right = b.begin(); left != a.end() && right != b.end();)
        if (*left < *right)
            ++left;
        else if (*right < *left)
            ++right;
        else {
            ++n;
            ++left;
            ++right;
        }
    return n;
}

double jaccard(std::size_t both, const ValueSet& a, const ValueSet& b) {
    const std::size_t all = a.size() + b.size() - both;
    return all == 0 ? 1 : static_cast<double>(both) / static_cast<double>(all);
}

} // namespace

double jaccard_distance(const ValueSet& a, const ValueSet& b) {
    return 1 - jaccard(shared(a, b), a, b);
}

double masi_distance(const ValueSet& a, const ValueSet& b) {
    const std::size_t both = shared(a, b);
    const bool equal = both == a.size() && both == b.size();
    const bool holds = both == a.size() || both == b.size();
    const double monotony = equal ? 1 : both == 0 ? 0 : holds ? 2.0 / 3 : 1.0 / 3;
    return 1 - jaccard(both, a, b) * monotony;
}

} // namespace themata
