#include "ui/responses_parts.h"

#include "ui/marks.h"

namespace themata {

namespace {

constexpr std::size_t most_recent = 9;

void remember(ResponsesView& view, ThemeId theme) {
    std::erase(view.recent, theme);
    view.recent.insert(view.recent.begin(), theme);
    if (view.recent.size() > most_recent)
        view.recent.pop_back();
    view.theme = theme;
}

void forget_selection(ResponsesView& view) {
    view.selection = {};
    view.coding = {};
}

// Panes give way before the answers get too narrow to read.
void fit_panes(const Look& look, float width, float& left, float& right) {
    const float most = width - look.px(size::least_middle);
    if (left + right > most) {
        const float share = std::max(0.5F, most / (left + right));
        left = std::round(left * share);
        right = std::round(right * share);
    }
}

} // namespace

void go_to(ResponsesView& view, ResponseId response) {
    if (view.current != response)
        forget_selection(view);
    view.current = response;
    view.sought = response;
}

std::optional<Passage> passage_to_code(const Scene& scene, const ResponsesView& view) {
    const Response* response = scene.now.study.responses.find(view.current);
    if (!response)
        return {};
    if (!view.selection.empty())
        return Passage{response->id, view.selection};
    return Passage{response->id, {0, static_cast<std::uint32_t>(response->text.size())}};
}

void apply_theme(const Scene& scene, ThemeId theme, ResponsesView& view, Outbox& out) {
    view.theme = theme;
    const std::optional<Passage> passage = passage_to_code(scene, view);
    if (!passage)
        return;
    out.send(ApplyTheme{.theme = theme, .passages = {*passage}});
    remember(view, theme);
    forget_selection(view);
}

void apply_new_theme(const Scene& scene, const std::string& name, ResponsesView& view,
                     Outbox& out) {
    const std::optional<Passage> passage = passage_to_code(scene, view);
    if (!passage)
        return;
    out.send(ApplyNewTheme{.name = name,
                           .parent = parent_of_new_theme(scene.now, view.theme),
                           .passages = {*passage}});
    forget_selection(view);
}

void withdraw(CodingId coding, ResponsesView& view, Outbox& out) {
    out.send(WithdrawCodings{.codings = {coding}});
    view.coding = {};
}

ThemeId parent_of_new_theme(const Snapshot& now, ThemeId looked_at) {
    const Theme* theme = now.study.themes.find(looked_at);
    if (!theme)
        return {};
    return now.lookup.children.of(looked_at).empty() ? theme->parent : looked_at;
}

void draw_responses(const Scene& scene, const Rect& place, ResponsesView& view, Outbox& out) {
    const Look& look = scene.look;
    keep_stream(scene, view);
    read_keys(scene, view, out);

    float left = look.px(view.left_width);
    float right = look.px(view.right_width);
    fit_panes(look, place.width(), left, right);
    Rect middle = place;
    const Rect left_pane = middle.take_left(left);
    const Rect right_pane = middle.take_right(right);
    draw_question_pane(scene, left_pane, view);
    draw_theme_pane(scene, right_pane, view, out);
    draw_stream(scene, middle, view, out);

    const float grip = look.px(size::splitter);
    splitter(look, "Width of the questions",
             {left_pane.right - grip / 2, place.top, left_pane.right + grip / 2, place.bottom},
             Side::left, view.left_width);
    splitter(look, "Width of the themes",
             {right_pane.left - grip / 2, place.top, right_pane.left + grip / 2, place.bottom},
             Side::right, view.right_width);
    if (view.picker.open)
        pick_theme(scene, middle, view, out);
}

} // namespace themata
