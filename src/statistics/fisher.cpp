#include "statistics/fisher.h"

#include "statistics/contingency.h"
#include "statistics/distributions.h"
#include "statistics/permutation.h"
#include "statistics/seeded_random.h"
#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <numeric>
#include <optional>
#include <span>

namespace themata {

Margins margins_of(const CountTable& table) {
    Margins margins;
    margins.columns.assign(table.empty() ? 0 : table.front().size(), 0);
    for (const auto& row : table) {
        margins.rows.push_back(0);
        margins.even = margins.even && row.size() == margins.columns.size();
        for (std::size_t column = 0; margins.even && column < row.size(); ++column) {
            margins.rows.back() += row[column];
            margins.columns[column] += row[column];
        }
        margins.n += margins.rows.back();
    }
    margins.empty =
        margins.rows.size() - margins.kept_rows() + margins.columns.size() - margins.kept_columns();
    return margins;
}

std::string why_no_table(const CountTable& table, const Margins& margins) {
    if (!margins.even)
        return "The rows are not equally long.";
    if (table.size() < 2 || margins.columns.size() < 2)
        return "There are fewer than two rows or columns.";
    if (margins.n == 0)
        return "There is nobody to count.";
    if (margins.kept_rows() < 2)
        return "All are in one row.";
    return margins.kept_columns() < 2 ? "All are in one column." : "";
}

// Two by two: all tables in a row, each as likely as its neighbour times a fraction, which keeps 15
// digits where logarithms of factorials would lose them. Larger ones: freeman_halton.

namespace {

// The first cell of a 2 x 2 table goes from `least` on; weights are relative to the likeliest. Of
// tables that are too unlikely for a number, or to be seen in a sum, there are none.
struct Hypergeometric {
    std::uint64_t least = 0;
    std::vector<double> weights;
};

// Weights fall ever quicker from the likeliest outward, so what comes after this part of the
// observed one does not reach the last digit of any sum.
constexpr double negligible = 1e-20;

// The weights of one side from the likeliest outward, itself left out. `observed` steps away, if it
// lies on this side, is the table that sums are asked for; `enough` is lowered when it is met.
template <class Ratio>
std::vector<double> outward(std::uint64_t steps, std::uint64_t observed, double& enough,
                            const Ratio& ratio) {
    std::vector<double> weights;
    double weight = 1;
    for (std::uint64_t step = 1; step <= steps; ++step) {
        weight *= ratio(step);
        if (weight == 0 || (step > observed && weight < enough))
            break;
        weights.push_back(weight);
        if (step == observed)
            enough = negligible * std::min(1.0, weight);
    }
    return weights;
}

Hypergeometric tables_of(std::uint64_t row, std::uint64_t column, std::uint64_t n,
                         std::uint64_t observed) {
    const std::uint64_t least = row + column > n ? row + column - n : 0;
    const std::uint64_t most = std::min(row, column);
    const auto mode = static_cast<std::uint64_t>((static_cast<double>(row) + 1) *
                                                 (static_cast<double>(column) + 1) /
                                                 (static_cast<double>(n) + 2));
    const std::uint64_t start = std::clamp(mode, least, most);
    // P(a + 1) / P(a) is the first of these by the second.
    const auto to_come = [&](std::uint64_t a) {
        return static_cast<double>(row - a) * static_cast<double>(column - a);
    };
    const auto to_go = [&](std::uint64_t a) {
        return static_cast<double>(a + 1) * static_cast<double>(n + a + 1 - row - column);
    };
    double enough = negligible;
    std::vector<double> below, above;
    const auto go_down = [&] {
        below = outward(
            start - least, observed < start ? start - observed : 0, enough,
            [&](std::uint64_t step) { return to_go(start - step) / to_come(start - step); });
    };
    const auto go_up = [&] {
        above = outward(most - start, observed > start ? observed - start : 0, enough,
                        [&](std::uint64_t step) {
                            return to_come(start + step - 1) / to_go(start + step - 1);
                        });
    };
    if (observed < start) {
        go_down();
        go_up();
    } else {
        go_up();
        go_down();
    }
    std::vector<double> weights(below.rbegin(), below.rend());
    weights.push_back(1);
    weights.insert(weights.end(), above.begin(), above.end());
    return {.least = start - below.size(), .weights = std::move(weights)};
}

struct Sum {
    double sum = 0;
    bool whole = true; // nothing was above the bound
};

// Of the weights up to a bound. They rise to the likeliest and fall from there, so both ends are
// merged and the small ones come first: tiny tails are not lost in the sum.
Sum sum_of(std::span<const double> weights, double bound = HUGE_VAL) {
    Sum sum;
    while (!weights.empty()) {
        const bool left = weights.front() <= weights.back();
        const double least = left ? weights.front() : weights.back();
        if (least > bound) {
            sum.whole = false;
            break;
        }
        sum.sum += least;
        weights = left ? weights.subspan(1) : weights.first(weights.size() - 1);
    }
    return sum;
}

PermutationP two_by_two(const CountTable& table, const Margins& margins) {
    const Hypergeometric tables =
        tables_of(margins.rows[0], margins.columns[0], margins.n, table[0][0]);
    const std::vector<double>& weights = tables.weights;
    const double all = sum_of(weights).sum;
    const bool too_unlikely =
        table[0][0] < tables.least || table[0][0] - tables.least >= weights.size();
    if (too_unlikely)
        return {.p = 0, .one_sided = 0, .point = 0};
    const std::uint64_t observed = table[0][0] - tables.least;
    const double bound = weights[observed] * (1 + 1e-7);
    const Sum as_rare = sum_of(weights, bound);
    const bool below =
        static_cast<double>(table[0][0]) * static_cast<double>(margins.n) <
        static_cast<double>(margins.rows[0]) * static_cast<double>(margins.columns[0]);
    const auto side =
        below ? std::span(weights).first(observed + 1) : std::span(weights).subspan(observed);
    PermutationP found;
    found.p = as_rare.whole ? 1 : std::min(1.0, as_rare.sum / all);
    found.one_sided = std::min(1.0, sum_of(side).sum / all);
    found.point = weights[observed] / all;
    return found;
}

// After Mehta and Patel's network (1983): columns are filled one after the other. Tables that have
// the same row margins left are one node; of a node only the different likelihoods of the way there
// are kept, each with the number of ways. Where all, or none, of what can follow is as rare as the
// observed table, the node is settled without going on.

using Counts = std::vector<std::uint32_t>;

// Of a way to a node: the sum of log x! of its cells, and how many ways have it.
struct Past {
    double logs = 0;
    double ways = 0;
};

using Nodes = std::map<Counts, std::vector<Past>>; // by row margins left, the largest first

class LogFactorials {
public:
    explicit LogFactorials(std::uint64_t largest) {
        for (std::uint64_t n = 0; n <= largest; ++n)
            values_.push_back(log_factorial(n));
    }

