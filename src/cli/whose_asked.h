#pragma once
// Whose coding counts, as --coders and --agreed say. One thread.

#include "analysis/selection.h"
#include "cli/call.h"
#include "study/snapshot.h"

namespace themata {

[[nodiscard]] Result<Whose> whose_asked(const Call& call, const Snapshot& now);
// Whether the two go together; asked before the study is opened.
[[nodiscard]] Result<void> check_agreed(const Call& call);

} // namespace themata
