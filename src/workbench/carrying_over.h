#pragma once
// Carrying codings over to answers that say the same: what would be done, and what became of the
// codebook since the codings were made that would be carried. It is asked of a workbench, on a
// thread that may use it; the act itself is the intent CarryOverCodings.

#include "analysis/carry_over.h"
#include "analysis/codebook_changes.h"
#include "workbench/intents.h"

namespace themata {

class Workbench;

struct CarryingOver {
    CarryOver found;
    std::vector<CodebookChange> since; // of the themes that would be carried, the oldest first
};

// Answers that the acting coder is to code blind are left out.
[[nodiscard]] Result<CarryingOver> carrying_over(const Workbench&, std::stop_token stop = {});

[[nodiscard]] CarryOverCodings intent_of(const CarryOver&);

[[nodiscard]] std::size_t codings_in(const CarryOver&);

} // namespace themata
