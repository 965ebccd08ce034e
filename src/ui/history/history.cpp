#include "ui/history/history.h"

#include "text/sentences.h"
#include "ui/history/history_parts.h"
#include "ui/parts/marks.h"
#include "ui/parts/times.h"
#include <fmt/format.h>

namespace themata {

namespace {

class EntryList {
public:
    EntryList(const Scene& scene, const Rect& place, HistoryView& view)
        : look_(scene.look), palette_(scene.look.palette()), view_(view),
          history_(*view.reading.read), pane_("Entries", place, Scrolling::vertical),
          column_(place) {
        column_.right -= look_.px(size::scrollbar);
    }

    void draw() {
        const float height = look_.px(size::cell_row);
        const float top = pane_.top_left().y;
        const Rect seen = visible_part();
        const auto count = static_cast<float>(view_.lines.size());
        const auto first = static_cast<std::size_t>(
            std::clamp(std::floor((seen.top - top) / height), 0.0F, count));
        for (std::size_t line = first; line < view_.lines.size(); ++line) {
            const float y = top + height * static_cast<float>(line);
            if (y > seen.bottom)
                break;
            draw_entry(history_[view_.lines[line]], {column_.left, y, column_.right, y + height});
        }
        pane_.reaches(top + height * count + look_.px(space::two));
        if (std::exchange(view_.show_chosen, false))
            show_chosen(top, height);
    }

private:
    void show_chosen(float top, float height) {
        const auto at = std::ranges::find_if(
            view_.lines, [&](std::uint32_t place) { return history_[place].seq == view_.chosen; });
        const float y = top + height * static_cast<float>(at - view_.lines.begin());
        if (at != view_.lines.end())
            pane_.show(y, y + height);
    }

    void draw_entry(const Entry& entry, Rect place) {
        const bool gone = std::ranges::binary_search(view_.reading.gone, entry.seq);
        const Touch touch = row(look_, fmt::format("Entry {}", entry.seq), place,
                                view_.chosen == entry.seq ? Chosen::yes : Chosen::no);
        if (touch.pressed) {
            view_.chosen = entry.seq;
            view_.undoing = false;
        }
        place = place.inset(look_.px(space::one), 0);
        const Rect number = place.take_left(look_.px(space::six));
        write_figures(look_, type::label, number, palette_.second_text, grouped(entry.seq),
                      Side::right);
        place.take_left(look_.px(space::two));
        write_in(look_, type::label, place.take_left(look_.px(size::key_column)),
                 palette_.second_text, time_in_words(entry.at));
        place.take_left(look_.px(space::one));
        write_in(look_, type::label, place.take_left(look_.px(size::least_cell)),
                 palette_.second_text, entry.coder);
        place.take_left(look_.px(space::one));
        if (gone) {
            const float wide = std::ceil(text_width(look_, type::label, "taken back")) + 1;
            write_in(look_, type::label, place.take_right(wide), palette_.second_text,
                     "taken back");
            place.take_right(look_.px(space::one));
        }
        write_in(look_, type::body, place, gone ? palette_.second_text : palette_.text, entry.note);
    }

    const Look& look_;
    const Palette& palette_;
    HistoryView& view_;
    const History& history_;
    Pane pane_;
    Rect column_;
};

void draw_undo_redo(const Scene& scene, Rect& line, Outbox& out) {
    const Look& look = scene.look;
    const ButtonFace redo{.text = "Redo", .icon = Icon::redo};
    const ButtonFace undo{.text = "Undo", .icon = Icon::undo};
    if (scene.desk.redoable) {
        if (button(look, "Redo the last act", line.take_right(button_width(look, redo)), redo))
            out.ask(Redo{});
        hint(look, "Ctrl Y  ·  " + scene.desk.redoable->note);
        line.take_right(look.px(space::one));
    }
    if (scene.desk.undoable) {
        if (button(look, "Undo the last act", line.take_right(button_width(look, undo)), undo))
            out.ask(Undo{});
        hint(look, "Ctrl Z  ·  " + scene.desk.undoable->note);
    }
}

std::string count_in_words(const HistoryView& view) {
    const std::size_t all = view.reading.read->size();
    if (view.lines.size() == all)
        return counted(all, "entry", "entries") + ", the newest first";
    return grouped(view.lines.size()) + " of " + counted(all, "entry", "entries") +
           (is_filtering(view) ? ", looking further …" : "");
}

void draw_head(const Scene& scene, Rect line, HistoryView& view, Outbox& out) {
    const Look& look = scene.look;
    draw_undo_redo(scene, line, out);
    line.take_right(look.px(space::two));
    const float title = std::ceil(text_width(look, type::title, "History")) + 1;
    write_in(look, type::title, line.take_left(title), look.palette().text, "History");
    line.take_left(look.px(space::two));
    write_in(look, type::body, line, look.palette().second_text, count_in_words(view));
}

void draw_filter(const Look& look, Rect line, HistoryView& view) {
    const Focus focus = std::exchange(view.filter_wanted, false) ? Focus::take : Focus::leave;
    field(look, "Filter entries", line.take_left(look.px(size::picker)), view.filter.words,
          "What was done", focus);
    if (view.reading.coders.size() < 2)
        return;
    line.take_left(look.px(space::two));
    const auto choice = [&](const std::string& text, const std::string& coder) {
        const Point at{line.left, std::round(line.middle().y - look.px(size::chip) / 2)};
        if (line.width() > chip_width(look, text) &&
            chip(look, "By " + text, at, text,
                 view.filter.coder == coder ? Chosen::yes : Chosen::no))
            view.filter.coder = coder;
        hint(look, coder.empty() ? "Whoever did it" : "Only what " + coder + " did");
        line.take_left(chip_width(look, text) + look.px(space::half));
    };
    choice("Everybody", "");
    for (const std::string& coder : view.reading.coders)
        choice(coder, coder);
}

} // namespace

void draw_history(const Scene& scene, const Rect& place, HistoryView& view, Outbox& out) {
    const Look& look = scene.look;
    const Pane pane("History view", place);
    ground(place, look.palette().app);
    if (!scene.desk.history)
        return;
    keep_history(scene, view);
    read_history_keys(view, out);
    if (!entry_of(view, view.chosen) && !view.lines.empty())
        view.chosen = (*view.reading.read)[view.lines.front()].seq;
    Rect rest = place;
    const Rect right = rest.take_right(look.px(view.right_width));
    draw_entry_card(scene, right, view, out);
    splitter(look, "Width of the act", right, Side::right, view.right_width);
    rest = rest.inset(look.px(space::three), 0);
    rest.take_top(look.px(space::three));
    draw_head(scene, rest.take_top(look.px(size::button)), view, out);
    rest.take_top(look.px(space::one));
    draw_filter(look, rest.take_top(look.px(size::field)), view);
    rest.take_top(look.px(space::one));
    if (view.lines.empty() && !is_filtering(view))
        write_in(look, type::body, rest.take_top(look.px(size::row)), look.palette().second_text,
                 view.reading.read->empty() ? "Nothing has been done yet." : "No entry is so.");
    else
        EntryList(scene, rest, view).draw();
}

} // namespace themata
