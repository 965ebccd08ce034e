#include "ui/frame.h"

#include "ui/frame_bars.h"

#include "ui/parts/dialog.h"
#include "ui/views.h"
#include <imgui.h>

namespace themata {

namespace {

void draw_study(WindowWork& work, const Rect& window) {
    const Scene& scene = *work.scene;
    const Look& look = scene.look;
    WindowView& view = work.view;
    Outbox& out = work.out;
    Rect rest = window;
    view.responses.digits.follow(scene.now);
    draw_top_bar(work, rest.take_top(look.px(size::top_bar)));
    draw_bottom_bar(work, rest.take_bottom(look.px(size::bottom_bar)));
    draw_rail(look, rest.take_left(look.px(size::rail)), view);
    if (view.view != View::codebook)
        keep_draft(scene.now, view.codebook, out);
    view_of(view.view).draw(work, rest);
    carry_out_asked(work);
    if (!view.said.empty() && draw_said(look, rest, view.said))
        view.said.clear();
    if (view.palette.open)
        draw_palette(work, window);
}

void draw_start_screen(const FrameState& state, const Rect& place, WindowView& view, Outbox& out) {
    Rect rest = place;
    draw_start_bar(state, rest.take_bottom(state.look.px(size::bottom_bar)), view, out);
    draw_start(state.look, state.remembered, state.recent_troubles, rest, out);
    const float side = state.look.px(size::button);
    const float gap = state.look.px(space::two);
    const Rect corner = rect({place.right - gap - side, place.top + gap}, side, side);
    const Pane pane("Corner", corner); // above the start screen's own
    draw_appearance_switch(state.look, corner, out);
}

// Whatever is pressed next answers to what was said.
void forget_said(WindowView& view) {
    if (view.said.empty())
        return;
    bool pressed = ImGui::IsMouseClicked(ImGuiMouseButton_Left);
    for (int key = ImGuiKey_NamedKey_BEGIN; key < ImGuiKey_NamedKey_END; ++key)
        pressed = pressed || ImGui::IsKeyPressed(static_cast<ImGuiKey>(key), false);
    if (pressed)
        view.said.clear();
}

bool has_dialog(const WindowView& view) { return view.chooser || view.settings || view.import; }

// What was decided of files is there again when the same files are chosen once more.
void keep_given_up(WindowView& view) {
    for (const ImportedFile& file : view.import->request.files) {
        std::erase_if(view.given_up,
                      [&](const ImportedFile& kept) { return kept.file == file.file; });
        if (file.mapping != MappingOptions{})
            view.given_up.push_back(file);
    }
}

// One at a time: what was opened over another one is answered first.
void draw_dialogs(const FrameState& state, WindowView& view, Outbox& out) {
    if (view.chooser) {
        if (draw_file_chooser(state.look, state.folder, state.places, *view.chooser, out) ==
            ChooserEnd::closed)
            view.chooser.reset();
    } else if (view.settings) {
        if (draw_settings(state.look, state.appearance, state.desk.coder, *view.settings, out) ==
            SettingsEnd::closed)
            view.settings.reset();
    } else if (view.import) {
        if (draw_import(state.look, state.desk, state.progress, *view.import, out) ==
            ImportEnd::closed) {
            keep_given_up(view);
            view.import.reset();
        }
    }
}

} // namespace

bool panel_is_open(const WindowView& view) {
    if (has_dialog(view) || view.palette.open || view.keys.open)
        return true;
    const ViewOfWindow& shown = view_of(view.view);
    return shown.panel_is_open && shown.panel_is_open(view);
}

bool draw_frame(const FrameState& state, WindowView& view, Outbox& out) {
    const ImGuiViewport& screen = *ImGui::GetMainViewport();
    ImGui::SetNextWindowPos(screen.Pos);
    ImGui::SetNextWindowSize(screen.Size);
    ImGui::Begin("Themata", nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                     ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBackground |
                     ImGuiWindowFlags_NoBringToFrontOnFocus);
    const Rect whole = rect({screen.Pos.x, screen.Pos.y}, screen.Size.x, screen.Size.y);
    static const Figures none;
    std::optional<Scene> scene;
    if (state.desk.snapshot)
        scene.emplace(Scene{*state.desk.snapshot, state.figures ? *state.figures : none, state.desk,
                            state.look, state.aids});
    WindowWork work{state, scene ? &*scene : nullptr, view, out};
    const bool dialog = has_dialog(view);
    forget_said(view);
    if (view.keys.open)
        draw_keys_panel(work, whole);
    else if (!view.palette.open && !dialog)
        read_window_keys(work);
    {
        std::optional<Asleep> asleep;
        if (dialog)
            asleep.emplace();
        if (scene)
            draw_study(work, whole);
        else
            draw_start_screen(state, whole, view, out);
    }
    draw_notices(state, whole, view);
    ImGui::End();
    if (dialog)
        draw_dialogs(state, view, out);
    bool dismissed = false;
    if (!view.keys.open) // which is read, and closed soon
        dismissed = draw_notice(state, whole, dialog ? Beside::a_dialog : Beside::a_view);
    tell_cut_text(state.look);
    return dismissed;
}

} // namespace themata
