#include "text/sentences.h"
#include "ui/history/history_parts.h"
#include "ui/parts/marks.h"
#include "ui/parts/times.h"

#include <fmt/format.h>

namespace themata {

namespace {

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
                        "This act and all later ones, after a preview  ·  Shift Del"))
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
            line("and " + counted(count - notes_shown, "earlier one"),
                 palette_.second_text);
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
        if (next_button(place, "Compare from here", from, "Begin after this act  ·  F"))
            view_.from = entry_.seq;
        if (next_button(place, "Compare to here", to, "End after this act  ·  T"))
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

} // namespace

void draw_entry_card(const Scene& scene, const Rect& place, HistoryView& view, Outbox& out) {
    const Pane pane("Act card", place);
    ground(place, scene.look.palette().surface);
    if (const Entry* entry = entry_of(view, view.chosen))
        EntryCard(scene, place, *entry, view, out).draw();
}

} // namespace themata
