#include "ui/history/history.h"

#include "text/fold.h"
#include "text/sentences.h"
#include "ui/parts/marks.h"
#include "ui/parts/widgets.h"
#include "workbench/undo_stack.h"
#include <fmt/format.h>
#include <imgui.h>
#include <unordered_set>

namespace themata {

namespace {

void undo_from_chosen(HistoryWork& work) { work.view.undoing = true; }

void compare_from(HistoryWork& work) { work.view.from = work.view.chosen; }

void compare_to(HistoryWork& work) { work.view.to = work.view.chosen; }

// An entry takes about a microsecond.
constexpr std::size_t entries_a_frame = 1500;
constexpr std::size_t most_coders = 8;

bool entry_fits(const Entry& entry, const HistoryFilter& filter, const std::string& folded) {
    if (!filter.coder.empty() && entry.coder != filter.coder)
        return false;
    return folded.empty() || fold_loosely(entry.note).find(folded) != std::string::npos ||
           fold_loosely(verb_of(entry.act)).find(folded) != std::string::npos;
}

bool grew(const HistoryReading& before, const History& now) {
    return before.read && !before.read->empty() && before.read->size() <= now.size() &&
           now[before.read->size() - 1] == before.read->back();
}

HistoryReading read_anew(const std::shared_ptr<const History>& history) {
    HistoryReading reading{history, taken_back(*history), {}, {}};
    UndoStack stack;
    for (const Entry& entry : *history) {
        stack.follow(entry);
        if (reading.coders.size() < most_coders &&
            std::ranges::find(reading.coders, entry.coder) == reading.coders.end())
            reading.coders.push_back(entry.coder);
    }
    reading.standing = stack.standing();
    return reading;
}

// What is new stands before what was listed already.
void list_new(HistoryView& view, std::size_t known, const History& history) {
    const std::string folded = fold_loosely(view.filtered.words);
    std::vector<std::uint32_t> fresh;
    for (std::size_t place = history.size(); place > known; --place)
        if (entry_fits(history[place - 1], view.filtered, folded))
            fresh.push_back(static_cast<std::uint32_t>(place - 1));
    view.lines.insert(view.lines.begin(), fresh.begin(), fresh.end());
    view.looked_at += history.size() - known;
}

void look_further(HistoryView& view) {
    const History& history = *view.reading.read;
    const std::string folded = fold_loosely(view.filtered.words);
    const bool all = folded.empty() && view.filtered.coder.empty();
    const std::size_t end =
        all ? history.size() : std::min(history.size(), view.looked_at + entries_a_frame);
    for (; view.looked_at < end; ++view.looked_at) {
        const std::size_t place = history.size() - 1 - view.looked_at;
        if (all || entry_fits(history[place], view.filtered, folded))
            view.lines.push_back(static_cast<std::uint32_t>(place));
    }
}

void step_entries(HistoryView& view, std::ptrdiff_t by) {
    if (view.lines.empty())
        return;
    const History& history = *view.reading.read;
    const auto at = std::ranges::find_if(
        view.lines, [&](std::uint32_t place) { return history[place].seq == view.chosen; });
    const auto last = std::ssize(view.lines) - 1;
    const auto next = at == view.lines.end()
                          ? 0
                          : std::clamp<std::ptrdiff_t>(at - view.lines.begin() + by, 0, last);
    view.chosen = history[view.lines[static_cast<std::size_t>(next)]].seq;
    view.show_chosen = true;
    view.undoing = false;
}

constexpr std::size_t notes_shown = 6;

class EntryCard {
public:
    EntryCard(const Scene& scene, const Rect& place, const Entry& entry, HistoryView& view,
              Outbox& out)
        : scene_(scene), look_(scene.look), palette_(scene.look.palette()), entry_(entry),
          view_(view), out_(out), pane_("Act", place, Scrolling::vertical),
          at_(pane_.top_left() + Point{look_.px(space::two), look_.px(space::three)}),
          width_(place.width() - 2 * look_.px(space::two)) {}

