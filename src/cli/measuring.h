#pragma once
// What the verbs about scores take from a call in the same way. One thread.

#include "analysis/measures.h"
#include "cli/call.h"

namespace themata {

// Those of --measure, in the order of the call.
[[nodiscard]] Result<std::vector<ScoreMeasure>> measures_asked(const Call& call,
                                                               const Snapshot& now);

[[nodiscard]] Scoring scoring_asked(const Call& call);

} // namespace themata
