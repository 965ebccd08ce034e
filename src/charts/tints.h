#pragma once
// The tints of a heat map and their legend. Layout; one thread.

#include "charts/page.h"

namespace themata::charts {

// Of a share of the greatest, 0 to 1; nothing has a ground of its own.
[[nodiscard]] Paint tint(double share);

// From “0” to what the darkest one `says`, at page.y, which it moves below.
void draw_tints(Page& page, std::string_view says);

} // namespace themata::charts