    double operator()(std::uint32_t n) const { return values_[n]; }

private:
    std::vector<double> values_;
};

constexpr double same = 1e-11; // logs that differ by less are of equally likely tables

void merge_equals(std::vector<Past>& pasts) {
    std::ranges::sort(pasts, {}, &Past::logs);
    std::size_t kept = 0;
    for (std::size_t at = 1; at < pasts.size(); ++at)
        if (pasts[at].logs - pasts[kept].logs <= same)
            pasts[kept].ways += pasts[at].ways;
        else
            pasts[++kept] = pasts[at];
    pasts.resize(std::min(pasts.size(), kept + 1));
}

class Network {
public:
    Network(Counts rows, Counts columns, double observed_logs)
        : rows_(std::move(rows)), columns_(std::move(columns)),
          log_(std::accumulate(rows_.begin(), rows_.end(), std::uint64_t{0})),
          observed_(observed_logs) {
        std::ranges::sort(rows_, std::greater());
        std::ranges::sort(columns_, std::greater());
        common_ = common();
    }

    // The p, or nothing where too much would have to be kept.
    std::optional<double> p() {
        Nodes nodes{{rows_, {{0, 1}}}};
        for (; at_ + 2 < columns_.size(); ++at_) {
            Nodes next;
            for (auto& [left, pasts] : nodes) {
                settle(left, pasts);
                if (!pasts.empty() && !fill(left, pasts, next))
                    return std::nullopt;
            }
            if (!tidied(next))
                return std::nullopt;
            nodes = std::move(next);
        }
        for (auto& [left, pasts] : nodes) {
            settle(left, pasts);
            if (!pasts.empty() && !finish(left, pasts))
                return std::nullopt;
        }
        return std::min(1.0, p_);
    }

private:
    // The probability of a table with these logs.
    [[nodiscard]] double share(double logs) const { return std::exp(common_ - logs); }

    // What all tables have in common: log of margins! / n!.
    [[nodiscard]] double common() const {
        double logs = -log_factorial(total(rows_));
        for (const std::uint32_t row : rows_)
            logs += log_(row);
        for (const std::uint32_t column : columns_)
            logs += log_(column);
        return logs;
    }

