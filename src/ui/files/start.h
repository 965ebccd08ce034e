#pragma once
// What is seen before a study is open: the studies opened last, a new one, another one, the sample.
// The window's thread.

#include "ui/drawing/geometry.h"
#include "ui/drawing/look.h"
#include "ui/parts/outbox.h"
#include "workbench/remembered.h"

namespace themata {

// Why each of the studies opened last cannot be opened, if so; in their order.
using RecentTroubles = std::vector<std::optional<Error>>;

// `troubles` is nullptr until they were looked at.
void draw_start(const Look& look, const Remembered& remembered, const RecentTroubles* troubles,
                const Rect& place, Outbox& out);

} // namespace themata
