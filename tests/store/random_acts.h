#pragma once
// Random acts on all kinds of record, with values that are awkward to store; always such that the
// study after them is sound. Driven by study/fields.h: a new kind or field takes part by itself.

#include "study/change.h"
#include "support/dice.h"

namespace themata {

[[nodiscard]] std::string awkward_text(Dice& dice);
[[nodiscard]] double awkward_number(Dice& dice);

// Adds, alters and removes some records, of several kinds at once.
[[nodiscard]] Changes random_act(const Study& study, Dice& dice);

} // namespace themata
