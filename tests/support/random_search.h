#pragma once
// Studies to search in and queries to search them with, made by chance: answers in several
// languages and scripts that share words, forms and beginnings, and queries of the whole grammar
// over their words and names. What a name means there is plain, so that an oracle can follow.

#include "study/snapshot.h"
#include "support/dice.h"

namespace themata {

// Themes with children, two coders, verdicts, memos, traits, scores, blank answers, ids that are
// used no more.
[[nodiscard]] Snapshot random_answers(Dice& dice, std::size_t answers);

[[nodiscard]] std::string random_answer(Dice& dice);

// A query over the words and names of such a study.
[[nodiscard]] std::string random_search(Dice& dice, int depth);

// The same without filters, nor what is put together of others.
[[nodiscard]] std::string random_words(Dice& dice);

} // namespace themata
