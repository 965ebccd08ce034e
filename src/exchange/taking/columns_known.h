#pragma once
// How a study reads the columns of a further file: its traits, scores and questions by their
// headings, and who answered, as whom and when by the columns that recipes of files before name.
// What it says holds as long as the snapshot does. Pure; any thread.

#include "exchange/reading/known_columns.h"
#include "study/snapshot.h"

namespace themata {

[[nodiscard]] KnownColumns columns_known_in(const Snapshot& now);

} // namespace themata
