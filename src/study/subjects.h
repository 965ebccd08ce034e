#pragma once
// Tells whom an act touched from what it changed, as far as the changes tell with certainty. Pure;
// any thread.

#include "study/change.h"
#include "study/journal.h"

namespace themata {

// A merge of a theme that held nothing does not tell where it went, nor do stages that changed
// their order which of them was moved: a plan that knows says so itself.
[[nodiscard]] Subjects subjects_of(ActKind act, const Changes& changes);

} // namespace themata
