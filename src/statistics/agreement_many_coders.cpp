#include "statistics/agreement_many_coders.h"

#include "statistics/distributions.h"
#include <cmath>

namespace themata {

namespace {

constexpr const char* no_units = "There is no unit that two coders judged.";

double coders_of(const RatedUnits& unit) {
    double coders = 0;
    for (const double n : unit.coders)
        coders += n;
    return coders;
}

// The share of pairs of coders that agree on the unit; 0 where there is no pair.
double pairs_agreed(const RatedUnits& unit) {
    const double m = coders_of(unit);
    if (m < 2)
        return 0;
    double agreed = 0;
    for (const double n : unit.coders)
        agreed += n * (n - 1);
    return agreed / (m * (m - 1));
}

std::size_t categories_of(std::span<const RatedUnits> units) {
    return units.empty() ? 0 : units.front().coders.size();
}

bool equally_many(std::span<const RatedUnits> units) {
    for (const RatedUnits& unit : units)
        if (coders_of(unit) != coders_of(units.front()))
            return false;
    return true;
}

// What Fleiss' formulas are made of.
struct Sums {
    double units = 0;
    double m = 0;               // coders of each
    double observed = 0;        // mean of P_i
    std::vector<double> share;  // p_j
    std::vector<double> differ; // by category: sum of n_ij (m - n_ij)
};

Sums sums_of(std::span<const RatedUnits> units) {
    Sums sums;
    sums.share.resize(categories_of(units));
    sums.differ.resize(categories_of(units));
    sums.m = units.empty() ? 0 : coders_of(units.front());
    for (const RatedUnits& unit : units) {
        sums.units += unit.times;
        sums.observed += unit.times * pairs_agreed(unit);
        for (std::size_t c = 0; c < sums.share.size(); ++c) {
            sums.share[c] += unit.times * unit.coders[c] / sums.m;
            sums.differ[c] += unit.times * unit.coders[c] * (sums.m - unit.coders[c]);
        }
    }
    sums.observed /= sums.units;
    for (double& share : sums.share)
        share /= sums.units;
    return sums;
}

FleissKappa without_value(double units, const std::string& reason) {
    FleissKappa result{.units = units};
    result.observed = result.expected = result.kappa = undefined(reason);
    result.se79 = result.z79 = result.p79 = result.se71 = undefined(reason);
    return result;
}

double power_sum(const Sums& sums, int power) {
    double sum = 0;
    for (const double p : sums.share)
        sum += std::pow(p, power);
    return sum;
}

void add_errors(FleissKappa& result, const Sums& sums) {
    const double pairs = sums.units * sums.m * (sums.m - 1);
    const double expected = *result.expected;
    double pq = 0;
    double skew = 0;
    for (const double p : sums.share) {
        pq += p * (1 - p);
        skew += p * (1 - p) * (1 - 2 * p);
    }
    result.se79 = defined(std::sqrt(2 / pairs * std::max(0.0, pq * pq - skew)) / pq);
    const double wide =
        expected - (2 * sums.m - 3) * expected * expected + 2 * (sums.m - 2) * power_sum(sums, 3);
    result.se71 = defined(std::sqrt(2 / pairs * std::max(0.0, wide)) / (1 - expected));
    if (*result.se79 > 0) {
        result.z79 = defined(*result.kappa / *result.se79);
        result.p79 = defined(normal_two_sided(*result.z79));
    } else {
        result.z79 = result.p79 = undefined("The standard error without agreement is 0.");
    }
}

CategoryKappa category_kappa(const Sums& sums, std::size_t category) {
    const double p = sums.share[category];
    CategoryKappa result{.share = p};
    if (p <= 0 || p >= 1) {
        result.kappa = result.z =
            undefined(p <= 0 ? "Nobody used this category." : "All used this category alone.");
        return result;
    }
    const double pairs = sums.units * sums.m * (sums.m - 1);
    result.kappa = defined(1 - sums.differ[category] / (pairs * p * (1 - p)));
    result.z = defined(*result.kappa / std::sqrt(2 / pairs));
    return result;
}

// Means over units that AC1 rests on.
struct Ac1Sums {
    double units = 0;  // that anybody judged
    double paired = 0; // that two or more judged
    double observed = 0;
    std::vector<double> share;
};

Ac1Sums ac1_sums(std::span<const RatedUnits> units) {
    Ac1Sums sums;
    sums.share.resize(categories_of(units));
    for (const RatedUnits& unit : units) {
        const double m = coders_of(unit);
        if (m < 1)
            continue;
        sums.units += unit.times;
        sums.paired += m >= 2 ? unit.times : 0;
        sums.observed += unit.times * pairs_agreed(unit);
        for (std::size_t c = 0; c < sums.share.size(); ++c)
            sums.share[c] += unit.times * unit.coders[c] / m;
    }
    for (double& share : sums.share)
        share /= sums.units;
    sums.observed /= sums.paired;
    return sums;
}

// The variance of what single units bring in, Gwet's linearised form.
double ac1_error(std::span<const RatedUnits> units, const Ac1Sums& sums, double ac1,
                 double expected) {
    const double room = 1 - expected;
    double squares = 0;
    for (const RatedUnits& unit : units) {
        const double m = coders_of(unit);
        if (m < 1)
            continue;
        double here = 0;
        for (std::size_t c = 0; c < sums.share.size(); ++c)
            here += unit.coders[c] / m * (1 - sums.share[c]);
        here /= static_cast<double>(sums.share.size() - 1);
        const double own =
            m >= 2 ? sums.units / sums.paired * (pairs_agreed(unit) - expected) / room : 0;
        const double off = own - 2 * (1 - ac1) * (here - expected) / room - ac1;
        squares += unit.times * off * off;
    }
    return std::sqrt(squares / (sums.units * (sums.units - 1)));
}

} // namespace

FleissKappa fleiss_kappa(std::span<const RatedUnits> units) {
    const Sums sums = sums_of(units);
    if (units.empty() || sums.units <= 0 || sums.m < 2)
        return without_value(0, no_units);
    if (!equally_many(units))
        return without_value(sums.units,
                             "Fleiss' kappa wants every unit judged by as many coders; alpha and "
                             "AC1 do without.");
    FleissKappa result{.units = sums.units};
    result.observed = defined(sums.observed);
    result.expected = defined(power_sum(sums, 2));
    for (std::size_t c = 0; c < sums.share.size(); ++c)
        result.categories.push_back(category_kappa(sums, c));
    if (1 - *result.expected < 1e-12) {
        result.kappa = result.se79 = result.z79 = result.p79 = result.se71 =
            undefined("All coders put every unit into the same category, so that chance alone "
                      "would agree as well.");
        return result;
    }
    result.kappa = defined((sums.observed - *result.expected) / (1 - *result.expected));
    add_errors(result, sums);
    return result;
}

ManyAc1 gwet_ac1(std::span<const RatedUnits> units, double level) {
    ManyAc1 result;
    const Ac1Sums sums = ac1_sums(units);
    if (units.empty() || sums.paired <= 0 || sums.share.size() < 2) {
        result.observed = result.expected = result.se = undefined(no_units);
        result.ac1.reason = no_units;
        return result;
    }
    double expected = 0;
    for (const double share : sums.share)
        expected += share * (1 - share);
    expected /= static_cast<double>(sums.share.size() - 1);
    const double ac1 = (sums.observed - expected) / (1 - expected);
    result.units = sums.paired;
    result.observed = defined(sums.observed);
    result.expected = defined(expected);
    result.ac1.value = ac1;
    result.ac1.method = "Gwet 2014, normal";
    if (sums.units < 2) {
        result.se = undefined("One unit tells nothing of the error.");
        result.ac1.interval_reason = result.se.reason;
        return result;
    }
    result.se = defined(ac1_error(units, sums, ac1, expected));
    const double reach = normal_critical(level) * *result.se;
    result.ac1.interval =
        Interval{.low = ac1 - reach, .high = ac1 + reach, .level = level, .reached = level};
    return result;
}

} // namespace themata
