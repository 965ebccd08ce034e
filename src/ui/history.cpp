#include "ui/history.h"

#include "ui/marks.h"
#include "ui/widgets.h"
#include <ctime>
#include <fmt/format.h>
#include <unordered_set>

namespace themata {

namespace {

class EntryList {
public:
    EntryList(const Scene& scene, const Rect& place, HistoryView& view, Outbox& out)
        : scene_(scene), look_(scene.look), palette_(scene.look.palette()), view_(view), out_(out),
          history_(*scene.desk.history), pane_("Entries", place, Scrolling::vertical),
          column_(place.inset(look_.px(space::three), 0)) {
        column_.right = std::min(column_.right, column_.left + look_.px(size::widest_stream));
    }

    void draw() {
        const float height = look_.px(space::six);
        const float top = pane_.top_left().y;
        const Rect seen = visible_part();
        const auto count = static_cast<float>(history_.size());
        const auto first = static_cast<std::size_t>(
            std::clamp(std::floor((seen.top - top) / height), 0.0F, count));
        for (std::size_t line = first; line < history_.size(); ++line) {
            const float y = top + height * static_cast<float>(line);
            if (y > seen.bottom)
                break;
            draw_entry(history_[history_.size() - 1 - line],
                       {column_.left, y, column_.right, y + height});
        }
        pane_.reaches(top + height * count + look_.px(space::two));
    }

private:
    void draw_entry(const Entry& entry, Rect place) {
        const bool gone = std::ranges::binary_search(view_.gone, entry.seq);
        const bool chosen = view_.chosen == entry.seq;
        const Touch touch = row(look_, fmt::format("Entry {}", entry.seq), place,
                                chosen ? Chosen::yes : Chosen::no);
        if (touch.pressed)
            view_.chosen = entry.seq;
        stroke({place.left, place.bottom - look_.px(size::line)},
               {place.right, place.bottom - look_.px(size::line)}, palette_.hairline,
               look_.px(size::line));
        place = place.inset(look_.px(space::one), 0);
        if (!gone && (chosen || mouse_over(place)))
            take_back_button(entry, place);
        Rect left = place.take_left(look_.px(size::row) * 4.5F);
        write_in(look_, type::label, left, palette_.second_text, time_in_words(entry.at));
        Rect coder = place.take_left(look_.px(size::row) * 3);
        coder.right -= look_.px(space::one);
        write_in(look_, type::label, coder, palette_.second_text, entry.coder);
        const std::string note = gone ? entry.note + "  ·  taken back" : entry.note;
        write_in(look_, type::body, place, gone ? palette_.second_text : palette_.text, note);
    }

    void take_back_button(const Entry& entry, Rect& place) {
        const ButtonFace face{.text = "Take back", .icon = Icon::undo, .emphasis = Emphasis::plain};
        Rect there = place.take_right(button_width(look_, face)).inset(0, look_.px(space::one));
        if (button(look_, fmt::format("Take back entry {}", entry.seq), there, face))
            out_.ask(Revert{entry.seq});
        place.take_right(look_.px(space::two));
    }

    const Scene& scene_;
    const Look& look_;
    const Palette& palette_;
    HistoryView& view_;
    Outbox& out_;
    const std::vector<Entry>& history_;
    Pane pane_;
    Rect column_;
};

void draw_undo_redo(const Scene& scene, Rect line, Outbox& out) {
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

} // namespace

std::vector<std::uint64_t> taken_back(const std::vector<Entry>& history) {
    std::unordered_set<std::uint64_t> gone;
    for (auto entry = history.rbegin(); entry != history.rend(); ++entry)
        if (entry->undoes && !gone.contains(entry->seq))
            gone.insert(*entry->undoes);
    std::vector<std::uint64_t> sorted(gone.begin(), gone.end());
    std::ranges::sort(sorted);
    return sorted;
}

std::string time_in_words(std::int64_t at) {
    const std::time_t seconds = at / 1000;
    std::tm local{};
    localtime_r(&seconds, &local);
    char text[64];
    const std::size_t length = std::strftime(text, sizeof text, "%e %b %Y, %H:%M", &local);
    std::string words(text, length);
    words.erase(0, words.find_first_not_of(' '));
    return words;
}

void draw_history(const Scene& scene, const Rect& place, HistoryView& view, Outbox& out) {
    const Look& look = scene.look;
    const Pane pane("History view", place);
    fill(place, look.palette().app);
    if (!scene.desk.history)
        return;
    if (std::exchange(view.read, scene.desk.history) != scene.desk.history)
        view.gone = taken_back(*view.read);
    Rect rest = place;
    rest.take_top(look.px(space::three));
    Rect head = rest.take_top(look.px(size::button)).inset(look.px(space::three), 0);
    head.right = std::min(head.right, head.left + look.px(size::widest_stream));
    draw_undo_redo(scene, head, out);
    const std::string count = how_many(scene.desk.history->size(), "entry", "entries");
    const float taken = write(look, type::title, head.at(), look.palette().text, "History");
    head.take_left(taken + look.px(space::two));
    write_in(look, type::body, head, look.palette().second_text, count + ", the newest first");
    rest.take_top(look.px(space::two));
    EntryList(scene, rest, view, out).draw();
}

} // namespace themata
