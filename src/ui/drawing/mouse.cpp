#include "ui/drawing/mouse.h"

#include <imgui.h>
#include <imgui_internal.h>

namespace themata {

Point mouse_position() {
    const ImVec2 mouse = ImGui::GetMousePos();
    return {mouse.x, mouse.y};
}

bool mouse_over(const Rect& place) {
    // Also while a button that appears under the mouse is held down.
    return ImGui::IsWindowHovered(ImGuiHoveredFlags_AllowWhenBlockedByActiveItem) &&
           ImGui::IsMouseHoveringRect({place.left, place.top}, {place.right, place.bottom});
}

int clicks() { return ImGui::GetMouseClickedCount(ImGuiMouseButton_Left); }

float wheel_over(const Rect& place) { return mouse_over(place) ? ImGui::GetIO().MouseWheel : 0; }

Rect visible_part() {
    const ImRect& clip = ImGui::GetCurrentWindow()->ClipRect;
    return {clip.Min.x, clip.Min.y, clip.Max.x, clip.Max.y};
}

} // namespace themata
