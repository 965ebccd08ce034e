#pragma once
// Pictures of what occurs together and of saturation, from the analyses of them. Pure functions;
// any thread.

#include "analysis/cooccurrence.h"
#include "analysis/saturation.h"
#include "charts/accumulation.h"
#include "charts/matrix.h"

namespace themata::charts {

[[nodiscard]] Matrix matrix_of(const Cooccurrence& found);

// A panel for each curve: of all, and of each role and stage.
[[nodiscard]] Accumulation accumulation_of(const Saturation& found);

} // namespace themata::charts
