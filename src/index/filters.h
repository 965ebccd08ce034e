#pragma once
// The responses that a filter leaves over. Pure functions of values; any thread.

#include "index/resolve.h"
#include "study/response_set.h"

namespace themata {

// Of any filter but length:, which wants all texts to be read (Overview).
[[nodiscard]] ResponseSet responses_with(const Filter& filter, const Snapshot& snapshot);

// It asks what was made of answers (theme, coder, coded), not what they are.
[[nodiscard]] bool asks_for_codings(const Filter& filter);

} // namespace themata
