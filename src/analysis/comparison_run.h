#pragma once
// The test of a comparison run on its sample; private to the comparisons. Pure; any thread.

#include "analysis/comparison_sample.h"

namespace themata {

// With the figures of the test that it names. Refused where the test has nothing to go by.
[[nodiscard]] Result<Comparison> tested(Comparison, const ComparisonSample&);

} // namespace themata
