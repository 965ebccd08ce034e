#include "ui/parts/dialog.h"
#include "ui/parts/marks.h"
#include "ui/parts/theme_example.h"
#include "ui/responses/responses_parts.h"

#include <fmt/format.h>
#include <imgui.h>

namespace themata {

namespace {

enum class RenameEnd { none, keep, leave };

// Of the field drawn last.
RenameEnd rename_end() {
    if (ImGui::IsKeyPressed(ImGuiKey_Escape))
        return RenameEnd::leave;
    return ImGui::IsItemDeactivated() ? RenameEnd::keep : RenameEnd::none;
}

// What a theme means and some of what it was applied to.
class ThemeCard {
public:
    ThemeCard(const Scene& scene, const Rect& place, const Theme& theme, ResponsesView& view,
              Outbox& out)
        : scene_(scene), look_(scene.look), palette_(scene.look.palette()), theme_(theme),
          view_(view), out_(out), pane_("Theme card", place, Scrolling::vertical),
          at_(pane_.top_left()), width_(place.width() - 2 * look_.px(space::two)) {
        at_ = at_ + Point{look_.px(space::two), look_.px(space::gap)};
    }

    void draw() {
        if (view_.rename.theme == theme_.id)
            rename();
        else
            name();
        at_.y += look_.px(space::half);
        profile();
        digits();
        if (theme_.definition.empty() && theme_.include.empty() && theme_.exclude.empty())
            line("No definition yet.");
        line(theme_.definition);
        if (!theme_.include.empty())
            line("Include: " + theme_.include);
        if (!theme_.exclude.empty())
            line("Exclude: " + theme_.exclude);
        if (const std::string memo = memo_about(scene_, {Kind::theme, theme_.id.value});
            !memo.empty())
            line("Memo: " + memo);
        at_.y += look_.px(space::one);
        for (const CodingId id : scene_.figures.of(theme_.id).examples)
            if (const Coding* coding = scene_.now.study.codings.find(id))
                example(*coding);
        pane_.reaches(at_.y + look_.px(space::two));
    }

private:
    void name() {
        const float height = height_of(look_, type::name, width_, theme_.name);
        const Touch touch = area("Rename " + path_of(scene_.now.study, theme_.id),
                                 rect(at_, width_, height).inset(-look_.px(space::half)));
        hint(look_, "Click to rename  ·  F2");
        if (touch.hovered)
            fill(rect(at_, width_, height).inset(-look_.px(space::half)), palette_.app,
                 look_.px(size::radius));
        if (touch.pressed)
            view_.rename = {.theme = theme_.id, .fresh = true, .typed = theme_.name};
        at_.y += write_wrapped(look_, type::name, at_, width_, palette_.text, theme_.name);
    }

    // Enter and a click elsewhere keep the name, Esc leaves it as it was.
    void rename() {
        const bool fresh = std::exchange(view_.rename.fresh, false);
        const std::string before = view_.rename.typed;
        field(look_, "New name of the theme", rect(at_, width_, look_.px(size::field)),
              view_.rename.typed, theme_.name, fresh ? Focus::take : Focus::leave);
        const RenameEnd end = rename_end();
        hint(look_, "Enter keeps the name, Esc leaves it");
        at_.y += look_.px(size::field);
        if (fresh || end == RenameEnd::none)
            return;
        if (end == RenameEnd::keep && !before.empty() && before != theme_.name)
            out_.send(RenameTheme{.theme = theme_.id, .name = before});
        view_.rename = {};
    }

    // Only what was applied has one.
    void profile() {
        if (scene_.figures.of(theme_.id).mentions == 0)
            return;
        const std::string text = "Profile";
        const bool alone = !may_have_digit();
        const float before = alone ? 0 : width_ - chip_width(look_, text);
        if (chip(look_, "Profile of the theme", at_ + Point{before, 0}, text, Chosen::no))
            out_.ask(ShowProfile{theme_.id});
        hint(look_, "Who spoke of it, when, and in which words.");
        if (alone)
            at_.y += look_.px(size::chip) + look_.px(space::one);
    }

    // A theme that holds others has one only when it had it before them.
    [[nodiscard]] bool may_have_digit() const {
        return scene_.now.lookup.children.of(theme_.id).empty() ||
               view_.digits.digit_of(theme_.id).has_value();
    }

    // No digit, and the digits 1 to 9, each with the theme that has it.
    [[nodiscard]] std::vector<MenuItem> digit_items() const {
        std::vector<MenuItem> items{{"No digit"}};
        for (std::size_t digit = 1; digit <= DigitKeys::count; ++digit) {
            const ThemeId id = view_.digits.theme_of(digit);
            const Theme* has_it = scene_.now.study.themes.find(id);
            const std::string whose = !id               ? ""
                                      : !has_it         ? "  ·  of a theme that is gone"
                                      : id == theme_.id ? ""
                                                        : "  ·  " + has_it->name;
            items.push_back({fmt::format("Digit {}{}", digit, whose)});
        }
        return items;
    }

    void digits() {
        if (!may_have_digit())
            return;
        const std::vector<MenuItem> items = digit_items();
        const std::size_t chosen = view_.digits.digit_of(theme_.id).value_or(0);
        const float wide = button_width(look_, {.text = items[chosen].text, .icon = Icon::down});
        const auto picked = menu_button(look_, "Digit of the theme",
                                        rect(at_, wide, look_.px(size::chip)), items, chosen);
        if (picked && *picked == 0)
            take_digit(scene_, theme_.id, view_);
        else if (picked && *picked != chosen)
            move_digit(scene_, theme_.id, *picked, view_);
        if (!scene_.figures.of(theme_.id).examples.empty()) {
            const Point beside{at_.x + wide + look_.px(space::half), at_.y};
            if (chip(look_, "Answers like those of the theme", beside, "More like these",
                     Chosen::no))
                out_.ask(ShowLike{{.response = {}, .theme = theme_.id}});
            hint(look_, "Answers that have words like its coded ones, and not yet the theme");
        }
        at_.y += look_.px(size::chip) + look_.px(space::one);
    }

    void line(const std::string& text) {
        if (!text.empty())
            at_.y += write_wrapped(look_, type::body, at_, width_, palette_.second_text, text) +
                     look_.px(space::half);
    }

    void example(const Coding& coding) {
        const ExampleEvents events =
            draw_example(scene_, coding, fmt::format("Example {}", coding.id.value), at_, width_);
        at_.y += events.height;
        if (!events.wanted)
            return;
        show_among_all(view_, events.wanted);
        view_.coding = coding.id;
        view_.theme = theme_.id;
    }

    const Scene& scene_;
    const Look& look_;
    const Palette& palette_;
    const Theme& theme_;
    ResponsesView& view_;
    Outbox& out_;
    Pane pane_;
    Point at_;
    float width_;
};

} // namespace

void draw_theme_card(const Scene& scene, const Rect& place, ResponsesView& view, Outbox& out) {
    const ThemeId looked_at = view.hovered_theme ? view.hovered_theme : view.theme;
    const ThemeId shown = view.rename.theme ? view.rename.theme : looked_at;
    if (const Theme* theme = scene.now.study.themes.find(shown))
        ThemeCard(scene, place, *theme, view, out).draw();
    else
        view.rename = {};
}

} // namespace themata
