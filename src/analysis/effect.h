#pragma once
// An Effect says how large a difference is, by a measure that is named. A value; any thread.

#include "statistics/figure.h"

namespace themata {

struct Effect {
    std::string name = {};
    Estimate estimate = {};
    bool operator==(const Effect&) const = default;
};

} // namespace themata
