#include "statistics/agreement_kappa.h"

#include "statistics/distributions.h"
#include <cmath>

namespace themata {

namespace {

constexpr const char* no_unit_of_both = "There is no unit that both coders judged.";
constexpr const char* one_category =
    "Both coders put every unit into the same category, so that chance alone would agree as well.";

struct Shares {
    std::vector<double> row;    // of the first coder
    std::vector<double> column; // of the second
    double n = 0;
};

Shares shares_in(const CrossTable& table) {
    const std::size_t q = table.categories;
    Shares shares{.row = std::vector<double>(q), .column = std::vector<double>(q), .n = 0};
    for (const double n : table.n)
        shares.n += n;
    for (std::size_t i = 0; i < q; ++i)
        for (std::size_t j = 0; j < q; ++j) {
            shares.row[i] += table.at(i, j) / shares.n;
            shares.column[j] += table.at(i, j) / shares.n;
        }
    return shares;
}

double weight(Weights weights, std::size_t i, std::size_t j, std::size_t q) {
    if (i == j)
        return 1;
    if (weights == Weights::none)
        return 0;
    const double far =
        std::abs(static_cast<double>(i) - static_cast<double>(j)) / static_cast<double>(q - 1);
    return weights == Weights::linear ? 1 - far : 1 - far * far;
}

// How far agreement goes beyond what was expected.
Figure beyond(double observed, double expected) {
    // Expectations are sums of products of shares; what is left of 1 by rounding is no room.
    if (1 - expected < 1e-12)
        return undefined(one_category);
    return defined((observed - expected) / (1 - expected));
}

double observed_in(const CrossTable& table, double n) {
    double observed = 0;
    for (std::size_t i = 0; i < table.categories; ++i)
        observed += table.at(i, i) / n;
    return observed;
}

// What the sums of the standard errors need, cell by cell.
struct Cells {
    const CrossTable& table;
    const Shares& shares;
    Weights weights;
    std::vector<double> row_weight;    // of a row: the mean weight over the second coder's shares
    std::vector<double> column_weight; // of a column

