#pragma once
// The parts of the explore view; private to it.

#include "ui/results/explore.h"

namespace themata {

class ResultSheet;

void draw_explore_choices(const Scene& scene, const ExploreFigures& figures, const Rect& place,
                          ExploreView& view);
void draw_allocation(const Scene& scene, const ExploreResult& result, ExploreView& view,
                     ResultSheet& sheet, Outbox& out);
void draw_brief(const Scene& scene, const ExploreResult& result, ResultSheet& sheet, Outbox& out);

// Who is willing to be paired with whom: those who give in rows, those who take in columns.
[[nodiscard]] Tabulation willing_table(const Snapshot& now, const Allocation& found);

} // namespace themata
