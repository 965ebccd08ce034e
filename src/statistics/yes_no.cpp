#include "statistics/yes_no.h"

#include "statistics/distributions.h"
#include "statistics/permutation.h"
#include "statistics/proportions.h"
#include <algorithm>
#include <bit>
#include <cmath>
#include <numeric>

namespace themata {

namespace {

// How far the two shares go together, for Newcombe's interval: phi of the four counts, half a
// person nearer to 0 where it is positive.
double corrected_phi(const PairedCounts& counts) {
    const double a = as_double(counts.both);
    const double b = as_double(counts.only_first);
    const double c = as_double(counts.only_second);
    const double d = as_double(counts.neither);
    const double margins = (a + b) * (c + d) * (a + c) * (b + d);
    if (margins == 0)
        return 0;
    const double product = a * d - b * c;
    const double half = as_double(counts.n()) / 2;
    const double kept = product > 0 ? std::max(product - half, 0.0) : product;
    return kept / std::sqrt(margins);
}

Estimate difference_of(const PairedCounts& counts, double level) {
    Estimate found{.method = "Newcombe, paired"};
    if (counts.n() == 0) {
        found.reason = "There is nobody on both occasions.";
        return found;
    }
    const std::uint64_t n = counts.n();
    const Estimate first =
        proportion(counts.both + counts.only_first, n, ProportionInterval::wilson, level);
    const Estimate second =
        proportion(counts.both + counts.only_second, n, ProportionInterval::wilson, level);
    const double difference =
        (as_double(counts.only_first) - as_double(counts.only_second)) / as_double(n);
    const double phi = corrected_phi(counts);
    const auto reach = [&](double one, double other) {
        return std::sqrt(std::max(0.0, one * one - 2 * phi * one * other + other * other));
    };
    const Interval& l = *first.interval;
    const Interval& u = *second.interval;
    found.value = difference;
    found.interval = Interval{.low = difference - reach(*first - l.low, u.high - *second),
                              .high = difference + reach(l.high - *first, *second - u.low),
                              .level = level,
                              .reached = level};
    return found;
}

Estimate odds_ratio_of(const PairedCounts& counts, double level) {
    Estimate found{.method = "Clopper-Pearson"};
    if (counts.only_second == 0) {
        found.reason = "Nobody changed to the second, so the odds have no ratio.";
        return found;
    }
    found.value = as_double(counts.only_first) / as_double(counts.only_second);
    const Estimate share = proportion(counts.only_first, counts.only_first + counts.only_second,
                                      ProportionInterval::clopper_pearson, level);
    const auto odds = [](double p) { return p / (1 - p); };
    found.interval = Interval{.low = odds(share.interval->low),
                              .high = odds(share.interval->high),
                              .level = level,
                              .reached = level};
    return found;
}

void take_chi_squared(McNemar& found) {
    const double off =
        std::abs(as_double(found.counts.only_first) - as_double(found.counts.only_second));
    const double corrected = std::max(off - 1, 0.0);
    const double changed = as_double(found.changed);
    found.chi_squared = defined(off * off / changed);
    found.p = defined(chi_squared_above(*found.chi_squared, 1));
    found.chi_squared_corrected = defined(corrected * corrected / changed);
    found.p_corrected = defined(chi_squared_above(*found.chi_squared_corrected, 1));
}

// P(Bin(b + c, 1/2) <= min(b, c)).
double fewer_changes(const PairedCounts& counts) {
    return binomial_at_most(std::min(counts.only_first, counts.only_second),
                            counts.only_first + counts.only_second, 0.5);
}

std::string why_no_change(const PairedCounts& counts) {
    return counts.n() == 0 ? "There is nobody on both occasions." : "Nobody changed.";
}

void take_exact(McNemar& found) {
    const std::uint64_t less = std::min(found.counts.only_first, found.counts.only_second);
    const double below = fewer_changes(found.counts);
    found.exact.p = std::min(1.0, 2 * below);
    found.exact.one_sided = below;
    found.exact.point = binomial_exactly(less, found.changed, 0.5);
    found.mid_p = defined(std::min(1.0, 2 * below - *found.exact.point));
}

constexpr const char* nobody = "There is nobody with all answers.";
constexpr const char* too_few_occasions = "There are fewer than two occasions.";

std::string why_none(const YesNoRows& rows) {
    if (rows.empty())
        return nobody;
    const std::size_t k = rows.front().size();
    if (k < 2)
        return too_few_occasions;
    for (const auto& row : rows) {
        if (row.size() != k)
            return "The rows are not equally long.";
        if (std::ranges::any_of(row, [](std::uint8_t answer) { return answer > 1; }))
            return "An answer is neither yes nor no.";
    }
    return {};
}

std::uint64_t yeses_of(const std::vector<std::uint8_t>& row) {
    return std::accumulate(row.begin(), row.end(), std::uint64_t{0});
}

// People who answered alike throughout leave Q as it is and its distribution too.
PermutationP exact_q(const YesNoRows& rows, const Draws& draws) {
    WholeRows whole;
    for (const auto& row : rows)
        if (yeses_of(row) != 0 && yeses_of(row) != row.size())
            whole.emplace_back(row.begin(), row.end());
    return permuted_rows(whole, draws);
}

void leave_undefined(CochranQ& found, const std::string& reason) {
    found.q = found.p = undefined(reason);
    found.exact = no_permutation(reason);
}

// Of how many said yes at each occasion, and the squares of each person's yeses. All sums are whole
// numbers, so the order of adding them up does not matter.
void take_q(CochranQ& found, double row_squares) {
    const auto k = static_cast<double>(found.k);
    found.df = k - 1;
    if (found.same == found.n) {
        leave_undefined(found, "Everybody answered alike on all occasions.");
        return;
    }
    double column_squares = 0;
    double all = 0;
    for (const std::uint64_t yeses : found.successes) {
        column_squares += as_double(yeses) * as_double(yeses);
        all += as_double(yeses);
    }
    const double q = (k - 1) * (k * column_squares - all * all) / (k * all - row_squares);
    found.q = defined(q);
    found.p = defined(chi_squared_above(q, found.df));
}

} // namespace

McNemar mcnemar(const PairedCounts& counts, double level) {
    McNemar found{.counts = counts, .changed = counts.only_first + counts.only_second};
    found.asymptotic_fits = found.changed >= enough_changes;
    found.difference = difference_of(counts, level);
    found.odds_ratio = odds_ratio_of(counts, level);
    if (found.changed == 0) {
        const std::string reason = why_no_change(counts);
        found.exact = no_permutation(reason);
        found.mid_p = found.chi_squared = found.p = undefined(reason);
        found.chi_squared_corrected = found.p_corrected = undefined(reason);
        return found;
    }
    take_exact(found);
    take_chi_squared(found);
    return found;
}

PairedChange paired_change(const PairedCounts& counts, double level) {
    const bool changed = counts.only_first + counts.only_second > 0;
    return {.p = changed ? defined(std::min(1.0, 2 * fewer_changes(counts)))
                         : undefined(why_no_change(counts)),
            .difference = difference_of(counts, level)};
}

CochranQ cochran_q(const YesNoRows& rows, const Draws& draws) {
    CochranQ found{.n = rows.size(), .k = rows.empty() ? 0 : rows.front().size()};
    if (const std::string reason = why_none(rows); !reason.empty()) {
        leave_undefined(found, reason);
        return found;
    }
    found.successes.assign(found.k, 0);
    double row_squares = 0;
    for (const auto& row : rows) {
        for (std::size_t at = 0; at < found.k; ++at)
            found.successes[at] += row[at];
        const std::uint64_t yeses = yeses_of(row);
        found.same += yeses == 0 || yeses == found.k ? 1 : 0;
        row_squares += as_double(yeses) * as_double(yeses);
    }
    take_q(found, row_squares);
    if (found.q)
        found.exact = draws.count == 0 ? no_permutation(not_asked_for) : exact_q(rows, draws);
    return found;
}

CochranQ counted_cochran_q(const YesNoPatterns& patterns) {
    CochranQ found{.k = patterns.k};
    found.successes.assign(found.k, 0);
    double row_squares = 0;
    for (const auto& [yes, people] : patterns.n) {
        for (std::size_t at = 0; at < found.k; ++at)
            found.successes[at] += (yes >> at & 1) * people;
        const auto yeses = static_cast<std::size_t>(std::popcount(yes));
        found.n += people;
        found.same += yeses == 0 || yeses == found.k ? people : 0;
        row_squares += as_double(people) * as_double(yeses) * as_double(yeses);
    }
    if (found.n == 0 || found.k < 2)
        leave_undefined(found, found.n == 0 ? nobody : too_few_occasions);
    else
        take_q(found, row_squares);
    if (found.q)
        found.exact = no_permutation(not_asked_for);
    return found;
}

} // namespace themata
