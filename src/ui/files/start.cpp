#include "ui/files/start.h"

#include "text/sentences.h"
#include "ui/parts/marks.h"
#include "ui/parts/widgets.h"
#include "workbench/folder.h"
#include <fmt/format.h>

namespace themata {

namespace {

class StartPainting {
public:
    StartPainting(const Look& look, const Remembered& remembered, const RecentTroubles* troubles,
                  const Rect& place, Outbox& out)
        : look_(look), palette_(look.palette()), remembered_(remembered), troubles_(troubles),
          out_(out), pane_("Start", place, Scrolling::vertical) {
        width_ = std::min(look.px(size::start_column), place.width() - 2 * look.px(space::four));
        at_ = {std::round(place.middle().x - width_ / 2),
               std::round(pane_.top_left().y + place.height() * 0.14F)};
        ground(place, palette_.app);
    }

    void draw() {
        at_.y += write_wrapped(look_, type::display, at_, width_, palette_.text, "Themata");
        at_.y += write_wrapped(look_, type::name_quiet, at_, width_, palette_.second_text,
                               "Read, code and count what people wrote.");
        gap(space::three);
        buttons();
        gap(space::one);
        at_.y += write_wrapped(look_, type::label, at_, width_, palette_.second_text,
                               "Or drop a study here. Questionnaires (CSV) that are dropped ask "
                               "for the study they go into.");
        gap(space::four);
        recent();
        pane_.reaches(at_.y + look_.px(space::four));
    }

private:
    void gap(float size) { at_.y += look_.px(size); }

    void buttons() {
        Rect line = rect(at_, width_, look_.px(size::button));
        const auto next = [&](const std::string& label, Icon icon, Emphasis emphasis,
                              const std::string& key) {
            const ButtonFace face{.text = label, .icon = icon, .emphasis = emphasis};
            const bool pressed =
                button(look_, label, line.take_left(button_width(look_, face)), face);
            hint(look_, key.empty() ? label : label + "  ·  " + key);
            line.take_left(look_.px(space::one));
            return pressed;
        };
        if (next("New study", Icon::plus, Emphasis::strong, "Ctrl N"))
            out_.ask(ChooseFile{.what = Choosing::new_study});
        if (next("Open a study", Icon::folder, Emphasis::plain, "Ctrl O"))
            out_.ask(ChooseFile{.what = Choosing::study});
        if (next("Open the sample", Icon::sample, Emphasis::plain, ""))
            out_.ask(OpenSample{});
        at_.y = line.bottom;
    }

    void recent() {
        at_.y += write_wrapped(look_, type::label_strong, at_, width_, palette_.second_text,
                               "Opened last");
        gap(space::half);
        if (remembered_.recent.empty())
            at_.y += write_wrapped(look_, type::body, at_, width_, palette_.second_text,
                                   "Nothing yet. The sample shows what a coded study looks like.");
        for (std::size_t at = 0; at < remembered_.recent.size(); ++at)
            recent_row(remembered_.recent[at], trouble_of(at));
    }

    [[nodiscard]] const Error* trouble_of(std::size_t at) const {
        const bool known = troubles_ && at < troubles_->size() && (*troubles_)[at];
        return known ? &*(*troubles_)[at] : nullptr;
    }

    void recent_row(const RecentStudy& study, const Error* trouble) {
        const float pad = look_.px(space::one);
        const Rect place{at_.x - pad, at_.y, at_.x + width_ + pad, at_.y + look_.px(space::six)};
        at_.y = place.bottom + look_.px(space::hair);
        const Touch touch = row(look_, "Recent " + study.file.string(), place, Chosen::no);
        if (touch.pressed)
            out_.ask(OpenStudy{study.file});
        hint(look_, trouble ? trouble->what + " " + trouble->hint : study.file.string());
        Rect inside = place.inset(pad, look_.px(space::half));
        drop_button(study, inside.take_right(look_.px(type::small_icon.line)));
        inside.take_right(look_.px(space::gap));
        Rect upper = inside.take_top(look_.px(type::body.line));
        side_note(upper, study.opened ? time_in_words(study.opened) : "");
        Rect lower = inside.take_top(look_.px(type::label.line));
        if (!trouble && study.opened)
            side_note(lower,
                      counted(study.answers, "answer") + ", " + grouped(study.coded) + " coded");
        const std::string name = study.title.empty() ? study.file.stem().string() : study.title;
        write_in(look_, type::body_strong, upper, trouble ? palette_.second_text : palette_.text,
                 name);
        write_in(look_, type::label, lower, trouble ? palette_.warning : palette_.second_text,
                 trouble ? trouble->what : spoken(study.file));
    }

    void side_note(Rect& line, const std::string& text) {
        if (text.empty())
            return;
        const float wide = std::ceil(figures_width(look_, type::label, text)) + 1;
        write_figures(look_, type::label, line.take_right(wide), palette_.second_text, text,
                      Side::right);
        line.take_right(look_.px(space::two));
    }

    void drop_button(const RecentStudy& study, const Rect& there) {
        const float side = there.width();
        const Rect place = rect({there.left, std::round(there.middle().y - side / 2)}, side, side);
        if (icon_button(look_, "Drop from the list " + study.file.string(), place, Icon::close,
                        palette_.second_text))
            out_.ask(ForgetStudy{study.file});
        hint(look_, "Drop it from this list; the file stays.");
    }

    const Look& look_;
    const Palette& palette_;
    const Remembered& remembered_;
    const RecentTroubles* troubles_;
    Outbox& out_;
    Pane pane_;
    float width_ = 0;
    Point at_;
};

} // namespace

void draw_start(const Look& look, const Remembered& remembered, const RecentTroubles* troubles,
                const Rect& place, Outbox& out) {
    StartPainting(look, remembered, troubles, place, out).draw();
}

} // namespace themata
