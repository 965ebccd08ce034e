#include "ui/start.h"

#include "ui/widgets.h"
#include <cstdlib>
#include <fmt/format.h>

namespace themata {

namespace {

std::string short_path(const std::filesystem::path& file) {
    const std::string path = file.parent_path().string();
    const char* home = std::getenv("HOME");
    if (home && *home && path.starts_with(home))
        return "~" + path.substr(std::string(home).size());
    return path;
}

class StartPainting {
public:
    StartPainting(const Look& look, const Remembered& remembered, const Rect& place,
                  StartView& view, Outbox& out)
        : look_(look), palette_(look.palette()), remembered_(remembered), view_(view), out_(out),
          pane_("Start", place, Scrolling::vertical) {
        width_ = std::min(look.px(size::start_column), place.width() - 2 * look.px(space::four));
        at_ = {std::round(place.middle().x - width_ / 2),
               std::round(pane_.top_left().y + place.height() * 0.16F)};
        fill(place, palette_.app);
    }

    void draw() {
        at_.y += write_wrapped(look_, type::display, at_, width_, palette_.text, "Themata");
        at_.y += write_wrapped(look_, type::name_quiet, at_, width_, palette_.second_text,
                               "Read, code and count what people wrote.");
        gap(space::four);
        buttons();
        if (view_.panel == StartPanel::open)
            panel("The study's file", "A path that ends in .themata", "Open", StartPanel::open);
        if (view_.panel == StartPanel::create)
            panel("The new study's file", "For example ~/interviews.themata", "Create",
                  StartPanel::create);
        gap(space::four);
        recent();
        pane_.reaches(at_.y + look_.px(space::four));
    }

private:
    void gap(float size) { at_.y += look_.px(size); }

    void buttons() {
        Rect line = rect(at_, width_, look_.px(size::button));
        const auto next = [&](const std::string& label, Icon icon, Emphasis emphasis) {
            const ButtonFace face{.text = label, .icon = icon, .emphasis = emphasis};
            const bool pressed =
                button(look_, label, line.take_left(button_width(look_, face)), face);
            line.take_left(look_.px(space::one));
            return pressed;
        };
        if (next("New study", Icon::plus, Emphasis::strong))
            toggle(StartPanel::create);
        if (next("Open a study", Icon::folder, Emphasis::plain))
            toggle(StartPanel::open);
        if (next("Open the sample", Icon::sample, Emphasis::plain))
            out_.ask(OpenSample{});
        at_.y = line.bottom;
    }

    void toggle(StartPanel panel) {
        view_.panel = view_.panel == panel ? StartPanel::none : panel;
        view_.fresh = true;
    }

    void panel(const std::string& name, const std::string& example, const std::string& act,
               StartPanel which) {
        gap(space::two);
        const bool with_title = which == StartPanel::create;
        if (with_title)
            labelled("The study's title", "What it is about", view_.title, Focus::leave);
        const Focus focus = std::exchange(view_.fresh, false) ? Focus::take : Focus::leave;
        at_.y += write_wrapped(look_, type::label, at_, width_, palette_.second_text, name);
        Rect line = rect(at_, width_, look_.px(size::field));
        const ButtonFace face{.text = act, .icon = {}, .emphasis = Emphasis::strong};
        const Rect there = line.take_right(button_width(look_, face));
        line.take_right(look_.px(space::one));
        field(look_, name, line, view_.path, example, focus);
        const bool entered = field_is_entered();
        if ((button(look_, act, there, face) || entered) && !view_.path.empty())
            ask(which);
        at_.y = line.bottom;
    }

    void labelled(const std::string& name, const std::string& example, std::string& text,
                  Focus focus) {
        at_.y += write_wrapped(look_, type::label, at_, width_, palette_.second_text, name);
        field(look_, name, rect(at_, width_, look_.px(size::field)), text, example, focus);
        at_.y += look_.px(size::field) + look_.px(space::gap);
    }

    void ask(StartPanel which) {
        const std::filesystem::path file = typed_path(view_.path);
        if (which == StartPanel::open)
            return out_.ask(OpenStudy{file});
        out_.ask(NewStudy{file, view_.title.empty() ? file.stem().string() : view_.title});
    }

    void recent() {
        at_.y += write_wrapped(look_, type::label_strong, at_, width_, palette_.second_text,
                               "Opened last");
        gap(space::half);
        if (remembered_.recent.empty())
            at_.y += write_wrapped(look_, type::body, at_, width_, palette_.second_text,
                                   "Nothing yet. The sample shows what a coded study looks like.");
        for (const RecentStudy& study : remembered_.recent)
            recent_row(study);
    }

    void recent_row(const RecentStudy& study) {
        const float pad = look_.px(space::one);
        const Rect place{at_.x - pad, at_.y, at_.x + width_ + pad, at_.y + look_.px(space::six)};
        at_.y = place.bottom;
        const std::string name = study.title.empty() ? study.file.stem().string() : study.title;
        const Touch touch = row(look_, "Recent " + study.file.string(), place, Chosen::no);
        if (touch.pressed)
            out_.ask(OpenStudy{study.file});
        Rect inside = place.inset(pad, look_.px(space::half));
        write_in(look_, type::body_strong, inside.take_top(look_.px(type::body.line)),
                 palette_.text, name);
        write_in(look_, type::label, inside.take_top(look_.px(type::label.line)),
                 palette_.second_text,
                 fmt::format("{}  ·  {}", study.file.filename().string(), short_path(study.file)));
    }

    const Look& look_;
    const Palette& palette_;
    const Remembered& remembered_;
    StartView& view_;
    Outbox& out_;
    Pane pane_;
    float width_ = 0;
    Point at_;
};

} // namespace

void draw_start(const Look& look, const Remembered& remembered, const Rect& place, StartView& view,
                Outbox& out) {
    StartPainting(look, remembered, place, view, out).draw();
}

std::filesystem::path typed_path(const std::string& typed) {
    const std::size_t begin = typed.find_first_not_of(" \t");
    const std::size_t end = typed.find_last_not_of(" \t");
    std::string path = begin == typed.npos ? "" : typed.substr(begin, end - begin + 1);
    const char* home = std::getenv("HOME");
    if (home && (path == "~" || path.starts_with("~/")))
        path = home + path.substr(1);
    std::filesystem::path file(path);
    if (!path.empty() && !file.has_extension())
        file += ".themata";
    return file;
}

} // namespace themata