    template <class Fn>
    [[nodiscard]] double sum(Fn fn) const {
        double sum = 0;
        for (std::size_t i = 0; i < table.categories; ++i)
            for (std::size_t j = 0; j < table.categories; ++j)
                sum += fn(weight(weights, i, j, table.categories), i, j);
        return sum;
    }
};

Cells cells_of(const CrossTable& table, const Shares& shares, Weights weights) {
    const std::size_t q = table.categories;
    Cells cells{table, shares, weights, std::vector<double>(q), std::vector<double>(q)};
    for (std::size_t i = 0; i < q; ++i)
        for (std::size_t j = 0; j < q; ++j) {
            cells.row_weight[i] += shares.column[j] * weight(weights, i, j, q);
            cells.column_weight[j] += shares.row[i] * weight(weights, i, j, q);
        }
    return cells;
}

double ase1(const Cells& cells, double kappa, double expected) {
    const double rest = 1 - kappa;
    const double sum = cells.sum([&](double w, std::size_t i, std::size_t j) {
        return cells.table.at(i, j) / cells.shares.n *
               square(w - (cells.row_weight[i] + cells.column_weight[j]) * rest);
    });
    const double variance = sum - square(kappa - expected * rest);
    return std::sqrt(std::max(0.0, variance) / cells.shares.n) / (1 - expected);
}

double ase0(const Cells& cells, double expected) {
    const double sum = cells.sum([&](double w, std::size_t i, std::size_t j) {
        return cells.shares.row[i] * cells.shares.column[j] *
               square(w - (cells.row_weight[i] + cells.column_weight[j]));
    });
    return std::sqrt(std::max(0.0, sum - square(expected)) / cells.shares.n) / (1 - expected);
}

void add_errors(Kappa& result, const Cells& cells, double level) {
    const double kappa = *result.kappa;
    const double error = ase1(cells, kappa, *result.expected);
    result.ase1 = defined(error);
    result.ase0 = defined(ase0(cells, *result.expected));
    const double reach = normal_critical(level) * error;
    result.kappa.interval =
        Interval{.low = kappa - reach, .high = kappa + reach, .level = level, .reached = level};
    result.kappa.method = "Fleiss, Cohen and Everitt 1969, ASE1";
    if (*result.ase0 > 0) {
        result.z = defined(kappa / *result.ase0);
        result.p = defined(normal_two_sided(*result.z));
    } else {
        result.z = result.p = undefined("The standard error without agreement is 0.");
    }
}

Kappa without_value(double n, const std::string& reason) {
    Kappa result{.n = n};
    result.kappa.reason = reason;
    result.ase1 = result.ase0 = result.z = result.p = undefined(reason);
    return result;
}

double shared(const Shares& shares, std::size_t category) {
    return (shares.row[category] + shares.column[category]) / 2;
}

template <class Expected>
Figure corrected(const CrossTable& table, Expected expected) {
    const Shares shares = shares_in(table);
    if (shares.n <= 0)
        return undefined(no_unit_of_both);
    return beyond(observed_in(table, shares.n), expected(shares));
}

Figure ratio(double part, double whole, const char* reason) {
    return whole > 0 ? defined(part / whole) : undefined(reason);
}

} // namespace

Kappa kappa(const CrossTable& table, Weights weights, double level) {
    const Shares shares = shares_in(table);
    if (shares.n <= 0) {
        Kappa none = without_value(0, no_unit_of_both);
        none.observed = none.expected = undefined(no_unit_of_both);
        return none;
    }
    const Cells cells = cells_of(table, shares, weights);
    const double observed = cells.sum(
        [&](double w, std::size_t i, std::size_t j) { return w * table.at(i, j) / shares.n; });
    const double expected = cells.sum([&](double w, std::size_t i, std::size_t j) {
        return w * shares.row[i] * shares.column[j];
    });
    const Figure value = beyond(observed, expected);
    Kappa result = value ? Kappa{.n = shares.n} : without_value(shares.n, value.reason);
    result.observed = defined(observed);
    result.expected = defined(expected);
    if (value) {
        result.kappa.value = *value;
        add_errors(result, cells, level);
    }
    return result;
}

Figure agreed_share(const CrossTable& table) {
    const double n = shares_in(table).n;
    return n > 0 ? defined(observed_in(table, n)) : undefined(no_unit_of_both);
}

Figure scott_pi(const CrossTable& table) {
    return corrected(table, [&](const Shares& shares) {
        double expected = 0;
        for (std::size_t c = 0; c < table.categories; ++c)
            expected += square(shared(shares, c));
        return expected;
    });
}

Figure brennan_prediger(const CrossTable& table) {
    return corrected(table,
                     [&](const Shares&) { return 1 / static_cast<double>(table.categories); });
}

Figure gwet_ac1(const CrossTable& table) {
    if (table.categories < 2)
        return undefined("There is only one category.");
    return corrected(table, [&](const Shares& shares) {
        double expected = 0;
        for (std::size_t c = 0; c < table.categories; ++c)
            expected += shared(shares, c) * (1 - shared(shares, c));
        return expected / static_cast<double>(table.categories - 1);
    });
}

CrossTable cross_table(const YesNoCounts& counts) {
    return {.categories = 2, .n = {counts.both, counts.only_a, counts.only_b, counts.neither}};
}

YesNoShares shares_of(const YesNoCounts& c) {
    const double differ = c.only_a + c.only_b;
    return {.prevalence = ratio(2 * c.both + differ, 2 * c.n(), no_unit_of_both),
            .positive = ratio(2 * c.both, 2 * c.both + differ, "Neither coder said yes."),
            .negative = ratio(2 * c.neither, 2 * c.neither + differ, "Neither coder said no."),
            .prevalence_index = ratio(c.both - c.neither, c.n(), no_unit_of_both),
            .bias_index = ratio(c.only_a - c.only_b, c.n(), no_unit_of_both)};
}

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

FleissKappa fleiss_without_value(double units, const std::string& reason) {
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
        return fleiss_without_value(0, no_units);
    if (!equally_many(units))
        return fleiss_without_value(
            sums.units, "Fleiss' kappa wants every unit judged by as many coders; alpha and "
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
