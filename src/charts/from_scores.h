#pragma once
// Pictures of scores from the analysis of scores: bars of items, lines of the same people, and how
// a measure lies in each group. Pure functions of values; any thread.

#include "analysis/scores.h"
#include "charts/distribution.h"
#include "charts/likert.h"
#include "charts/paired_lines.h"

namespace themata::charts {

// Of measures that are items, a row for each combination of the scores' axes. Refused: values that
// are not whole, or more levels than bars can show.
[[nodiscard]] Result<LikertBars> likert_of(const Scores& scores, const Study& study);

// Of one measure of the scores.
[[nodiscard]] Distributions distributions_of(const Scores& scores, const ScoreMeasure& measure,
                                             const Study& study, QuartileKind quartiles);

// A panel for each role whose participants have readings, with the stages where they have some.
[[nodiscard]] Result<PairedLines> paired_of(const Snapshot& now, const ScoreMeasure& measure,
                                            const Scoring& scoring);

} // namespace themata::charts
