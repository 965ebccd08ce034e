#include "ui/responses/responses_parts.h"

#include "ui/parts/marks.h"

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

// Panes give way before the answers get too narrow to read.
void fit_panes(const Look& look, float width, float& left, float& right) {
    // In a small window all three are narrow: none is to be of no use.
    const float most = width - std::min(look.px(size::least_middle), std::round(width * 0.52F));
    if (left + right > most) {
        const float share = std::max(0.5F, most / (left + right));
        left = std::round(left * share);
        right = std::round(right * share);
    }
}

// The newest theme of that name: so Q and a digit apply it again.
void take_awaited(const Snapshot& now, ResponsesView& view) {
    if (view.awaited_theme.empty())
        return;
    ThemeId newest;
    for (const Theme& theme : now.study.themes)
        if (theme.name == view.awaited_theme)
            newest = theme.id;
    if (newest)
        remember(view, newest);
    view.awaited_theme.clear();
}

// What an act by another key did, and what was undone, by its name; until the next act.
void keep_said(const Scene& scene, ResponsesView& view) {
    if (view.said_at == scene.now.head)
        return;
    const bool first = view.said_at == Head{};
    take_awaited(scene.now, view);
    view.said_at = scene.now.head;
    view.said.clear();
    if (first || !scene.desk.history || scene.desk.history->empty())
        return;
    const Entry& last = scene.desk.history->back();
    if (last.undoes)
        view.said = last.note + (scene.desk.redoable ? "  ·  Ctrl Y does it again" : "");
}

void draw_panels(const Scene& scene, const Rect& middle, ResponsesView& view, Outbox& out) {
    if (view.memo.open)
        draw_memo(scene, middle, view, out);
    if (view.filter.open)
        draw_filter_panel(scene, middle, view);
    if (view.go_to.open)
        draw_go_to(scene, middle, view);
    if (view.picker.open)
        pick_theme(scene, middle, view, out);
    if (view.bulk.open)
        draw_bulk_panel(scene, middle, view.bulk, out);
    if (view.stages.open)
        draw_stages(scene, middle, view, out);
    if (view.menu.open)
        draw_menu(scene, middle, view, out);
}

} // namespace

void forget_selection(ResponsesView& view) {
    view.selection = {};
    view.anchor = view.caret = 0;
    view.coding = {};
    view.stretched.reset();
}

void go_to(ResponsesView& view, ResponseId response) {
    if (view.current != response)
        forget_selection(view);
    view.current = response;
    view.sought = response;
}

void show_among_all(ResponsesView& view, ResponseId response) {
    if (!view.plan.filter.passes_all())
        read_by(view, AnswerFilter{});
    go_to(view, response);
}

void read_by(ResponsesView& view, AnswerFilter filter) {
    view.plan.filter = std::move(filter);
    ++view.plan.chosen;
}

void read_by(ResponsesView& view, Grouping grouping) {
    view.plan.grouping = grouping;
    ++view.plan.chosen;
}

void say(const Scene& scene, ResponsesView& view, std::string what) {
    view.said = std::move(what);
    view.said_at = scene.now.head;
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
    view.awaited_theme = name;
    forget_selection(view);
}

void move_ends(const Coding& coding, ResponsesView& view, Outbox& out) {
    if (view.stretched && *view.stretched != coding.span)
        out.send(AdjustSpan{.coding = coding.id, .span = *view.stretched});
    view.stretched.reset();
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

void draw_responses(const Scene& scene, const std::shared_ptr<const ReadingList>& reading,
                    const Rect& place, ResponsesView& view, Outbox& out) {
    const Look& look = scene.look;
    keep_stream(reading, view);
    keep_said(scene, view);
    read_keys(scene, view, out);

    float left = look.px(view.left_width);
    float right = look.px(view.right_width);
    fit_panes(look, place.width(), left, right);
    Rect middle = place;
    const Rect left_pane = middle.take_left(left);
    const Rect right_pane = middle.take_right(right);
    draw_question_pane(scene, left_pane, view, out);
    draw_theme_pane(scene, right_pane, view, out);
    draw_stream(scene, middle, view, out);

    const float grip = look.px(size::splitter);
    splitter(look, "Width of the questions",
             {left_pane.right - grip / 2, place.top, left_pane.right + grip / 2, place.bottom},
             Side::left, view.left_width);
    splitter(look, "Width of the themes",
             {right_pane.left - grip / 2, place.top, right_pane.left + grip / 2, place.bottom},
             Side::right, view.right_width);
    if (!view.said.empty())
        draw_said(scene, middle, view);
    draw_panels(scene, middle, view, out);
}

} // namespace themata
