#include "ui/commands.h"
#include "ui/frame_parts.h"

#include "ui/parts/dialog.h"
#include "ui/parts/marks.h"
#include <imgui.h>

namespace themata {

namespace {

void draw_view(const Scene& scene, const FrameState& state, const Rect& place, WindowView& view,
               Outbox& out) {
    switch (view.view) {
    case View::responses:
        return draw_responses(scene, state.reading, place, view.responses, out);
    case View::search:
        return show_answer(view, draw_search(scene, place, view.search, out));
    case View::table:
        return show_answer(view, draw_table(scene, state.table, place, view.table, out));
    case View::scores:
        return draw_scores(scene, state.analyses.scores, place, view.analyses.scores, out);
    case View::agreement:
        return show_answer(view, draw_agreement(scene, state.analyses.agreement, place,
                                                view.analyses.agreement, out));
    case View::explore:
        return show_answer(
            view, draw_explore(scene, state.analyses.explore, place, view.analyses.explore, out));
    case View::codebook:
        return show_answer(view, draw_codebook(scene, state.codebook, place, view.codebook, out));
    case View::history:
        return draw_history(scene, place, view.history, out);
    }
}

void draw_study(const FrameState& state, const Rect& window, WindowView& view, Outbox& out) {
    const Look& look = state.look;
    Rect rest = window;
    view.responses.digits.follow(*state.desk.snapshot);
    static const Figures none;
    const Scene scene{*state.desk.snapshot, state.figures ? *state.figures : none, state.desk, look,
                      state.aids};
    draw_top_bar(scene, rest.take_top(look.px(size::top_bar)), view, out);
    draw_bottom_bar(scene, rest.take_bottom(look.px(size::bottom_bar)), state, view, out);
    draw_rail(look, rest.take_left(look.px(size::rail)), view);
    if (view.view != View::codebook)
        keep_draft(scene.now, view.codebook, out);
    draw_view(scene, state, rest, view, out);
    if (view.palette.open)
        draw_palette(scene, state, window, view, out);
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

bool has_panel(const CodebookView& view) {
    return view.panel != CodebookPanel::none || view.naming.renamed || view.naming.new_below;
}

bool has_dialog(const WindowView& view) { return view.chooser || view.settings || view.import; }

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
            ImportEnd::closed)
            view.import.reset();
    }
}

} // namespace

bool panel_is_open(const WindowView& view) {
    if (has_dialog(view) || view.palette.open || view.keys.open)
        return true;
    switch (view.view) {
    case View::responses:
        return panel_is_open(view.responses);
    case View::search:
        return search_panel_is_open(view.search) || view.search.picker.open;
    case View::codebook:
        return has_panel(view.codebook);
    case View::history:
        return view.history.undoing;
    default:
        return false;
    }
}

void show_answer(WindowView& view, ResponseId response) {
    if (!response)
        return;
    view.view = View::responses;
    show_among_all(view.responses, response);
}

Dismissal draw_frame(const FrameState& state, WindowView& view, Outbox& out) {
    const ImGuiViewport& screen = *ImGui::GetMainViewport();
    ImGui::SetNextWindowPos(screen.Pos);
    ImGui::SetNextWindowSize(screen.Size);
    ImGui::Begin("Themata", nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                     ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBackground |
                     ImGuiWindowFlags_NoBringToFrontOnFocus);
    const Rect whole = rect({screen.Pos.x, screen.Pos.y}, screen.Size.x, screen.Size.y);
    const bool dialog = has_dialog(view);
    press_wanted_key(view);
    if (view.keys.open)
        draw_keys_panel(state, whole, view);
    else if (!view.palette.open && !dialog)
        read_command_keys(state, view, out);
    {
        std::optional<Asleep> asleep;
        if (dialog)
            asleep.emplace();
        if (state.desk.snapshot)
            draw_study(state, whole, view, out);
        else
            draw_start_screen(state, whole, view, out);
    }
    draw_notices(state, whole, view);
    ImGui::End();
    if (dialog)
        draw_dialogs(state, view, out);
    Dismissal dismissal = Dismissal::none;
    if (!view.keys.open) // which is read, and closed soon
        dismissal = draw_notice(state, whole, dialog ? Beside::a_dialog : Beside::a_view);
    tell_cut_text(state.look);
    return dismissal;
}

} // namespace themata
