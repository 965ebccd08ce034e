#include "samples.h"
#include "statistics/rank_tests.h"

namespace themata::against_r {

namespace {

std::optional<double> low(const Estimate& estimate) {
    return estimate.interval ? std::optional(estimate.interval->low) : std::nullopt;
}

std::optional<double> high(const Estimate& estimate) {
    return estimate.interval ? std::optional(estimate.interval->high) : std::nullopt;
}

std::size_t any_size(Dice& dice) { return dice.one_in(3) ? 1 + dice.below(6) : 1 + dice.below(45); }

struct RandomPairs {
    std::vector<std::optional<double>> earlier, later;
    std::vector<Pair> whole;
};

RandomPairs random_pairs(Dice& dice, Likes likes) {
    RandomPairs found;
    const std::size_t n = any_size(dice);
    const std::uint32_t kinds = 2 + dice.below(12);
    for (std::size_t at = 0; at < n; ++at) {
        const Pair pair{random_value(dice, likes, kinds), random_value(dice, likes, kinds)};
        const bool misses = dice.one_in(9);
        found.earlier.push_back(misses && dice.one_in(2) ? std::nullopt
                                                         : std::optional(pair.earlier));
        found.later.push_back(misses && found.earlier.back() ? std::nullopt
                                                             : std::optional(pair.later));
        if (!misses)
            found.whole.push_back(pair);
    }
    return found;
}

bool same_sizes(const std::vector<Pair>& pairs, std::size_t a, std::size_t b) {
    return std::abs(pairs[a].later - pairs[a].earlier) ==
           std::abs(pairs[b].later - pairs[b].earlier);
}

bool has_ties(const std::vector<Pair>& pairs) {
    for (std::size_t a = 0; a < pairs.size(); ++a)
        for (std::size_t b = 0; b < a; ++b)
            if (same_sizes(pairs, a, b))
                return true;
    return false;
}

void add_pair_sample(Book& book, Dice& dice) {
    const RandomPairs tied = random_pairs(dice, Likes::few);
    const SignedRank found = signed_rank(tied.whole);
    const std::vector<std::string> words{words_of(tied.earlier), words_of(tied.later)};
    if (!tied.whole.empty())
        book.add(
            "signed_rank", words,
            {statistic("V", found.used == 0 ? std::nullopt : std::optional(found.sum_positive)),
             p("p", found.p.value)});
    if (found.used > 0 && found.used <= 11)
        book.add("signed_rank_all_signs", words,
                 {p("p", found.exact.p), p("one_sided", found.exact.one_sided)});

    const RandomPairs untied = random_pairs(dice, Likes::many);
    const SignedRank exact = signed_rank(untied.whole);
    if (exact.used == 0 || exact.zeros > 0 || has_ties(untied.whole))
        return;
    book.add("signed_rank_exact", {words_of(untied.earlier), words_of(untied.later)},
             {p("p", exact.exact.p), statistic("shift", exact.shift.value),
              statistic("low", low(exact.shift)), statistic("high", high(exact.shift))});
}

void add_group_sample(Book& book, Dice& dice) {
    const Likes likes = dice.one_in(2) ? Likes::few : Likes::many;
    const std::uint32_t kinds = 2 + dice.below(12);
    std::vector<double> x, y;
    for (std::size_t n = any_size(dice); x.size() < n;)
        x.push_back(random_value(dice, likes, kinds));
    for (std::size_t n = any_size(dice); y.size() < n;)
        y.push_back(random_value(dice, likes, kinds));
    const RankSum found = rank_sum(x, y);
    const std::vector<std::string> words{words_of(x), words_of(y)};
    book.add("rank_sum", words, {statistic("W", found.u1), p("p", found.p.value)});
    if (found.p && x.size() + y.size() <= 14)
        book.add("rank_sum_all_deals", words, {p("p", found.exact.p)});
    if (found.exact_as_if_no_ties)
        book.add("rank_sum_no_ties", words, {p("p", found.exact_as_if_no_ties.value)});
    if (likes == Likes::many)
        book.add("rank_sum_exact", words,
                 {p("p", found.exact.p), statistic("shift", found.shift.value),
                  statistic("low", low(found.shift)), statistic("high", high(found.shift))});
}

} // namespace

void add_pairs(Book& book, Dice& dice, int rounds) {
    for (int round = 0; round < rounds; ++round)
        add_pair_sample(book, dice);
}

void add_groups(Book& book, Dice& dice, int rounds) {
    for (int round = 0; round < rounds; ++round)
        add_group_sample(book, dice);
}

} // namespace themata::against_r
