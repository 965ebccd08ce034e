#pragma once
// Acts that an analyst could wish for, by chance: every kind of intent, on whatever the study
// holds. Some cannot be carried out (a theme below itself); such are refused, as in life.

#include "study/snapshot.h"
#include "support/dice.h"
#include "workbench/intents.h"

namespace themata {

[[nodiscard]] Intent random_intent(const Snapshot& now, Dice& dice);

// A questionnaire of a few participants with answers in several scripts, as a file to import.
[[nodiscard]] ImportFiles random_import(Dice& dice);

} // namespace themata
