#include "ui/responses/responses_parts.h"

#include <fmt/format.h>
#include <imgui.h>

namespace themata {

namespace {

constexpr std::size_t most_themes_again = 9;

void remember_applied(ResponsesView& view, ThemeId theme) {
    std::erase(view.recent, theme);
    view.recent.insert(view.recent.begin(), theme);
    if (view.recent.size() > most_themes_again)
        view.recent.pop_back();
    view.theme = theme;
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
        remember_applied(view, newest);
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

// A field that was left, because another view was looked at or words were selected, takes the
// keyboard again: what is typed next goes on where it stopped.
void keep_typing(ResponsesView& view) {
    if (ImGui::IsAnyItemActive() || ImGui::IsMouseDown(ImGuiMouseButton_Left))
        return;
    if (view.picker.open)
        view.picker.fresh = true;
    else if (view.memo.open && !view.memo.asking)
        view.memo.fresh = true;
}

void draw_response_panels(const Scene& scene, const Rect& middle, ResponsesView& view,
                          Outbox& out) {
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
    remember_applied(view, theme);
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

std::string digit_of(const ResponsesView& view, ThemeId theme) {
    const auto digit = view.digits.digit_of(theme);
    return digit ? std::to_string(*digit) : "";
}

std::string why_digit_rests(const Scene& scene, std::size_t digit, const ResponsesView& view) {
    const ThemeId id = view.digits.theme_of(digit);
    const Theme* theme = scene.now.study.themes.find(id);
    const std::string other = fmt::format("Alt {} gives the digit to another theme.", digit);
    if (theme && theme->state != ThemeState::retired)
        return {};
    if (theme)
        return fmt::format("“{}” has the digit {} and is retired. {}", theme->name, digit, other);
    if (id)
        return fmt::format("The theme with the digit {} is not in the codebook now. {}", digit,
                           other);
    return fmt::format("No theme has the digit {}. Alt {} gives it to one.", digit, digit);
}

void move_digit(const Scene& scene, ThemeId id, std::size_t digit, ResponsesView& view) {
    const Theme* theme = scene.now.study.themes.find(id);
    if (!theme)
        return;
    if (view.digits.digit_of(id) == digit)
        return take_digit(scene, id, view);
    const Theme* other = scene.now.study.themes.find(view.digits.theme_of(digit));
    view.digits.give(id, digit);
    std::string said = fmt::format("{} applies “{}” now", digit, theme->name);
    if (other) {
        const std::string left = digit_of(view, other->id);
        said += left.empty() ? fmt::format("; “{}” has no digit", other->name)
                             : fmt::format(", and {} applies “{}”", left, other->name);
    }
    say(scene, view, said + ".");
}

void take_digit(const Scene& scene, ThemeId id, ResponsesView& view) {
    const Theme* theme = scene.now.study.themes.find(id);
    if (!theme || !view.digits.digit_of(id))
        return;
    view.digits.take_away(id);
    say(scene, view, fmt::format("“{}” has no digit now.", theme->name));
}

ThemeId parent_of_new_theme(const Snapshot& now, ThemeId looked_at) {
    const Theme* theme = now.study.themes.find(looked_at);
    if (!theme)
        return {};
    return now.lookup.children.of(looked_at).empty() ? theme->parent : looked_at;
}

bool panel_is_open(const ResponsesView& view) {
    return view.picker.open || view.memo.open || view.go_to.open || view.filter.open ||
           view.menu.open || view.stages.open || view.bulk.open || view.rename.theme;
}

void draw_responses(const Scene& scene, const std::shared_ptr<const ReadingList>& reading,
                    const Rect& place, ResponsesView& view, Outbox& out) {
    const Look& look = scene.look;
    keep_stream(reading, view);
    keep_said(scene, view);
    keep_typing(view);
    read_keys(scene, view, out);

    const SidePanes sides =
        fitting_panes(look, place.width(), look.px(view.left_width), look.px(view.right_width));
    Rect middle = place;
    const Rect left_pane = middle.take_left(sides.left);
    const Rect right_pane = middle.take_right(sides.right);
    draw_question_pane(scene, left_pane, view, out);
    draw_theme_pane(scene, right_pane, view, out);
    draw_stream(scene, middle, view, out);

    splitter(look, "Width of the questions", left_pane, Side::left, view.left_width);
    splitter(look, "Width of the themes", right_pane, Side::right, view.right_width);
    if (!view.said.empty() && draw_said(look, middle, view.said))
        view.said.clear();
    draw_response_panels(scene, middle, view, out);
}

} // namespace themata
