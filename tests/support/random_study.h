#pragma once
// Studies of many shapes from a seed: the same seed gives the same study on every machine. They
// have what real ones have: no role, no traits, blank and missing answers, scores only, several
// coders on the same words, codings of blank answers, verdicts, deep and retired themes, ids that
// are not used any more. One thread.

#include "support/dice.h"
#include "support/study_builder.h"

namespace themata {

[[nodiscard]] Snapshot random_study(std::uint32_t seed);

} // namespace themata
