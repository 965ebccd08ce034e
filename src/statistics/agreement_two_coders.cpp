#include "statistics/agreement_two_coders.h"

#include "statistics/distributions.h"
#include <cmath>

namespace themata {

namespace {

constexpr const char* no_units = "There is no unit that both coders judged.";
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

double square(double x) { return x * x; }

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
        return undefined(no_units);
    return beyond(observed_in(table, shares.n), expected(shares));
}

Figure ratio(double part, double whole, const char* reason) {
    return whole > 0 ? defined(part / whole) : undefined(reason);
}

} // namespace

Kappa kappa(const CrossTable& table, Weights weights, double level) {
    const Shares shares = shares_in(table);
    if (shares.n <= 0) {
        Kappa none = without_value(0, no_units);
        none.observed = none.expected = undefined(no_units);
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
    return n > 0 ? defined(observed_in(table, n)) : undefined(no_units);
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
    return {.prevalence = ratio(2 * c.both + differ, 2 * c.n(), no_units),
            .positive = ratio(2 * c.both, 2 * c.both + differ, "Neither coder said yes."),
            .negative = ratio(2 * c.neither, 2 * c.neither + differ, "Neither coder said no."),
            .prevalence_index = ratio(c.both - c.neither, c.n(), no_units),
            .bias_index = ratio(c.only_a - c.only_b, c.n(), no_units)};
}

} // namespace themata
