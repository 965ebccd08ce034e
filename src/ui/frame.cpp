#include "ui/frame_parts.h"

#include "ui/marks.h"
#include <imgui.h>

namespace themata {

namespace {

bool chord(ImGuiKeyChord keys) { return ImGui::IsKeyChordPressed(keys); }

bool typing() { return ImGui::GetIO().WantTextInput; }

void read_zoom(float zoom, Outbox& out) {
    constexpr float step = 0.1F;
    constexpr float least = 0.6F;
    constexpr float most = 2.5F;
    if (chord(ImGuiMod_Ctrl | ImGuiKey_Equal) || chord(ImGuiMod_Ctrl | ImGuiKey_KeypadAdd) ||
        chord(ImGuiMod_Ctrl | ImGuiMod_Shift | ImGuiKey_Equal))
        out.ask(SetZoom{std::min(most, zoom + step)});
    if (chord(ImGuiMod_Ctrl | ImGuiKey_Minus) || chord(ImGuiMod_Ctrl | ImGuiKey_KeypadSubtract))
        out.ask(SetZoom{std::max(least, zoom - step)});
    if (chord(ImGuiMod_Ctrl | ImGuiKey_0) || chord(ImGuiMod_Ctrl | ImGuiKey_Keypad0))
        out.ask(SetZoom{1});
}

void read_view_keys(WindowView& view) {
    for (const RailItem& item : rail_items())
        if (chord(ImGuiMod_Ctrl | static_cast<ImGuiKey>(ImGuiKey_1 + static_cast<int>(item.view))))
            view.view = item.view;
    const bool slash = !typing() && chord(ImGuiKey_Slash);
    if (slash || chord(ImGuiMod_Ctrl | ImGuiKey_F))
        view.search_wanted = true;
}

// Text fields undo their own typing.
void read_undo_keys(Outbox& out) {
    if (typing())
        return;
    if (chord(ImGuiMod_Ctrl | ImGuiKey_Z))
        out.ask(Undo{});
    if (chord(ImGuiMod_Ctrl | ImGuiKey_Y) || chord(ImGuiMod_Ctrl | ImGuiMod_Shift | ImGuiKey_Z))
        out.ask(Redo{});
}

void show(WindowView& view, ResponseId response) {
    if (!response)
        return;
    view.view = View::responses;
    view.responses.shown = Shown::all;
    view.responses.filtered_anew = true;
    go_to(view.responses, response);
}

void draw_view(const Scene& scene, const FrameState& state, const Rect& place, WindowView& view,
               Outbox& out) {
    switch (view.view) {
    case View::responses:
        return draw_responses(scene, place, view.responses, out);
    case View::search:
        return show(view, draw_search(scene, place, view.search, out));
    case View::table:
        return show(view, draw_table(scene, state.table, place, view.table, out));
    case View::history:
        return draw_history(scene, place, view.history, out);
    }
}

void draw_study(const FrameState& state, Rect rest, WindowView& view, Outbox& out) {
    const Look& look = state.look;
    static const Figures none;
    const Scene scene{*state.desk.snapshot, state.figures ? *state.figures : none, state.desk,
                      look};
    read_view_keys(view);
    read_undo_keys(out);
    draw_top_bar(scene, rest.take_top(look.px(size::top_bar)), view, out);
    draw_bottom_bar(scene, rest.take_bottom(look.px(size::bottom_bar)), state, out);
    draw_rail(look, rest.take_left(look.px(size::rail)), view);
    draw_view(scene, state, rest, view, out);
}

void draw_start_screen(const FrameState& state, const Rect& place, WindowView& view, Outbox& out) {
    draw_start(state.look, state.remembered, place, view.start, out);
    const float side = state.look.px(size::button);
    const float gap = state.look.px(space::two);
    const Rect corner = rect({place.right - gap - side, place.top + gap}, side, side);
    const Pane pane("Corner", corner); // above the start screen's own
    draw_appearance_switch(state.look, corner, out);
}

} // namespace

Dismissal draw_frame(const FrameState& state, WindowView& view, Outbox& out) {
    const ImGuiViewport& screen = *ImGui::GetMainViewport();
    ImGui::SetNextWindowPos(screen.Pos);
    ImGui::SetNextWindowSize(screen.Size);
    ImGui::Begin("Themata", nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                     ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBackground |
                     ImGuiWindowFlags_NoBringToFrontOnFocus);
    const Rect whole = rect({screen.Pos.x, screen.Pos.y}, screen.Size.x, screen.Size.y);
    read_zoom(state.look.zoom, out);
    if (state.desk.snapshot)
        draw_study(state, whole, view, out);
    else
        draw_start_screen(state, whole, view, out);
    const Dismissal dismissal = draw_notice(state, whole);
    ImGui::End();
    return dismissal;
}

} // namespace themata