    void draw() {
        at_.y += write_wrapped(look_, type::name, at_, width_, palette_.text, entry_.note);
        at_.y += write_wrapped(look_, type::label, at_, width_, palette_.second_text,
                               fmt::format("Entry {}  ·  {}  ·  {}", grouped(entry_.seq),
                                           entry_.coder, time_in_words(entry_.at)));
        gap(space::gap);
        if (std::ranges::binary_search(view_.reading.gone, entry_.seq))
            line("This was taken back by a later act.");
        else
            take_back();
        details();
        versions();
        pane_.reaches(at_.y + look_.px(space::two));
    }

private:
    void gap(float size) { at_.y += look_.px(size); }

    void line(const std::string& words) { line(words, palette_.text); }

    void line(const std::string& words, Colour colour) {
        at_.y += write_wrapped(look_, type::body, at_, width_, colour, words);
        gap(space::half);
    }

    void label(const std::string& words) {
        gap(space::two);
        at_.y += write_wrapped(look_, type::label_strong, at_, width_, palette_.second_text, words);
        gap(space::half);
    }

    // Buttons flow in lines.
    bool next_button(Rect& place, const std::string& name, const ButtonFace& face,
                     const std::string& tip) {
        const float wide = button_width(look_, face);
        if (place.width() < wide) {
            at_.y = place.bottom + look_.px(space::one);
            place = rect(at_, width_, look_.px(size::button));
        }
        const bool pressed = button(look_, name, place.take_left(wide), face);
        hint(look_, tip);
        place.take_left(look_.px(space::one));
        return pressed;
    }

    void take_back() {
        if (view_.undoing)
            return preview_undo();
        Rect place = rect(at_, width_, look_.px(size::button));
        const ButtonFace one{.text = "Take back", .icon = Icon::undo};
        if (next_button(place, fmt::format("Take back entry {}", entry_.seq), one,
                        "This act alone, while what it changed is as it left it  ·  Del"))
            out_.ask(Revert{entry_.seq});
        const ButtonFace all{.text = "Undo from here …", .icon = Icon::undo};
        if (acts_from(view_, entry_.seq) > 1 &&
            next_button(place, "Undo from here", all,
                        with_key("This act and all later ones, after a preview", history_commands(),
                                 undo_from_chosen)))
            view_.undoing = true;
        at_.y = place.bottom;
    }

    void preview_undo() {
        const std::size_t count = acts_from(view_, entry_.seq);
        line(counted(count, "act is", "acts are") +
             " taken back one after another, the last one first:");
        const auto& standing = view_.reading.standing;
        for (std::size_t at = 0; at < std::min(count, notes_shown); ++at)
            if (const Entry* act = entry_of(view_, standing[standing.size() - 1 - at]))
                line(fmt::format("{}  {}", act->seq, act->note), palette_.second_text);
        if (count > notes_shown)
            line("and " + counted(count - notes_shown, "earlier one"), palette_.second_text);
        gap(space::half);
        Rect place = rect(at_, width_, look_.px(size::button));
        const ButtonFace act{.text = "Take back " + counted(count, "act"),
                             .icon = Icon::undo,
                             .emphasis = Emphasis::strong};
        if (next_button(place, "Take them all back", act, "Redo does them again")) {
            out_.ask(UndoFrom{entry_.seq});
            view_.undoing = false;
        }
        const ButtonFace leave{.text = "Cancel", .icon = {}};
        if (next_button(place, "Leave them", leave, "Esc"))
            view_.undoing = false;
        at_.y = place.bottom;
    }

    // An import may have changed millions of records; it is looked into only when asked.
    void details() {
        label("What it changed");
        const auto& looked = scene_.desk.looked;
        if (looked && looked->seq == entry_.seq) {
            if (!looked->lines)
                return line(looked->lines.error().what, palette_.warning);
            for (const std::string& each : *looked->lines)
                line(each);
            return;
        }
        const bool large = entry_.act == ActKind::import;
        if (view_.asked == entry_.seq)
            return line("Looking …", palette_.second_text);
        if (large) {
            Rect place = rect(at_, width_, look_.px(size::button));
            const ButtonFace show{.text = "Show", .icon = {}};
            const bool wanted = next_button(place, "Show what it changed", show,
                                            "An import may take a while to be looked into");
            at_.y = place.bottom;
            if (!wanted)
                return;
        }
        view_.asked = entry_.seq;
        out_.ask(LookInto{entry_.seq});
    }

