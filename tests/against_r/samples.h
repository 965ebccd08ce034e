#pragma once
// The samples by kind of test. Questionnaires are imitated: few values, many ties, some missing,
// tiny groups; and values without ties, for which R has exact tests.

#include "book.h"
#include "support/dice.h"

namespace themata::against_r {

// Of each kind so many, more or fewer.
void add_pairs(Book& book, Dice& dice, int rounds);
void add_groups(Book& book, Dice& dice, int rounds);
void add_occasions(Book& book, Dice& dice, int rounds);
void add_tables(Book& book, Dice& dice, int rounds);
void add_shares(Book& book, Dice& dice, int rounds);
void add_columns(Book& book, Dice& dice, int rounds);

// Values as R reads them.
[[nodiscard]] std::string words_of(const std::vector<double>& values);
[[nodiscard]] std::string words_of(const std::vector<std::optional<double>>& values);

// Half steps of `kinds` values; or whole numbers of which hardly two are
// alike, whose differences no program rounds.
enum class Likes : std::uint8_t { few, many };
[[nodiscard]] double random_value(Dice& dice, Likes likes, std::uint32_t kinds);
[[nodiscard]] std::vector<double> random_values(Dice& dice, std::size_t n, Likes likes);

} // namespace themata::against_r
