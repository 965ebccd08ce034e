#pragma once
// Areas cut into upright strips, for what can only fill triangles. A pure function; any thread.

#include "charts/chart.h"
#include <vector>

namespace themata::charts {

// With its parallel sides upright; one of them may be a point.
struct Strip {
    Spot left_top, left_bottom, right_top, right_bottom;
};

// Of an area whose border goes once to the right and once back, each upright line meeting it at
// most twice: bands around curves, staircases, diamonds. The strips cover just the area, whatever
// corners fall together. None for other areas.
[[nodiscard]] std::vector<Strip> strips_of(const std::vector<Spot>& corners);

} // namespace themata::charts
