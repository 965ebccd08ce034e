#include "samples.h"
#include "statistics/adjust.h"
#include "statistics/reliability.h"
#include "statistics/summary.h"
#include <fmt/format.h>

namespace themata::against_r {

namespace {

void add_summary(Book& book, Dice& dice) {
    const auto values =
        random_values(dice, 1 + dice.below(40), dice.one_in(2) ? Likes::few : Likes::many);
    const Summary found = summary_of(values);
    book.add("summary", {words_of(values)},
             {statistic("median", found.median.value), statistic("q1", found.q1.value),
              statistic("q3", found.q3.value), statistic("hinge_low", found.hinge_low.value),
              statistic("hinge_high", found.hinge_high.value), statistic("mean", found.mean.value),
              statistic("sd", found.sd.value)});
}

void add_family(Book& book, Dice& dice) {
    std::vector<double> values;
    for (std::size_t n = 1 + dice.below(40); values.size() < n;)
        values.push_back(dice.below(100'001) / 100'000.0 / (1 + dice.below(50)));
    std::vector<Ours> ours;
    const std::size_t at = dice.below(values.size());
    for (const auto& [name, correction] :
         {std::pair<std::string_view, Correction>{"holm", Correction::holm},
          {"BH", Correction::benjamini_hochberg},
          {"bonferroni", Correction::bonferroni}})
        ours.push_back(
            p(name, adjusted(std::span<const double>(values), correction).values[at].value));
    book.add("adjust", {words_of(values), fmt::format("{}", at + 1)}, ours);
}

void add_scale(Book& book, Dice& dice) {
    ItemRows rows;
    std::vector<std::string> words;
    const std::size_t items = 2 + dice.below(6);
    for (std::size_t n = 3 + dice.below(40); rows.size() < n;) {
        const double bent = dice.below(3);
        rows.emplace_back();
        for (std::size_t item = 0; item < items; ++item)
            rows.back().push_back(dice.one_in(40) ? std::nullopt
                                                  : std::optional(1 + bent + dice.below(3)));
        words.push_back(words_of(rows.back()));
    }
    const Reliability found = reliability(rows);
    if (!found.alpha || !found.standardised)
        return;
    book.add("alpha", words,
             {statistic("alpha", found.alpha.value),
              statistic("standardised", found.standardised.value),
              statistic("low", found.interval.interval->low),
              statistic("high", found.interval.interval->high),
              statistic("item_total", found.items[0].item_total.value),
              statistic("if_deleted", found.items[0].alpha_if_deleted.value)});
}

} // namespace

void add_columns(Book& book, Dice& dice, int rounds) {
    for (int round = 0; round < rounds; ++round) {
        add_summary(book, dice);
        add_family(book, dice);
        add_scale(book, dice);
    }
}

} // namespace themata::against_r
