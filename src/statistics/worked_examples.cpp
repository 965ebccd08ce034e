#include "statistics/worked_examples.h"

namespace themata {
bool WorkedExample::agrees() const { return false; }
} // namespace themata