    static std::uint64_t total(const Counts& counts) {
        return std::accumulate(counts.begin(), counts.end(), std::uint64_t{0});
    }

    [[nodiscard]] std::span<const std::uint32_t> columns_left() const {
        return std::span(columns_).subspan(at_);
    }

    [[nodiscard]] bool as_rare(double logs) const { return logs >= observed_ - 1e-7; }

    // The least that the logs of the cells still to come can be: counts spread evenly.
    double least(const Counts& left) const {
        const std::span<const std::uint32_t> columns = columns_left();
        double by_rows = 0;
        for (const std::uint32_t row : left)
            by_rows += even(row, columns.size());
        double by_columns = 0;
        for (const std::uint32_t column : columns)
            by_columns += even(column, left.size());
        return std::max(by_rows, by_columns);
    }

    double even(std::uint32_t count, std::size_t cells) const {
        const auto many = static_cast<std::uint32_t>(cells);
        const std::uint32_t low = count / many;
        const std::uint32_t more = count % many;
        return (many - more) * log_(low) + (more == 0 ? 0 : more * log_(low + 1));
    }

    // The most: each row heaped on the largest columns, or each column on the largest rows.
    double most(const Counts& left) const {
        const std::span<const std::uint32_t> columns = columns_left();
        double by_rows = 0;
        for (const std::uint32_t row : left)
            by_rows += heaped(row, columns);
        double by_columns = 0;
        for (const std::uint32_t column : columns)
            by_columns += heaped(column, left);
        return std::min(by_rows, by_columns);
    }

    double heaped(std::uint32_t count, std::span<const std::uint32_t> falling) const {
        double logs = 0;
        for (const std::uint32_t room : falling) {
            logs += log_(std::min(count, room));
            count -= std::min(count, room);
        }
        return logs;
    }

    // log of the sum of 1 / (cells!) over all that can follow: m! / (rows! columns!).
    double all_following(const Counts& left) const {
        double sum = log_factorial(total(left));
        for (const std::uint32_t row : left)
            sum -= log_(row);
        for (const std::uint32_t column : columns_left())
            sum -= log_(column);
        return sum;
    }

    // Takes out the ways whose every end, or no end, is as rare as the observed table.
    void settle(const Counts& left, std::vector<Past>& pasts) {
        const double low = least(left);
        const double high = most(left);
        const double following = all_following(left);
        std::erase_if(pasts, [&](const Past& past) {
            if (as_rare(past.logs + low)) {
                p_ += past.ways * share(past.logs - following);
                return true;
            }
            return !as_rare(past.logs + high);
        });
    }

    // Calls see(rows left, logs) with each way to fill the next column, while it answers true.
    template <class Fn>
    bool each_column(const Counts& left, Fn see) const {
        Counts after = left;
        bool goes_on = true;
        const auto place = [&](auto&& self, std::size_t row, std::uint32_t rest,
                               double logs) -> void {
            if (row + 1 == left.size()) {
                if (rest <= left[row] && goes_on) {
                    after[row] = left[row] - rest;
                    goes_on = see(after, logs + log_(rest));
                }
                return;
            }
            for (std::uint32_t x = 0; x <= std::min(rest, left[row]) && goes_on; ++x) {
                after[row] = left[row] - x;
                self(self, row + 1, rest - x, logs + log_(x));
            }
        };
        place(place, 0, columns_[at_], 0);
        return goes_on;
    }

    bool fill(const Counts& left, const std::vector<Past>& pasts, Nodes& next) {
        return each_column(left, [&](const Counts& after, double logs) {
            return arrive(after, pasts, logs, next);
        });
    }

    // The last two columns: the second follows from the first, so that all ends of a node stand in
    // one list, and of the sorted list each way here takes the part that is rare enough.
    bool finish(const Counts& left, const std::vector<Past>& pasts) {
        std::vector<double> ends;
        const bool fits = each_column(left, [&](const Counts& after, double logs) {
            for (const std::uint32_t row : after)
                logs += log_(row);
            ends.push_back(logs);
            return ++steps_ <= largest_fisher_steps;
        });
        if (!fits)
            return false;
        std::ranges::sort(ends, std::greater());
        std::vector<double> shares; // of the rarest, the two rarest and so on
        double sum = 0;
        for (const double logs : ends)
            shares.push_back(sum += std::exp(ends.back() - logs));
        for (const Past& past : pasts) {
            const auto rare = std::ranges::partition_point(
                ends, [&](double logs) { return as_rare(past.logs + logs); });
            if (rare != ends.begin())
                p_ += past.ways * share(past.logs + ends.back()) *
                      shares[static_cast<std::size_t>(rare - ends.begin()) - 1];
        }
        return true;
    }

