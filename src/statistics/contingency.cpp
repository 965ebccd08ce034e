#include "statistics/contingency.h"

#include "statistics/distributions.h"
#include "statistics/fisher.h"
#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace themata {

namespace {

struct Expected {
    const Margins& margins;

    double operator()(std::size_t row, std::size_t column) const {
        return as_double(margins.rows[row]) * as_double(margins.columns[column]) /
               as_double(margins.n);
    }
};

// What the forms of chi-squared sum over the cells that have an expected count.
struct CellSums {
    double pearson = 0;
    double likelihood = 0;
    double yates = 0;
    double smallest = 0;
    std::size_t cells = 0;
    std::size_t below_5 = 0;
};

CellSums sums_of(const CountTable& table, const Margins& margins) {
    CellSums sums;
    const Expected expected{margins};
    for (std::size_t row = 0; row < table.size(); ++row)
        for (std::size_t column = 0; column < table[row].size(); ++column) {
            const double e = expected(row, column);
            if (e == 0)
                continue;
            const double o = as_double(table[row][column]);
            const double off = std::abs(o - e);
            const double corrected = off - std::min(off, 0.5);
            sums.pearson += off * off / e;
            sums.likelihood += o == 0 ? 0 : 2 * o * std::log(o / e);
            sums.yates += corrected * corrected / e;
            sums.smallest = sums.cells == 0 ? e : std::min(sums.smallest, e);
            ++sums.cells;
            sums.below_5 += e < 5 ? 1 : 0;
        }
    return sums;
}

Figure residual(double o, double e, double row_share, double column_share) {
    if (e == 0)
        return undefined("The row or the column is empty.");
    const double variance = e * (1 - row_share) * (1 - column_share);
    if (variance <= 0)
        return undefined("The row or the column holds everything.");
    return defined((o - e) / std::sqrt(variance));
}

std::vector<std::vector<Figure>> residuals_of(const CountTable& table, const Margins& margins) {
    std::vector<std::vector<Figure>> residuals(table.size());
    const Expected expected{margins};
    const double n = as_double(margins.n);
    for (std::size_t row = 0; row < table.size(); ++row)
        for (std::size_t column = 0; column < table[row].size(); ++column)
            residuals[row].push_back(
                residual(as_double(table[row][column]), margins.n == 0 ? 0 : expected(row, column),
                         as_double(margins.rows[row]) / n, as_double(margins.columns[column]) / n));
    return residuals;
}

// phi with the sign of the product of the diagonal less that of the other.
Figure phi_of(const CountTable& table, const Margins& margins) {
    const double n = as_double(margins.n);
    const double off =
        as_double(table[0][0]) - as_double(margins.rows[0]) / n * as_double(margins.columns[0]);
    const double scale = as_double(margins.rows[0]) / n * as_double(margins.rows[1]) *
                         as_double(margins.columns[0]) / n * as_double(margins.columns[1]);
    return defined(off / std::sqrt(scale));
}

void leave_undefined(Contingency& found, const std::string& reason) {
    found.chi_squared = found.p = undefined(reason);
    found.likelihood_ratio = found.p_likelihood_ratio = undefined(reason);
    found.yates = found.p_yates = undefined(reason);
    found.cramers_v = found.phi = found.smallest_expected = undefined(reason);
}

void take_2_by_2(Contingency& found, const CountTable& table, const Margins& margins,
                 double yates) {
    if (found.rows != 2 || found.columns != 2) {
        found.yates = found.p_yates = found.phi = undefined("It is for two by two cells only.");
        return;
    }
    found.yates = defined(yates);
    found.p_yates = defined(chi_squared_above(yates, 1));
    found.phi = phi_of(table, margins);
}

} // namespace

Contingency contingency(const CountTable& table) {
    Contingency found{.rows = table.size(), .columns = table.empty() ? 0 : table.front().size()};
    const Margins margins = margins_of(table);
    found.n = margins.n;
    found.empty = margins.empty;
    if (const std::string reason = why_no_table(table, margins); !reason.empty()) {
        leave_undefined(found, reason);
        if (margins.even)
            found.adjusted_residuals = residuals_of(table, margins);
        return found;
    }
    const CellSums sums = sums_of(table, margins);
    const double rows = as_double(margins.kept_rows());
    const double columns = as_double(margins.kept_columns());
    found.df = (rows - 1) * (columns - 1);
    found.chi_squared = defined(sums.pearson);
    found.p = defined(chi_squared_above(sums.pearson, found.df));
    found.likelihood_ratio = defined(std::max(0.0, sums.likelihood));
    found.p_likelihood_ratio = defined(chi_squared_above(sums.likelihood, found.df));
    take_2_by_2(found, table, margins, sums.yates);
    found.cramers_v =
        defined(std::sqrt(sums.pearson / (as_double(margins.n) * (std::min(rows, columns) - 1))));
    found.smallest_expected = defined(sums.smallest);
    found.expected_below_5 = sums.below_5;
    found.cells = sums.cells;
    found.adjusted_residuals = residuals_of(table, margins);
    return found;
}

std::string note_on_expected(const Contingency& found) {
    if (found.expected_below_5 == 0)
        return {};
    const bool one = found.expected_below_5 == 1;
    return fmt::format("{} of {} cells {} expected {} under 5 (the smallest is {:.2f}).",
                       found.expected_below_5, found.cells, one ? "has an" : "have",
                       one ? "count" : "counts", *found.smallest_expected);
}

} // namespace themata
