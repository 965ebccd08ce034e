#include "statistics/saturation.h"

#include "statistics/distributions.h"
#include "statistics/seeded_random.h"
#include <algorithm>
#include <cmath>
#include <numeric>
#include <unordered_set>

namespace themata {

namespace {

// Units of each kind, the inverse of an incidence.
struct UnitsOfKinds {
    std::vector<std::uint32_t> begin;
    std::vector<std::uint32_t> units;

    explicit UnitsOfKinds(const Incidence& incidence) : begin(incidence.kinds + 1) {
        for (const std::uint32_t kind : incidence.seen)
            ++begin[kind + 1];
        std::partial_sum(begin.begin(), begin.end(), begin.begin());
        units.resize(incidence.seen.size());
        std::vector<std::uint32_t> next = begin;
        for (std::uint32_t unit = 0; unit < incidence.units(); ++unit)
            for (const std::uint32_t kind : incidence.of(unit))
                units[next[kind]++] = unit;
    }

    [[nodiscard]] std::span<const std::uint32_t> of(std::uint32_t kind) const {
        return std::span(units).subspan(begin[kind], begin[kind + 1] - begin[kind]);
    }
};

// Random orders of the units, of which only the places are wanted where something new is seen. An
// order is dealt unit by unit until the kinds not seen yet are rare; then the units that hold them
// are dealt to places of what is left of the order, which gives the same orders equally often.
class RandomOrders {
public:
    RandomOrders(const Incidence& incidence, SeededRandom& chance)
        : incidence_(incidence), units_of_(incidence), chance_(chance), order_(incidence.units()),
          seen_(incidence.kinds) {
        std::iota(order_.begin(), order_.end(), 0U);
    }

    // Ascending: after how many units each further kind is seen.
    const std::vector<std::uint32_t>& deal() {
        ++round_;
        places_.clear();
        std::size_t unseen = incidence_.seen.size(); // occurrences of kinds not seen
        for (std::uint32_t at = 0; unseen > 0 && at < order_.size(); ++at) {
            if (unseen * rare < order_.size() - at) {
                deal_the_rest(at);
                break;
            }
            const auto pick = at + static_cast<std::uint32_t>(chance_.below(order_.size() - at));
            std::swap(order_[at], order_[pick]);
            unseen -= take(order_[at], at + 1);
        }
        return places_;
    }

private:
    static constexpr std::size_t rare = 8;

    // The occurrences of what was new in the unit.
    std::size_t take(std::uint32_t unit, std::uint32_t place) {
        std::size_t occurrences = 0;
        for (const std::uint32_t kind : incidence_.of(unit))
            if (seen_[kind] != round_) {
                seen_[kind] = round_;
                places_.push_back(place);
                occurrences += units_of_.of(kind).size();
            }
        return occurrences;
    }

    void deal_the_rest(std::uint32_t from) {
        std::unordered_set<std::uint32_t> units;
        for (std::uint32_t kind = 0; kind < incidence_.kinds; ++kind)
            if (seen_[kind] != round_)
                for (const std::uint32_t unit : units_of_.of(kind))
                    units.insert(unit);
        std::vector<std::uint32_t> sorted(units.begin(), units.end());
        std::ranges::sort(sorted); // the same draws on every machine
        std::unordered_set<std::uint32_t> taken;
        std::vector<std::pair<std::uint32_t, std::uint32_t>> dealt; // place, unit
        for (const std::uint32_t unit : sorted) {
            std::uint32_t place = 0;
            do
                place = from + 1 + static_cast<std::uint32_t>(chance_.below(order_.size() - from));
            while (!taken.insert(place).second);
            dealt.emplace_back(place, unit);
        }
        std::ranges::sort(dealt);
        for (const auto& [place, unit] : dealt)
            take(unit, place);
    }