    bool arrive(Counts after, const std::vector<Past>& pasts, double logs, Nodes& next) {
        std::ranges::sort(after, std::greater());
        std::vector<Past>& there = next[std::move(after)];
        for (const Past& past : pasts)
            there.push_back({past.logs + logs, past.ways});
        steps_ += static_cast<double>(pasts.size());
        kept_ += pasts.size();
        const bool fits = kept_ <= 2 * largest_fisher_states || tidied(next);
        return fits && steps_ <= largest_fisher_steps;
    }

    bool tidied(Nodes& nodes) {
        kept_ = 0;
        for (auto& [left, pasts] : nodes) {
            merge_equals(pasts);
            kept_ += pasts.size();
        }
        return kept_ <= largest_fisher_states;
    }

    Counts rows_;
    Counts columns_;
    LogFactorials log_;
    double observed_ = 0;
    double common_ = 0;
    std::size_t at_ = 0; // the column that is filled next
    double p_ = 0;
    double steps_ = 0;
    std::size_t kept_ = 0;
};

Counts kept(const std::vector<std::uint64_t>& margins) {
    Counts counts;
    for (const std::uint64_t margin : margins)
        if (margin > 0)
            counts.push_back(static_cast<std::uint32_t>(margin));
    return counts;
}

double logs_of(const CountTable& table) {
    double logs = 0;
    for (const auto& row : table)
        for (const std::uint64_t count : row)
            logs += log_factorial(count);
    return logs;
}

// A table of the same margins by lot: the people of each row take columns as they were shuffled.
PermutationP drawn_tables(const CountTable& table, const Margins& margins, const Draws& draws) {
    const Counts rows = kept(margins.rows);
    const Counts columns = kept(margins.columns);
    const double observed = logs_of(table);
    if (std::string reason = why_not_drawn(static_cast<double>(margins.n), draws); !reason.empty())
        return no_permutation(std::move(reason));
    std::vector<std::uint32_t> deck;
    for (std::uint32_t column = 0; column < columns.size(); ++column)
        deck.insert(deck.end(), columns[column], column);
    const LogFactorials log(deck.size());
    SeededRandom chance(draws.seed);
    std::uint64_t hits = 0;
    Counts cells(columns.size());
    for (std::uint32_t draw = 0; draw < draws.count; ++draw) {
        chance.shuffle(std::span(deck));
        double logs = 0;
        auto person = deck.begin();
        for (const std::uint32_t row : rows) {
            std::ranges::fill(cells, 0u);
            for (std::uint32_t at = 0; at < row; ++at)
                ++cells[*person++];
            for (const std::uint32_t cell : cells)
                logs += log(cell);
        }
        hits += logs >= observed - 1e-7 ? 1 : 0;
    }
    return drawn(hits, draws);
}

// The table has two rows and two columns that are not empty, or more.
PermutationP freeman_halton(const CountTable& table, const Margins& margins, const Draws& draws) {
    constexpr std::uint64_t largest = 1'000'000;
    if (margins.n > largest)
        return no_permutation(
            "The exact test is for up to a million people; chi-squared fits here.");
    Counts rows = kept(margins.rows);
    Counts columns = kept(margins.columns);
    if (rows.size() > columns.size())
        std::swap(rows, columns);
    if (const auto p = Network(std::move(rows), std::move(columns), logs_of(table)).p()) {
        PermutationP found;
        found.p = p;
        return found;
    }
    return drawn_tables(table, margins, draws);
}

} // namespace

PermutationP fisher_exact(const CountTable& table, const Draws& draws) {
    const Margins margins = margins_of(table);
    if (std::string reason = why_no_table(table, margins); !reason.empty())
        return no_permutation(std::move(reason));
    if (table.size() == 2 && table.front().size() == 2)
        return two_by_two(table, margins);
    return freeman_halton(table, margins, draws);
}

PermutationP fisher_drawn(const CountTable& table, const Draws& draws) {
    const Margins margins = margins_of(table);
    if (std::string reason = why_no_table(table, margins); !reason.empty())
        return no_permutation(std::move(reason));
    return drawn_tables(table, margins, draws);
}

} // namespace themata
