#include "samples.h"
#include "statistics/rank_tests.h"
#include "statistics/yes_no.h"

namespace themata::against_r {

namespace {

constexpr Draws no_draws{.seed = 1, .count = 0};

std::vector<std::string> words_of(const Columns& columns) {
    std::vector<std::string> words;
    for (const auto& column : columns)
        words.push_back(against_r::words_of(column));
    return words;
}

void add_kruskal(Book& book, Dice& dice) {
    Columns groups;
    const std::size_t k = 2 + dice.below(4);
    const Likes likes = dice.one_in(3) ? Likes::many : Likes::few;
    const std::uint32_t kinds = 2 + dice.below(10);
    for (std::size_t group = 0; group < k; ++group) {
        groups.emplace_back();
        for (std::size_t n = 1 + dice.below(12); groups.back().size() < n;)
            groups.back().push_back(random_value(dice, likes, kinds));
    }
    const KruskalWallis found = kruskal_wallis(groups, no_draws);
    book.add("kruskal_wallis", words_of(groups),
             {statistic("H", found.h.value), p("p", found.p.value)});
    book.add("dunn", words_of(groups),
             {statistic("z", found.contrasts[0].z.value), p("p", found.contrasts[0].p.value)});
}

void add_friedman(Book& book, Dice& dice) {
    Columns rows;
    const std::size_t k = 2 + dice.below(5);
    const Likes likes = dice.one_in(3) ? Likes::many : Likes::few;
    for (std::size_t n = 2 + dice.below(20); rows.size() < n;) // R takes no single row
        rows.push_back(random_values(dice, k, likes));
    const Friedman found = friedman(rows, no_draws);
    book.add("friedman", words_of(rows),
             {statistic("chi_squared", found.chi_squared.value), p("p", found.p.value)});
}

// Friedman of yes and no is Cochran's Q.
void add_cochran(Book& book, Dice& dice) {
    YesNoRows rows;
    Columns words;
    const std::size_t k = 2 + dice.below(5);
    for (std::size_t n = 2 + dice.below(30); rows.size() < n;) {
        rows.emplace_back();
        for (std::size_t at = 0; at < k; ++at)
            rows.back().push_back(static_cast<std::uint8_t>(dice.below(2)));
        words.emplace_back(rows.back().begin(), rows.back().end());
    }
    const CochranQ found = cochran_q(rows, no_draws);
    book.add("cochran_q", words_of(words), {statistic("Q", found.q.value), p("p", found.p.value)});
}

void add_mcnemar(Book& book, Dice& dice) {
    const std::uint32_t most = dice.one_in(3) ? 300 : 12;
    const PairedCounts counts{dice.below(most), dice.below(most), dice.below(most),
                              dice.below(most)};
    if (counts.only_first + counts.only_second == 0)
        return;
    const McNemar found = mcnemar(counts);
    const std::vector<double> words{
        static_cast<double>(counts.both), static_cast<double>(counts.only_first),
        static_cast<double>(counts.only_second), static_cast<double>(counts.neither)};
    book.add("mcnemar", {against_r::words_of(words)},
             {statistic("chi_squared", found.chi_squared.value), p("p", found.p.value),
              statistic("corrected", found.chi_squared_corrected.value),
              p("p_corrected", found.p_corrected.value), p("exact", found.exact.p),
              p("mid_p", found.mid_p.value)});
}

} // namespace

void add_occasions(Book& book, Dice& dice, int rounds) {
    for (int round = 0; round < rounds; ++round) {
        add_kruskal(book, dice);
        add_friedman(book, dice);
        add_cochran(book, dice);
        add_mcnemar(book, dice);
    }
}

} // namespace themata::against_r
