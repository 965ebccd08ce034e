#pragma once
// The bars around the views: the rail at the left, the bar at the top with title, search and coder,
// the bar at the bottom with what there is and what was done last, and the notices above it.

#include "ui/commands.h"

namespace themata {

void draw_rail(const Look& look, const Rect& place, WindowView& view);
void draw_top_bar(WindowWork& work, const Rect& place);
void draw_bottom_bar(WindowWork& work, const Rect& place);
// The same while no study is open: what is under way, and what was said.
void draw_start_bar(const FrameState& state, const Rect& place, WindowView& view, Outbox& out);
void draw_appearance_switch(const Look& look, const Rect& place, Outbox& out);

// What the last notice stands beside: above the bottom bar; or at the top, since dialogs have their
// buttons below, and of what was done only when they are closed.
enum class Beside { a_view, a_dialog };

// A panel for what was refused, has failed or asks for attention, until it is dismissed; what was
// done stands in the bottom bar. True when it was dismissed in this frame.
[[nodiscard]] bool draw_notice(const FrameState& state, const Rect& window, Beside beside);
// The list of the last notices, when it is open.
void draw_notices(const FrameState& state, const Rect& window, WindowView& view);

} // namespace themata
