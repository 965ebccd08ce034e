#pragma once
// What tables of very many tests show of McNemar's: no more is reckoned, and both are the same as
// mcnemar() says, to the last bit. Pure; any thread.

#include "statistics/yes_no.h"

namespace themata {

struct PairedChange {
    Figure p = {}; // exact
    Estimate difference = {};
    bool operator==(const PairedChange&) const = default;
};

[[nodiscard]] PairedChange paired_change(const PairedCounts& counts, double level = usual_level);

} // namespace themata
