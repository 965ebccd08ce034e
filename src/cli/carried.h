#pragma once
// How `code --carry-over` tells what it would do or has done: which answer gets which themes from
// whom, what is not applied and why, who disagrees, and what became of the codebook since. Pure;
// any thread.

#include "study/snapshot.h"
#include "workbench/carrying_over.h"

namespace themata {

// All of it, for programs.
[[nodiscard]] std::string carried_in_json(const Snapshot&, const CarryingOver&);

// For people; of long lists the first ones.
[[nodiscard]] std::string carried_in_text(const Snapshot&, const CarryingOver&, std::size_t width);

} // namespace themata
