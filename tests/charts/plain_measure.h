#pragma once
// A measure of letters that is the same on every machine: so much for each column that a text
// takes in a terminal. Any thread.

#include "charts/chart.h"

namespace themata {

[[nodiscard]] charts::Measure plain_measure();

} // namespace themata
