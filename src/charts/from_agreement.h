#pragma once
// The picture of how far coders agree, theme by theme, from the analysis of it. A pure function;
// any thread.

#include "analysis/coder_agreement.h"
#include "charts/forest.h"

namespace themata::charts {

// What is drawn; kappa of more than two coders is Fleiss'. Segments have positive agreement only,
// whatever is asked for.
enum class Coefficient : std::uint8_t { kappa, ac1, alpha };

[[nodiscard]] Forest forest_of(const CoderAgreement& found, Coefficient coefficient);

} // namespace themata::charts