    void versions() {
        label("The codebook between two acts");
        Rect place = rect(at_, width_, look_.px(size::button));
        const ButtonFace from{.text = "From here", .icon = Icon::compare};
        const ButtonFace to{.text = "To here", .icon = Icon::compare};
        if (next_button(place, "Compare from here", from,
                        with_key("Begin after this act", history_commands(), compare_from)))
            view_.from = entry_.seq;
        if (next_button(place, "Compare to here", to,
                        with_key("End after this act", history_commands(), compare_to)))
            view_.to = entry_.seq;
        at_.y = place.bottom;
        gap(space::one);
        const std::uint64_t last = view_.to == 0 ? scene_.now.head.seq : view_.to;
        line(fmt::format("From {} to {}{}.",
                         view_.from == 0 ? std::string("the beginning")
                                         : "entry " + grouped(view_.from),
                         view_.to == 0 ? "now, entry " : "entry ", grouped(last)),
             palette_.second_text);
        ask_versions(last);
        const auto& compared = scene_.desk.compared;
        if (!compared || compared->from != view_.from || compared->to != last)
            return line("Comparing …", palette_.second_text);
        if (!compared->changes)
            return line(compared->changes.error().what, palette_.warning);
        if (compared->changes->empty())
            return line("The codebook is the same.");
        for (const CodebookChange& change : *compared->changes)
            line(in_words(change));
    }

    void ask_versions(std::uint64_t last) {
        if (view_.compared_from == view_.from && view_.compared_to == last)
            return;
        view_.compared_from = view_.from;
        view_.compared_to = last;
        out_.ask(CompareCodebooks{view_.from, last});
    }

