#include "samples.h"
#include "statistics/contingency.h"
#include "statistics/distributions.h"
#include "statistics/fisher.h"
#include "statistics/proportions.h"
#include <fmt/format.h>

namespace themata::against_r {

namespace {

CountTable random_table(Dice& dice, std::size_t rows, std::size_t columns, std::size_t people) {
    CountTable table(rows, std::vector<std::uint64_t>(columns));
    for (std::size_t person = 0; person < people; ++person)
        ++table[std::min(dice.below(rows), dice.below(rows))][dice.below(columns)];
    return table;
}

std::vector<std::string> words_of(const CountTable& table) {
    std::vector<std::string> words;
    for (const auto& row : table)
        words.push_back(fmt::format("{}", fmt::join(row, " ")));
    return words;
}

std::vector<Ours> chi_squared_of(const Contingency& found) {
    const Figure& first = found.adjusted_residuals[0][0];
    return {statistic("chi_squared", found.chi_squared.value),
            p("p", found.p.value),
            statistic("G", found.likelihood_ratio.value),
            p("p_of_G", found.p_likelihood_ratio.value),
            statistic("V", found.cramers_v.value),
            statistic("residual", first.value),
            statistic("smallest_expected", found.smallest_expected.value)};
}

void add_2_by_2(Book& book, Dice& dice) {
    const CountTable table = random_table(dice, 2, 2, 2 + dice.below(dice.one_in(3) ? 900 : 40));
    const Contingency found = contingency(table);
    if (!found.p || found.empty > 0)
        return;
    book.add("chi_squared", words_of(table), chi_squared_of(found));
    book.add("yates", words_of(table),
             {statistic("chi_squared", found.yates.value), p("p", found.p_yates.value)});
    const PermutationP exact = fisher_exact(table);
    book.add("fisher_2x2", words_of(table), {p("p", exact.p), p("one_sided", exact.one_sided)});
}

void add_larger(Book& book, Dice& dice) {
    const CountTable table =
        random_table(dice, 2 + dice.below(3), 2 + dice.below(3), 5 + dice.below(45));
    const Contingency found = contingency(table);
    if (!found.p || found.empty > 0 || table.size() * table.front().size() == 4)
        return;
    book.add("chi_squared", words_of(table), chi_squared_of(found));
    const PermutationP exact = fisher_exact(table, {.count = 0});
    if (exact)
        book.add("freeman_halton", words_of(table), {p("p", exact.p)});
}

void add_share(Book& book, Dice& dice) {
    const std::uint64_t n = 1 + dice.below(dice.one_in(3) ? 2'000 : 40);
    const std::uint64_t k = dice.below(n + 1);
    const double probability = (1 + dice.below(19)) / 20.0;
    const double level = dice.one_in(2) ? 0.95 : 0.9;
    const Interval wilson = *proportion(k, n, ProportionInterval::wilson, level).interval;
    const Interval exact = *proportion(k, n, ProportionInterval::clopper_pearson, level).interval;
    book.add("share", {fmt::format("{} {} {} {}", k, n, probability, level)},
             {statistic("wilson_low", wilson.low), statistic("wilson_high", wilson.high),
              statistic("exact_low", exact.low), statistic("exact_high", exact.high),
              p("binomial", binomial_test(k, n, probability).value)});
}

void add_tails(Book& book, Dice& dice) {
    const double x = dice.below(20'000) / 1'000.0;
    const double df1 = 1 + dice.below(12);
    const double df2 = 1 + dice.below(60);
    const double share = (1 + dice.below(998)) / 1'000.0;
    book.add("tails", {fmt::format("{:.17g} {} {} {}", x, df1, df2, share)},
             {p("normal", normal_two_sided(x)), p("chi_squared", chi_squared_above(10 * x, df1)),
              p("student", student_two_sided(x, df2)), p("F", f_above(x, df1, df2)),
              statistic("F_quantile", f_quantile(share, df1, df2)),
              statistic("normal_quantile", normal_quantile(share)),
              statistic("beta_quantile", beta_quantile(share, df1, df2))});
}

} // namespace

void add_tables(Book& book, Dice& dice, int rounds) {
    for (int round = 0; round < rounds; ++round) {
        add_2_by_2(book, dice);
        add_larger(book, dice);
    }
}

void add_shares(Book& book, Dice& dice, int rounds) {
    for (int round = 0; round < rounds; ++round) {
        add_share(book, dice);
        add_tails(book, dice);
    }
}

} // namespace themata::against_r
