#include "ui/frame_bars.h"

#include "text/segments.h"
#include "text/sentences.h"
#include "ui/parts/dialog.h"
#include "ui/views.h"
#include <fmt/format.h>

namespace themata {

namespace {

// "RS" for RS, "RS" for Rosa Sanchez, "A" for anna.
std::string initials(const std::string& name) {
    std::string letters;
    for (const Word& word : words(name))
        if (letters.size() < 8) {
            const std::uint32_t end = next_grapheme(name, word.span.begin);
            letters += name.substr(word.span.begin, end - word.span.begin);
        }
    if (words(name).size() == 1 && name.size() == 2)
        return name;
    const auto places = boundaries(letters, Segment::grapheme);
    return places.size() > 3 ? letters.substr(0, places[2]) : letters;
}

void draw_coder(const Look& look, Rect place, const std::string& coder) {
    const Palette& palette = look.palette();
    const float side = look.px(size::avatar);
    const float wide = std::min(place.width() - side - look.px(space::one),
                                std::ceil(text_width(look, type::body, coder)) + 1);
    write_in(look, type::body, place.take_right(wide), palette.text, coder);
    place.take_right(look.px(space::one));
    const Point middle{place.right - side / 2, place.middle().y};
    const Rect disc = rect({middle.x - side / 2, middle.y - side / 2}, side, side);
    fill(disc, palette.soft_accent, side / 2);
    write_in(look, type::tiny_strong, disc, palette.accent, initials(coder), Side::middle);
}

void draw_search_field(const Scene& scene, const Rect& place, WindowView& view) {
    const Look& look = scene.look;
    const Focus focus = std::exchange(view.search_wanted, false) ? Focus::take : Focus::leave;
    const bool changed = field(look, "Search answers", place, view.search.query,
                               "Search answers, themes, participants", focus);
    const bool typed_in = field_is_typed_in();
    mark_mistake(look, scene.desk, place, view.search);
    if (changed && !view.search.query.empty() && view.view != View::search) {
        view.before_search = view.view;
        view.view = View::search;
    }
    if (changed && view.search.query.empty() && view.view == View::search)
        view.view = view.before_search;
    if (typed_in || !view.search.query.empty())
        return;
    const std::string key = key_in_words(command_of(commands_of_study(), search_answers));
    const float wide = std::ceil(text_width(look, type::tiny, key)) + look.px(space::gap);
    const float high = look.px(size::key_badge);
    key_badge(
        look,
        rect({place.right - wide - look.px(space::one), std::round(place.middle().y - high / 2)},
             wide, high),
        key);
}

// What can go out, in the order of Exported.
constexpr const char* exports[] = {"Table", "Codebook", "Codings as CSV", "Quotes",
                                   "Searches and rules as text"};

void draw_file_buttons(const Look& look, Rect& right, float side, Outbox& out) {
    const auto next = [&] {
        const Rect column = right.take_right(side);
        return rect({column.left, std::round(column.middle().y - side / 2)}, side, side);
    };
    if (icon_button(look, "Settings", next(), Icon::settings, look.palette().second_text))
        out.ask(ShowSettings{});
    hint(look, with_key("Settings", commands_without_study(), show_settings));
    std::vector<MenuItem> offered;
    for (const char* each : exports)
        offered.push_back({each});
    if (const auto what = icon_menu(look, "Export", next(), Icon::take_out, offered))
        out.ask(ChooseFile{Choosing::export_to, static_cast<Exported>(*what)});
    if (icon_button(look, "Import files", next(), Icon::take_in, look.palette().second_text))
        out.ask(ChooseFile{.what = Choosing::questionnaires});
    hint(look, with_key("Import questionnaires, a codebook or codings", commands_of_study(),
                        import_files));
}

constexpr std::size_t most_notices_listed = 12;

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
class BarLine {
public:
    BarLine(const Look& look, Rect place) : look_(look), rest_(place) {}

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
    const std::string keys = key_in_words(command_of(commands_of_study(), undo_last));
    const std::string undo = "Undo";
    const auto width_of = [&](const std::string& text) {
        return std::ceil(text_width(look, type::label, text)) + look.px(space::half);
    };
    write_in(look, type::label, place.take_right(width_of(keys)), palette.second_text, keys,
             Side::right);
    place.take_right(look.px(space::half));
    const Rect there = place.take_right(width_of(undo) + look.px(space::one));
    const Touch touch = area("Undo", there);
    hint(look, "Undo: " + desk.undoable->note + "  ·  " + keys);
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

Colour colour_of_tone(const Palette& palette, Notice::Tone tone) {
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
    at.y += write_wrapped(look, type::body_strong, at, width, colour_of_tone(palette, notice.tone),
                          notice.what);
    write_wrapped(look, type::body, at, width, palette.second_text, notice.hint);
}

} // namespace

void draw_rail(const Look& look, const Rect& place, WindowView& view) {
    const Palette& palette = look.palette();
    const Pane pane("Rail", place);
    ground(place, palette.surface);
    stroke({place.right - look.px(size::line), place.top},
           {place.right - look.px(size::line), place.bottom}, palette.hairline,
           look.px(size::line));
    Rect rest = place;
    rest.take_top(look.px(space::one));
    rest.right -= look.px(size::line);
    for (const ViewOfWindow& item : views()) {
        Rect there = rest.take_top(look.px(size::rail_item));
        const Touch touch = area("View " + std::string(item.name), there);
        if (touch.pressed)
            view.view = item.view;
        hint(look, fmt::format("{}  ·  {}", item.name,
                               key_in_words(commands_that_show_views().front(),
                                            static_cast<unsigned>(item.view))));
        const bool on = view.view == item.view;
        if (on)
            fill(there, palette.soft_accent);
        else if (touch.hovered)
            fill(there, palette.app);
        if (on)
            fill({there.left, there.top, there.left + look.px(size::rail_mark), there.bottom},
                 palette.accent);
        const Colour colour = on ? palette.accent : palette.second_text;
        there = there.inset(0, look.px(space::one));
        draw_icon(look, item.icon, type::icon, there.take_top(look.px(type::icon.line)), colour);
        write_in(look, type::tiny, there, colour, item.name, Side::middle);
    }
}

void draw_appearance_switch(const Look& look, const Rect& place, Outbox& out) {
    const bool dark = look.appearance == Appearance::dark;
    const std::string label = dark ? "Light appearance" : "Dark appearance";
    if (icon_button(look, label, place, dark ? Icon::day : Icon::night, look.palette().second_text))
        out.ask(SetAppearance{dark ? Appearance::light : Appearance::dark});
    hint(look, label);
}

void draw_top_bar(WindowWork& work, const Rect& place) {
    const Scene& scene = *work.scene;
    const Look& look = scene.look;
    const Palette& palette = look.palette();
    const Pane pane("Top bar", place);
    ground(place, palette.surface);
    stroke({place.left, place.bottom - look.px(size::line)},
           {place.right, place.bottom - look.px(size::line)}, palette.hairline,
           look.px(size::line));

    const float width = std::min(look.px(size::search_field), place.width() * 0.36F);
    const float high = look.px(size::field);
    const Rect search =
        rect({std::round(place.middle().x - width / 2), std::round(place.middle().y - high / 2)},
             width, high);
    draw_search_field(scene, search, work.view);

    Rect left{place.left + look.px(space::two), place.top, search.left - look.px(space::two),
              place.bottom};
    const std::string sizes = counted(scene.now.study.participants.size(), "participant") + ", " +
                              counted(scene.now.study.stages.size(), "stage");
    const float title = std::min(
        left.width(), std::ceil(text_width(look, type::body_strong, scene.now.card.title)) + 1);
    const Rect title_place = left.take_left(title);
    if (area("Close the study", title_place.inset(-look.px(space::half), look.px(space::one)))
            .pressed)
        work.out.ask(CloseStudy{});
    hint(look, scene.desk.file.string() + "\nClick to go back to all studies.");
    write_in(look, type::body_strong, title_place, palette.text, scene.now.card.title);
    left.take_left(look.px(space::two));
    if (left.width() > look.px(space::six))
        write_in(look, type::body, left, palette.second_text, sizes);

    Rect right{search.right + look.px(space::two), place.top, place.right - look.px(space::two),
               place.bottom};
    const Rect button = right.take_right(high);
    draw_appearance_switch(look, rect({button.left, search.top}, high, high), work.out);
    draw_file_buttons(look, right, high, work.out);
    right.take_right(look.px(space::one));
    draw_coder(look, right, scene.desk.coder);
}

void draw_bottom_bar(WindowWork& work, const Rect& place) {
    const Scene& scene = *work.scene;
    const FrameState& state = work.state;
    const Look& look = scene.look;
    const Palette& palette = look.palette();
    const Pane pane("Bottom bar", place);
    ground(place, palette.surface);
    stroke(place.at(), {place.right, place.top}, palette.hairline, look.px(size::line));
    Rect rest = place.inset(look.px(space::two), 0);
    draw_notices_button(look, rest, state, work.view);
    if (!state.work.empty())
        draw_work(look, rest, state, work.out);
    draw_last_act(look, rest, state.desk, work.out);

    const GroupProgress& total = scene.figures.total;
    BarLine line(look, rest);
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
    auto shown = all.last(std::min(all.size(), most_notices_listed));
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

bool draw_notice(const FrameState& state, const Rect& window, Beside beside) {
    if (!state.notice || !is_said_aloud(*state.notice))
        return false;
    const bool done = state.notice->tone == Notice::Tone::done;
    if (done && beside == Beside::a_dialog)
        return false; // it can wait
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
    return pressed;
}

} // namespace themata
