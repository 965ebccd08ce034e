#pragma once
// The published examples of agreement between coders, for worked_examples.cpp. Pure; any thread.

#include "statistics/worked_examples.h"

namespace themata {

[[nodiscard]] std::vector<WorkedExample> agreement_examples();

} // namespace themata
