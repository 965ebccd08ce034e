#include "text/sentences.h"
#include "ui/frame_parts.h"

#include "ui/parts/dialog.h"
#include "ui/parts/marks.h"
#include <fmt/format.h>

namespace themata {

namespace {

constexpr std::size_t most_notices = 12;

std::string index_in_words(IndexState state) {
    switch (state) {
    case IndexState::up_to_date:
        return "Index up to date";
    case IndexState::catching_up:
        return "Index catching up, search reads the text meanwhile";
    case IndexState::failed:
        return "No index, search reads the text";
    }
    return {};
}

// Parts of a line one after another, with a gap between them.
class Line {
public:
    Line(const Look& look, Rect place) : look_(look), rest_(place) {}

    void add(const std::string& text, Colour colour) {
        if (rest_.width() < look_.px(space::six))
            return;
        const float wide =
            std::min(rest_.width(), std::ceil(text_width(look_, type::label, text)) + 1);
        write_in(look_, type::label, rest_.take_left(wide), colour, text);
        rest_.take_left(look_.px(space::three));
    }

private:
    const Look& look_;
    Rect rest_;
};

void draw_last_act(const Look& look, Rect& place, const DeskState& desk, Outbox& out) {
    if (!desk.undoable)
        return;
    const Palette& palette = look.palette();
    const std::string keys = "Ctrl Z";
    const std::string undo = "Undo";
    const auto width_of = [&](const std::string& text) {
        return std::ceil(text_width(look, type::label, text)) + look.px(space::half);
    };
    write_in(look, type::label, place.take_right(width_of(keys)), palette.second_text, keys,
             Side::right);
    place.take_right(look.px(space::half));
    const Rect there = place.take_right(width_of(undo) + look.px(space::one));
    const Touch touch = area("Undo", there);
    hint(look, "Undo: " + desk.undoable->note + "  ·  Ctrl Z");
    if (touch.hovered)
        fill(there.inset(0, look.px(space::half)), palette.second_surface, look.px(space::half));
    write_in(look, type::label, there, palette.accent, undo, Side::middle);
    if (touch.pressed)
        out.ask(Undo{});
    place.take_right(look.px(space::half));
    const float wide = std::min(place.width() / 2, width_of(desk.undoable->note));
    write_in(look, type::label, place.take_right(wide), palette.second_text, desk.undoable->note,
             Side::right);
    place.take_right(look.px(space::three));
}

void draw_work(const Look& look, Rect& place, const FrameState& state, Outbox& out) {
    const std::string text = state.work + " …";
    const float side = look.px(type::small_icon.line);
    const Rect cross = place.take_right(side);
    if (icon_button(look, "Stop", rect({cross.left, cross.middle().y - side / 2}, side, side),
                    Icon::close, look.palette().second_text))
        out.ask(CancelWork{});
    hint(look, "Stop: " + state.work);
    place.take_right(look.px(space::one));
    const Rect bar = place.take_right(look.px(size::least_cell) * 1.5F);
    const float y = std::round(bar.middle().y - look.px(size::progress) / 2);
    progress_bar(look, {bar.left, y, bar.right, y + look.px(size::progress)},
                 {{state.progress, look.palette().accent}});
    place.take_right(look.px(space::one));
    const float wide =
        std::min(place.width() / 2, std::ceil(text_width(look, type::label, text)) + 1);
    write_in(look, type::label, place.take_right(wide), look.palette().second_text, text);
    place.take_right(look.px(space::three));
}

void draw_notices_button(const Look& look, Rect& place, const FrameState& state, WindowView& view) {
    if (state.notices.empty())
        return;
    const Rect there = place.take_right(look.px(type::icon.line));
    if (icon_button(look, "Notices", there, Icon::bell, look.palette().second_text))
        view.notices_open = !view.notices_open;
    hint(look, "What was said last");
    place.take_right(look.px(space::gap));
}

Colour colour_of(const Palette& palette, Notice::Tone tone) {
    return tone == Notice::Tone::done ? palette.text : palette.warning;
}

// What was done stands in the bottom bar; it is said aloud only when there is more to it.
bool is_said_aloud(const Notice& notice) {
    return notice.tone != Notice::Tone::done || !notice.hint.empty();
}

float height_of_notice(const Look& look, const Notice& notice, float width) {
    return height_of(look, type::body_strong, width, notice.what) +
           (notice.hint.empty() ? 0 : height_of(look, type::body, width, notice.hint));
}

void write_notice(const Look& look, const Notice& notice, Point at, float width) {
    const Palette& palette = look.palette();
    at.y += write_wrapped(look, type::body_strong, at, width, colour_of(palette, notice.tone),
                          notice.what);
    write_wrapped(look, type::body, at, width, palette.second_text, notice.hint);
}

} // namespace

void draw_bottom_bar(const Scene& scene, const Rect& place, const FrameState& state,
                     WindowView& view, Outbox& out) {
    const Look& look = scene.look;
    const Palette& palette = look.palette();
    const Pane pane("Bottom bar", place);
    ground(place, palette.surface);
    stroke(place.at(), {place.right, place.top}, palette.hairline, look.px(size::line));
    Rect rest = place.inset(look.px(space::two), 0);
    draw_notices_button(look, rest, state, view);
    if (!state.work.empty())
        draw_work(look, rest, state, out);
    draw_last_act(look, rest, state.desk, out);

    const GroupProgress& total = scene.figures.total;
    Line line(look, rest);
    line.add(counted(scene.now.study.responses.size(), "answer"), palette.text);
    line.add(fmt::format("{} coded, {} nothing to code, {} to read", grouped(total.coded),
                         grouped(total.nothing_to_code), grouped(total.to_read)),
             palette.second_text);
    line.add(counted(scene.now.study.themes.size(), "theme") + ", " +
                 counted(scene.now.study.codings.size(), "coding"),
             palette.second_text);
    line.add(index_in_words(state.desk.index), palette.second_text);
}

void draw_start_bar(const FrameState& state, const Rect& place, WindowView& view, Outbox& out) {
    if (state.notices.empty() && state.work.empty())
        return;
    const Look& look = state.look;
    const Pane pane("Bottom bar", place);
    ground(place, look.palette().surface);
    stroke(place.at(), {place.right, place.top}, look.palette().hairline, look.px(size::line));
    Rect rest = place.inset(look.px(space::two), 0);
    draw_notices_button(look, rest, state, view);
    if (!state.work.empty())
        draw_work(look, rest, state, out);
}

void draw_notices(const FrameState& state, const Rect& window, WindowView& view) {
    if (!view.notices_open || state.notices.empty())
        return;
    const Look& look = state.look;
    const float pad = look.px(space::two);
    const float width = std::min(look.px(size::notice), window.width() - 2 * pad);
    const float text = width - 2 * pad;
    const float between = look.px(space::gap);
    const float title = look.px(size::button);
    const auto all = std::span(state.notices);
    auto shown = all.last(std::min(all.size(), most_notices));
    float height = title + 2 * look.px(space::gap);
    std::size_t from = shown.size();
    for (; from > 0; --from) {
        const float more = height_of_notice(look, shown[from - 1], text) + between;
        if (height + more > window.height() * 0.7F)
            break;
        height += more;
    }
    height -= from < shown.size() ? between : 0;
    shown = shown.subspan(from);
    const Rect place = rect({window.right - width - pad, window.bottom - look.px(size::bottom_bar) -
                                                             height - look.px(space::one)},
                            width, height);
    const Floating floating(look, "Notices panel", place);
    Rect inside = place.inset(pad, look.px(space::gap));
    if (dialog_title(look, inside.take_top(title), "What was said last", "Close the notices") ||
        escape_pressed())
        view.notices_open = false;
    Point at = inside.at();
    for (auto notice = shown.rbegin(); notice != shown.rend(); ++notice) {
        write_notice(look, *notice, at, text);
        at.y += height_of_notice(look, *notice, text) + between;
    }
}

Dismissal draw_notice(const FrameState& state, const Rect& window, Beside beside) {
    if (!state.notice || !is_said_aloud(*state.notice))
        return Dismissal::none;
    const bool done = state.notice->tone == Notice::Tone::done;
    if (done && beside == Beside::a_dialog)
        return Dismissal::none; // it can wait
    const Look& look = state.look;
    const Palette& palette = look.palette();
    const float pad = look.px(space::two);
    const float icon = look.px(type::icon.line);
    const float side = look.px(type::small_icon.line);
    const float width = std::min(look.px(size::notice), window.width() - 2 * pad);
    const float text = width - 2 * pad - icon - side - 2 * look.px(space::gap);
    const float height = height_of_notice(look, *state.notice, text) + 2 * look.px(space::gap);
    const float top = beside == Beside::a_dialog ? window.top + look.px(space::one)
                                                 : window.bottom - look.px(size::bottom_bar) -
                                                       height - look.px(space::two);
    const Rect place = rect({std::round(window.middle().x - width / 2), top}, width, height);
    const Floating floating(look, "Notice", place, Floating::Keys::leave);
    fill(place, done ? palette.soft_accent : palette.soft_warning, look.px(size::card_radius));
    Rect inside = place.inset(pad, look.px(space::gap));
    draw_icon(look, done ? Icon::check : Icon::warning, type::icon,
              rect(inside.take_left(icon).at(), icon, look.px(type::body.line)),
              done ? palette.accent : palette.warning);
    inside.take_left(look.px(space::gap));
    const Rect cross = inside.take_right(side);
    write_notice(look, *state.notice, inside.at(), text);
    const bool pressed = icon_button(look, "Dismiss the notice", rect(cross.at(), side, side),
                                     Icon::close, palette.second_text);
    hint(look, "Dismiss the notice");
    return pressed ? Dismissal::dismissed : Dismissal::none;
}

} // namespace themata
