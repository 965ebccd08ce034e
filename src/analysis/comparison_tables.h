#pragma once
// This header lays comparisons out as tables of a paper. One alone is laid out as SPSS does it: the
// groups, their ranks, and the test with each figure beside the convention that it follows. Several
// are a row each. Pure functions of values; any thread.

#include "analysis/comparison.h"
#include "analysis/tabulation.h"

namespace themata {

// Groups, ranks, the test; the pairs after three or more groups.
[[nodiscard]] std::vector<Tabulation> tabulations_of(const Comparison&, const Provenance& made);

// One row each, the refused ones with their reason, with p adjusted in the family.
[[nodiscard]] Tabulation tabulation_of(const Comparisons&, const Study&, Provenance made);

// "Confidence: Phase 1 vs Phase 2 (Mentor)"
[[nodiscard]] std::string title_of(const Comparison&);

// What else the reader must know: warnings, attrition, zero differences, what was left out.
[[nodiscard]] std::vector<std::string> sentences_of(const Comparison&);
[[nodiscard]] std::string note_of(const Comparison&); // in one

// How the exact p was found: "exact: all ways …", "drawn 100000 times from seed 1 …", or why there
// is none.
[[nodiscard]] std::string in_words(const PermutationP&);

} // namespace themata