    const Incidence& incidence_;
    UnitsOfKinds units_of_;
    SeededRandom& chance_;
    std::vector<std::uint32_t> order_;
    std::vector<std::uint32_t> seen_; // by kind: the last round it was seen in
    std::vector<std::uint32_t> places_;
    std::uint32_t round_ = 0;
};

// How many of the thresholds are reached after t units, t from 1 to m. Thresholds rise.
std::vector<std::uint32_t> reached(const std::vector<std::uint32_t>& thresholds,
                                   std::size_t units) {
    std::vector<std::uint32_t> counts(units);
    std::uint32_t count = 0;
    for (std::size_t t = 1; t <= units; ++t) {
        while (count < thresholds.size() && thresholds[count] <= t)
            ++count;
        counts[t - 1] = count;
    }
    return counts;
}

struct Band {
    std::vector<std::uint32_t> low;
    std::vector<std::uint32_t> high;
};

// At each t the kinds seen are sorted over the permutations, and those are taken below which 2.5
// and 97.5 % of them lie. At least k kinds are seen at t in as many permutations as have their k-th
// kind by then, so it is enough to sort the places of the k-th kind, for each k.
Band band_of(std::vector<std::vector<std::uint32_t>>& places_of_kth, std::size_t permutations,
             std::size_t units) {
    const auto rank = [&](double share) {
        return static_cast<std::size_t>(std::ceil(share * static_cast<double>(permutations)));
    };
    std::vector<std::uint32_t> low;
    std::vector<std::uint32_t> high;
    for (auto& places : places_of_kth) {
        std::ranges::sort(places);
        low.push_back(places[permutations - std::max<std::size_t>(rank(0.025), 1)]);
        high.push_back(places[permutations - rank(0.975)]);
    }
    return {reached(low, units), reached(high, units)};
}

double share_of(std::size_t units) {
    return static_cast<double>(units - 1) / static_cast<double>(units);
}

std::uint32_t kinds_seen(std::span<const std::uint32_t> occurrences, std::uint32_t times) {
    return static_cast<std::uint32_t>(std::ranges::count(occurrences, times));
}

// Of the estimate (Chao 1987; EstimateS).
double variance(const Chao2& chao, double share) {
    const double q1 = chao.once;
    const double q2 = chao.twice;
    if (chao.twice == 0)
        return share * q1 * (q1 - 1) / 2 + share * share * q1 * (2 * q1 - 1) * (2 * q1 - 1) / 4 -
               share * share * q1 * q1 * q1 * q1 / (4 * chao.estimate);
    const double r = q1 / q2;
    return q2 * (share / 2 * r * r + share * share * r * r * r + share * share / 4 * r * r * r * r);
}

} // namespace

void Incidence::add(std::span<const std::uint32_t> kinds_of_unit) {
    seen.insert(seen.end(), kinds_of_unit.begin(), kinds_of_unit.end());
    begin.push_back(static_cast<std::uint32_t>(seen.size()));
}

std::vector<std::uint32_t> occurrences(const Incidence& incidence) {
    std::vector<std::uint32_t> times(incidence.kinds);
    for (const std::uint32_t kind : incidence.seen)
        ++times[kind];
    return times;
}

std::vector<std::uint32_t> new_kinds(const Incidence& incidence) {
    std::vector<char> known(incidence.kinds);
    std::vector<std::uint32_t> fresh(incidence.units());
    for (std::size_t unit = 0; unit < incidence.units(); ++unit)
        for (const std::uint32_t kind : incidence.of(unit)) {
            fresh[unit] += known[kind] ? 0 : 1;
            known[kind] = 1;
        }
    return fresh;
}

std::optional<Stopped> saturated(std::span<const std::uint32_t> fresh, const StoppingRule& rule) {
    if (rule.base == 0 || rule.run == 0 || fresh.size() < rule.base)
        return std::nullopt;
    const auto sum = [&](std::size_t from, std::size_t count) {
        const auto part = fresh.subspan(from, count);
        return std::accumulate(part.begin(), part.end(), 0U);
    };
    const std::uint32_t in_base = sum(0, rule.base);
    if (in_base == 0)
        return std::nullopt;
    for (std::size_t before = rule.base; before + rule.run <= fresh.size(); ++before) {
        const std::uint32_t in_run = sum(before, rule.run);
        const double ratio = static_cast<double>(in_run) / in_base;
        if (ratio <= rule.threshold)
            return Stopped{.before = static_cast<std::uint32_t>(before),
                           .run = rule.run,
                           .fresh = in_run,
                           .in_base = in_base,
                           .ratio = ratio};
    }
    return std::nullopt;
}

std::vector<double> mean_accumulation(std::span<const std::uint32_t> occurrences,
                                      std::size_t units) {
    std::vector<double> mean(units);
    std::vector<std::uint32_t> sorted(occurrences.begin(), occurrences.end());
    std::ranges::sort(sorted);
    for (std::size_t first = 0; first < sorted.size();) {
        const std::size_t times = sorted[first];
        const auto last = static_cast<std::size_t>(std::ranges::upper_bound(sorted, sorted[first]) -
                                                   sorted.begin());
        const auto kinds = static_cast<double>(last - first);
        double unseen = 1; // C(m - n, t) / C(m, t)
        for (std::size_t t = 1; t <= units; ++t) {
            const std::size_t left = units - t + 1;
            unseen *=
                times >= left ? 0.0 : static_cast<double>(left - times) / static_cast<double>(left);
            mean[t - 1] += kinds * (1 - unseen);
        }
        first = last;
    }
    return mean;
}

Accumulation accumulation(const Incidence& incidence, std::uint32_t permutations,
                          SeededRandom& chance, std::stop_token stop) {
    Accumulation curve;
    const std::size_t units = incidence.units();
    const auto times = occurrences(incidence);
    curve.mean = mean_accumulation(times, units);
    std::uint32_t so_far = 0;
    for (const std::uint32_t fresh : new_kinds(incidence))
        curve.observed.push_back(so_far += fresh);
    if (permutations == 0)
        return curve;
    std::vector<std::vector<std::uint32_t>> places_of_kth(so_far);
    RandomOrders orders(incidence, chance);
    for (std::uint32_t round = 0; round < permutations && !stop.stop_requested(); ++round) {
        const auto& places = orders.deal();
        for (std::size_t k = 0; k < places.size(); ++k)
            places_of_kth[k].push_back(places[k]);
    }
    if (stop.stop_requested())
        return curve;
    Band band = band_of(places_of_kth, permutations, units);
    curve.low = std::move(band.low);
    curve.high = std::move(band.high);
    return curve;
}

Chao2 chao2(std::span<const std::uint32_t> occurrences, std::size_t units) {
    Chao2 chao{.observed =
                   static_cast<std::uint32_t>(occurrences.size()) - kinds_seen(occurrences, 0),
               .once = kinds_seen(occurrences, 1),
               .twice = kinds_seen(occurrences, 2),
               .estimate = 0,
               .bias_corrected = 0,
               .low = {},
               .high = {}};
    if (units == 0)
        return chao;
    const double share = share_of(units);
    const double q1 = chao.once;
    const double q2 = chao.twice;
    chao.bias_corrected = chao.observed + share * q1 * (q1 - 1) / (2 * (q2 + 1));
    chao.estimate =
        chao.twice > 0 ? chao.observed + share * q1 * q1 / (2 * q2) : chao.bias_corrected;
    const double unseen = chao.estimate - chao.observed;
    if (unseen <= 0)
        return chao;
    const double spread = variance(chao, share);
    const double factor =
        std::exp(normal_critical(0.95) * std::sqrt(std::log1p(spread / (unseen * unseen))));
    chao.low = chao.observed + unseen / factor;
    chao.high = chao.observed + unseen * factor;
    return chao;
}

std::optional<double> sample_coverage(std::span<const std::uint32_t> occurrences,
                                      std::size_t units) {
    double all = 0;
    for (const std::uint32_t times : occurrences)
        all += times;
    if (all == 0)
        return std::nullopt;
    const double q1 = kinds_seen(occurrences, 1);
    const double q2 = kinds_seen(occurrences, 2);
    if (q1 == 0)
        return 1.0;
    const auto others = static_cast<double>(units - 1);
    // Without a kind in two units, as the bias-corrected estimate of the unseen has it.
    const double above = q2 > 0 ? others * q1 : others * (q1 - 1);
    return 1 - q1 / all * (above / (above + (q2 > 0 ? 2 * q2 : 2)));
}

} // namespace themata
