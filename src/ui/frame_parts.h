#pragma once
// The parts of the frame; private to it.

#include "ui/frame.h"
#include "ui/parts/widgets.h"
#include <span>

namespace themata {

struct RailItem {
    View view;
    Icon icon;
    const char* name;
};

[[nodiscard]] std::span<const RailItem> rail_items();

void draw_rail(const Look& look, const Rect& place, WindowView& view);
void draw_top_bar(const Scene& scene, const Rect& place, WindowView& view, Outbox& out);
void draw_bottom_bar(const Scene& scene, const Rect& place, const FrameState& state,
                     WindowView& view, Outbox& out);
// The same while no study is open: what is under way, and what was said.
void draw_start_bar(const FrameState& state, const Rect& place, WindowView& view, Outbox& out);
void draw_appearance_switch(const Look& look, const Rect& place, Outbox& out);

// What the last notice stands beside: above the bottom bar; or at the top, since dialogs have their
// buttons below, and of what was done only when they are closed.
enum class Beside { a_view, a_dialog };

// A panel for what was refused, has failed or asks for attention, until it is dismissed; what was
// done stands in the bottom bar.
[[nodiscard]] Dismissal draw_notice(const FrameState& state, const Rect& window, Beside beside);
// The list of the last notices, when it is open.
void draw_notices(const FrameState& state, const Rect& window, WindowView& view);

void draw_palette(const Scene& scene, const FrameState& state, const Rect& window, WindowView& view,
                  Outbox& out);
void draw_keys_panel(const FrameState& state, const Rect& window, WindowView& view);

// Makes the answer the current one of the responses view, whatever is filtered there.
void show_answer(WindowView& view, ResponseId response);

} // namespace themata
