#include "ui/waiting_input.h"

#include <imgui.h>
#include <imgui_internal.h>

namespace themata {

namespace {

using EventKind = InputEvent::Kind;

bool is_chord(ImGuiKey key) {
    switch (static_cast<int>(key)) {
    case ImGuiMod_Ctrl:
    case ImGuiMod_Alt:
    case ImGuiMod_Super:
    case ImGuiKey_LeftCtrl:
    case ImGuiKey_RightCtrl:
    case ImGuiKey_LeftAlt:
    case ImGuiKey_RightAlt:
    case ImGuiKey_LeftSuper:
    case ImGuiKey_RightSuper:
        return true;
    default:
        return false;
    }
}

bool is_shift(ImGuiKey key) {
    return static_cast<int>(key) == ImGuiMod_Shift || key == ImGuiKey_LeftShift ||
           key == ImGuiKey_RightShift;
}

bool changes_text(ImGuiKey key) {
    return key == ImGuiKey_Enter || key == ImGuiKey_KeypadEnter || key == ImGuiKey_Backspace ||
           key == ImGuiKey_Delete || key == ImGuiKey_Insert || key == ImGuiKey_Tab;
}

bool writes_a_letter(ImGuiKey key) {
    return (key >= ImGuiKey_0 && key <= ImGuiKey_Z) || key == ImGuiKey_Space ||
           (key >= ImGuiKey_Apostrophe && key <= ImGuiKey_GraveAccent) ||
           (key >= ImGuiKey_Keypad0 && key <= ImGuiKey_KeypadEqual && !changes_text(key)) ||
           key == ImGuiKey_Oem102;
}

EventKind kind_of(ImGuiKey key) {
    if (is_chord(key))
        return EventKind::modifier;
    if (is_shift(key))
        return EventKind::shift;
    return changes_text(key) || writes_a_letter(key) ? EventKind::typing : EventKind::other;
}

InputEvent described(const ImGuiInputEvent& event) {
    switch (event.Type) {
    case ImGuiInputEventType_Key:
        return {.kind = kind_of(event.Key.Key),
                .code = event.Key.Key,
                .down = event.Key.Down,
                .writes = writes_a_letter(event.Key.Key)};
    case ImGuiInputEventType_Text:
        return {.kind = EventKind::letter};
    case ImGuiInputEventType_MouseButton:
        return {.kind = EventKind::button,
                .code = event.MouseButton.Button,
                .down = event.MouseButton.Down};
    case ImGuiInputEventType_MouseWheel:
        return {.kind = EventKind::wheel};
    case ImGuiInputEventType_Focus:
        return {.kind = EventKind::focus, .down = event.AppFocused.Focused};
    default:
        return {.kind = EventKind::move};
    }
}

ImVector<ImGuiInputEvent>& queue() { return ImGui::GetCurrentContext()->InputEventsQueue; }

bool field_has_keyboard(const ImGuiContext& g) {
    return g.ActiveId != 0 && g.ActiveId == g.InputTextState.ID;
}

// A field was asked to take the keyboard in this frame, and gets it in the next one.
bool field_is_wanted(const ImGuiContext& g) {
    return g.NavMoveSubmitted && (g.NavMoveFlags & ImGuiNavMoveFlags_FocusApi) != 0;
}

} // namespace

WaitingInput::WaitingInput() {
    // The gate alone decides which events share a frame.
    ImGui::GetIO().ConfigInputTrickleEventQueue = false;
}

void WaitingInput::note_arrivals(double now) {
    arrivals_.resize(static_cast<std::size_t>(queue().Size), now);
}

void WaitingInput::begin_frame() {
    std::vector<InputEvent> waiting;
    for (std::size_t place = 0; place < arrivals_.size(); ++place) {
        waiting.push_back(described(queue()[static_cast<int>(place)]));
        waiting.back().at = arrivals_[place];
    }
    const InputGate::Taken taken = gate_.begin_frame(waiting);
    ImVector<ImGuiInputEvent> all;
    all.swap(queue());
    std::vector<bool> leaves(waiting.size());
    for (const std::size_t place : taken.dropped)
        leaves[place] = true;
    for (const std::size_t place : taken.now) {
        leaves[place] = true;
        queue().push_back(all[static_cast<int>(place)]);
    }
    ImGui::NewFrame();
    queue().resize(0);
    std::vector<double> left;
    for (std::size_t place = 0; place < waiting.size(); ++place)
        if (!leaves[place]) {
            queue().push_back(all[static_cast<int>(place)]);
            left.push_back(arrivals_[place]);
        }
    arrivals_ = std::move(left);
}

void WaitingInput::end_frame(bool panel_is_open, double now) {
    const ImGuiContext& g = *ImGui::GetCurrentContext();
    const bool panel = panel_is_open || g.OpenPopupStack.Size > 0;
    gate_.end_frame({.listener = field_has_keyboard(g) ? Listener::field
                                 : panel               ? Listener::panel
                                                       : Listener::view,
                     .field_wanted = field_is_wanted(g),
                     .at = now});
}

bool WaitingInput::goes_on() const { return !queue().empty() || gate_.holds(); }

} // namespace themata