    const Scene& scene_;
    const Look& look_;
    const Palette& palette_;
    const Entry& entry_;
    HistoryView& view_;
    Outbox& out_;
    Pane pane_;
    Point at_;
    float width_;
};

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

void draw_undo_and_redo(const Scene& scene, Rect& line, Outbox& out) {
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

void draw_history_head(const Scene& scene, Rect line, HistoryView& view, Outbox& out) {
    const Look& look = scene.look;
    draw_undo_and_redo(scene, line, out);
    line.take_right(look.px(space::two));
    const float title = std::ceil(text_width(look, type::title, "History")) + 1;
    write_in(look, type::title, line.take_left(title), look.palette().text, "History");
    line.take_left(look.px(space::two));
    write_in(look, type::body, line, look.palette().second_text, count_in_words(view));
}

void draw_history_filter(const Look& look, Rect line, HistoryView& view) {
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

template <std::ptrdiff_t by>
void step_by(HistoryWork& work) {
    step_entries(work.view, by);
}

constexpr std::ptrdiff_t page_of_entries = 10;
constexpr std::ptrdiff_t all_entries = std::ptrdiff_t{1} << 40;

void take_act_back(HistoryWork& work) { work.out.ask(Revert{work.view.chosen}); }

void leave_undoing(HistoryWork& work) { work.view.undoing = false; }

void filter_entries(HistoryWork& work) { work.view.filter_wanted = true; }

std::string no_entries(const HistoryWork& work) {
    return work.view.lines.empty() ? "No act is listed." : "";
}

std::string no_entry(const HistoryWork& work) {
    return entry_of(work.view, work.view.chosen) ? "" : "No act is chosen.";
}

std::string does_not_stand(const HistoryWork& work) {
    if (std::string none = no_entry(work); !none.empty())
        return none;
    return acts_from(work.view, work.view.chosen) > 0 ? "" : "The act was taken back already.";
}

constexpr Command<HistoryWork> rows_of_history[] = {
    {{"Earlier act", {ImGuiKey_J, ImGuiKey_DownArrow}, Held::repeats}, step_by<1>, no_entries},
    {{"Later act", {ImGuiKey_K, ImGuiKey_UpArrow}, Held::repeats}, step_by<-1>, no_entries},
    {{"Ten acts earlier", {ImGuiKey_PageDown}, Held::repeats},
     step_by<page_of_entries>,
     no_entries},
    {{"Ten acts later", {ImGuiKey_PageUp}, Held::repeats}, step_by<-page_of_entries>, no_entries},
    {{"Last act", {ImGuiKey_Home}}, step_by<-all_entries>, no_entries},
    {{"First act", {ImGuiKey_End}}, step_by<all_entries>, no_entries},
    {{"Take the act back", {ImGuiKey_Delete}}, take_act_back, does_not_stand},
    {{"Undo from here", {ImGuiMod_Shift | ImGuiKey_Delete}}, undo_from_chosen, does_not_stand},
    {{"Leave the preview of undoing", {ImGuiKey_Escape}}, leave_undoing},
    {{"Compare the codebook from here", {ImGuiKey_F}}, compare_from, no_entry},
    {{"Compare the codebook to here", {ImGuiKey_T}}, compare_to, no_entry},
    {{"Filter entries", {ImGuiMod_Ctrl | ImGuiKey_L}}, filter_entries},
};

} // namespace

Commands<HistoryWork> history_commands() { return rows_of_history; }

std::vector<std::uint64_t> taken_back(const History& history) {
    std::unordered_set<std::uint64_t> gone;
    for (std::size_t at = history.size(); at > 0; --at)
        if (history[at - 1].undoes && !gone.contains(history[at - 1].seq))
            gone.insert(*history[at - 1].undoes);
    std::vector<std::uint64_t> sorted(gone.begin(), gone.end());
    std::ranges::sort(sorted);
    return sorted;
}

void keep_history(const Scene& scene, HistoryView& view) {
    if (view.reading.read != scene.desk.history) {
        const bool same_filter = view.filter == view.filtered;
        const std::size_t known = view.reading.read ? view.reading.read->size() : 0;
        const bool only_more = grew(view.reading, *scene.desk.history) && same_filter;
        view.reading = read_anew(scene.desk.history);
        if (only_more)
            list_new(view, known, *scene.desk.history);
        else
            view.filtered.words = view.filter.words + "\n"; // nothing that can be typed
    }
    if (view.filter != view.filtered) {
        view.filtered = view.filter;
        view.lines.clear();
        view.looked_at = 0;
    }
    look_further(view);
}

bool is_filtering(const HistoryView& view) {
    return view.reading.read && view.looked_at < view.reading.read->size();
}

const Entry* entry_of(const HistoryView& view, std::uint64_t seq) {
    const auto& history = view.reading.read;
    return history && seq > 0 && seq <= history->size() ? &(*history)[seq - 1] : nullptr;
}

std::size_t acts_from(const HistoryView& view, std::uint64_t seq) {
    const auto& standing = view.reading.standing;
    const auto from = std::ranges::lower_bound(standing, seq);
    return from != standing.end() && *from == seq ? static_cast<std::size_t>(standing.end() - from)
                                                  : 0;
}

void draw_entry_card(const Scene& scene, const Rect& place, HistoryView& view, Outbox& out) {
    const Pane pane("Act card", place);
    ground(place, scene.look.palette().surface);
    if (const Entry* entry = entry_of(view, view.chosen))
        EntryCard(scene, place, *entry, view, out).draw();
}

void draw_history(const Scene& scene, const Rect& place, HistoryView& view, Outbox& out) {
    const Look& look = scene.look;
    const Pane pane("History view", place);
    ground(place, look.palette().app);
    if (!scene.desk.history)
        return;
    keep_history(scene, view);
    if (!ImGui::GetIO().WantTextInput) {
        HistoryWork work{view, out};
        read_commands(history_commands(), work);
    }
    if (!entry_of(view, view.chosen) && !view.lines.empty())
        view.chosen = (*view.reading.read)[view.lines.front()].seq;
    Rect rest = place;
    const Rect right = rest.take_right(look.px(view.right_width));
    draw_entry_card(scene, right, view, out);
    splitter(look, "Width of the act", right, Side::right, view.right_width);
    rest = rest.inset(look.px(space::three), 0);
    rest.take_top(look.px(space::three));
    draw_history_head(scene, rest.take_top(look.px(size::button)), view, out);
    rest.take_top(look.px(space::one));
    draw_history_filter(look, rest.take_top(look.px(size::field)), view);
    rest.take_top(look.px(space::one));
    if (view.lines.empty() && !is_filtering(view))
        write_in(look, type::body, rest.take_top(look.px(size::row)), look.palette().second_text,
                 view.reading.read->empty() ? "Nothing has been done yet." : "No entry is so.");
    else
        EntryList(scene, rest, view).draw();
}

} // namespace themata
