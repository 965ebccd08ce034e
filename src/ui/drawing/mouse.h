#pragma once
// Where the mouse is in this frame, and what it does there. The window's thread, between the
// beginning and the end of a frame.

#include "ui/drawing/geometry.h"

namespace themata {

[[nodiscard]] Point mouse_position();
// Over this place, and no panel lies between.
[[nodiscard]] bool mouse_over(const Rect& place);
// How often the button went down in quick succession, just now.
[[nodiscard]] int clicks();
// How far the wheel turned over this place.
[[nodiscard]] float wheel_over(const Rect& place);
// What of the window is not clipped.
[[nodiscard]] Rect visible_part();

} // namespace themata
