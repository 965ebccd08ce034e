// The right pane of the responses: the tree of themes, and the card of one of them.

#include "text/fold.h"
#include "text/sentences.h"
#include "ui/parts/dialog.h"
#include "ui/parts/marks.h"
#include "ui/parts/matches.h"
#include "ui/parts/quote_list.h"
#include "ui/parts/typing.h"
#include "ui/responses/responses_parts.h"
#include <fmt/format.h>
#include <imgui.h>

namespace themata {

namespace {

// A theme as the tree lists it.
struct Branch {
    const Theme* theme;
    int depth;
    bool has_more;
};

// Those that fit the letters above the tree, in its order.
void list_fitting(const Scene& scene, const TypedLetters& letters, std::vector<Branch>& branches) {
    for (const ThemeId id : codebook_order(scene.now.study, scene.now.lookup)) {
        const Theme* theme = scene.now.study.themes.find(id);
        if (theme->state != ThemeState::retired && letters.fit(fold_loosely(theme->name)))
            branches.push_back({theme, 0, !scene.now.lookup.children.of(id).empty()});
    }
}

void list_below(const Scene& scene, ThemeId parent, int depth, const ResponsesView& view,
                std::vector<Branch>& branches) {
    for (const ThemeId id : children_of(scene.now.study, scene.now.lookup, parent)) {
        const Theme* theme = scene.now.study.themes.find(id);
        if (theme->state == ThemeState::retired)
            continue;
        const bool has_more = !scene.now.lookup.children.of(id).empty();
        branches.push_back({theme, depth, has_more});
        if (!view.folded.contains(id))
            list_below(scene, id, depth + 1, view, branches);
    }
}

std::vector<Branch> branches_of(const Scene& scene, const ResponsesView& view) {
    std::vector<Branch> branches;
    const TypedLetters letters(view.theme_filter);
    if (letters.empty())
        list_below(scene, {}, 0, view, branches);
    else
        list_fitting(scene, letters, branches);
    return branches;
}

class ThemeTreePainting {
public:
    ThemeTreePainting(const Scene& scene, const Rect& place, const std::vector<Branch>& branches,
                      ResponsesView& view, Outbox& out)
        : scene_(scene), look_(scene.look), palette_(scene.look.palette()), view_(view), out_(out),
          branches_(branches), pane_("Theme tree", place, Scrolling::vertical),
          at_(pane_.top_left()), left_(place.left + look_.px(space::one)),
          right_(place.right - look_.px(space::one)) {}

    void draw() {
        for (const Branch& branch : branches_) {
            const Rect place{left_, at_.y, right_, at_.y + look_.px(size::row)};
            at_.y = place.bottom;
            if (place.bottom >= visible_part().top && place.top <= visible_part().bottom)
                draw_row(branch, place);
        }
        pane_.reaches(at_.y);
    }

private:
    void draw_row(const Branch& branch, Rect place) {
        const ThemeId id = branch.theme->id;
        const Touch touch = row(look_, "Theme " + path_of(scene_.now.study, id), place,
                                id == view_.theme ? Chosen::yes : Chosen::no);
        hint(look_, tip(branch));
        if (id == view_.touched_theme) // of the words under the mouse
            outline(place, look_.palette().accent, look_.px(size::line), look_.px(size::radius));
        if (right_click_in(place))
            view_.theme = id;
        if (touch.hovered &&
            mouse_over(place)) // and not by Tab, which must find the card unchanged
            view_.hovered_theme = id;
        if (touch.pressed)
            apply_theme(scene_, id, view_, out_);
        place = place.inset(look_.px(space::one), 0);
        place.take_left(static_cast<float>(branch.depth) * look_.px(size::indent));
        const Rect badge = place.take_left(look_.px(size::key_badge));
        const std::string digit = digit_of(view_, id);
        const bool folds = branch.has_more && view_.theme_filter.empty();
        if (folds)
            fold_button(branch, badge);
        if (!digit.empty()) {
            const Rect there = folds ? place.take_left(look_.px(size::key_badge)) : badge;
            key_badge(look_, centred(there, look_.px(size::key_badge)), digit);
        }
        place.take_left(look_.px(space::one));
        const Rect mark = place.take_left(look_.px(size::swatch));
        swatch(look_, mark.middle(), colour_of(scene_.now, palette_, *branch.theme));
        place.take_left(look_.px(space::one));
        counts(id, place);
        write_in(look_, branch.has_more ? type::body_strong : type::body, place, palette_.text,
                 branch.theme->name);
    }

    [[nodiscard]] std::string tip(const Branch& branch) const {
        const ThemeId id = branch.theme->id;
        const ThemeFigures& figures = scene_.figures.of(id);
        std::string text = fmt::format("{}\n{} by {}", path_of(scene_.now.study, id),
                                       counted(figures.mentions, "mention"),
                                       counted(figures.participants, "participant"));
        const std::string digit = digit_of(view_, id);
        text += digit.empty() ? "\nClick applies it" : "\nClick or " + digit + " applies it";
        return text + ", right click shows its card.";
    }

    void counts(ThemeId id, Rect& place) {
        const ThemeFigures& figures = scene_.figures.of(id);
        const std::string text = grouped(figures.mentions) + " · " + grouped(figures.participants);
        const float wide =
            std::ceil(figures_width(look_, type::label, text)) + look_.px(space::half);
        write_figures(look_, type::label, place.take_right(wide), palette_.second_text, text,
                      Side::right);
        place.take_right(look_.px(space::one));
    }

    void fold_button(const Branch& branch, const Rect& place) {
        const ThemeId id = branch.theme->id;
        const bool folded = view_.folded.contains(id);
        const std::string label = "Fold " + path_of(scene_.now.study, id);
        if (icon_button(look_, label, centred(place, place.width()),
                        folded ? Icon::right : Icon::down, palette_.second_text)) {
            if (folded)
                view_.folded.erase(id);
            else
                view_.folded.insert(id);
        }
    }

    static Rect centred(const Rect& place, float side) {
        const Point middle = place.middle();
        return rect({std::round(middle.x - side / 2), std::round(middle.y - side / 2)}, side, side);
    }

    const Scene& scene_;
    const Look& look_;
    const Palette& palette_;
    ResponsesView& view_;
    Outbox& out_;
    const std::vector<Branch>& branches_;
    Pane pane_;
    Point at_;
    float left_;
    float right_;
};

void draw_title_of_themes(const Look& look, Rect line) {
    line = line.inset(look.px(space::two), 0);
    const float name = std::ceil(text_width(look, type::label_strong, "Themes")) + 1;
    write_in(look, type::label_strong, line.take_left(name), look.palette().second_text, "Themes");
    line.take_left(look.px(space::gap));
    write_in(look, type::label, line, look.palette().second_text, "mentions · participants",
             Side::right);
}

void draw_no_themes(const Look& look, const Rect& place) {
    const Rect inside = place.inset(look.px(space::two), look.px(space::one));
    write_wrapped(look, type::body, inside.at(), inside.width(), look.palette().second_text,
                  "No themes yet. Select some words in an answer, press Enter and type a name.");
}

// Letters above the tree: Enter applies the first one that fits.
void draw_theme_filter(const Scene& scene, const Rect& place, const std::vector<Branch>& branches,
                       ResponsesView& view, Outbox& out) {
    const Focus focus = std::exchange(view.theme_filter_wanted, false) ? Focus::take : Focus::leave;
    field(scene.look, "Find a theme", place, view.theme_filter, "Find a theme", focus);
    const bool entered = field_is_entered();
    hint(scene.look, with_key("Enter applies the first that fits, Esc takes the letters away",
                              responses_commands(), find_theme));
    if (entered && !view.theme_filter.empty() && !branches.empty()) {
        apply_theme(scene, branches.front().theme->id, view, out);
        view.theme_filter.clear();
    }
}

} // namespace

void draw_theme_pane(const Scene& scene, const Rect& place, ResponsesView& view, Outbox& out) {
    const Look& look = scene.look;
    const Pane pane("Right pane", place);
    ground(place, look.palette().surface);
    Rect rest = place;
    rest.take_top(look.px(space::gap));
    if (scene.now.study.themes.empty())
        return draw_no_themes(look, rest);

    if (!scene.now.study.themes.find(view.theme))
        view.theme = view.digits.theme_of(1);
    const std::vector<Branch> branches = branches_of(scene, view);
    draw_theme_filter(scene, rest.take_top(look.px(size::menu_row)).inset(look.px(space::two), 0),
                      branches, view, out);
    rest.take_top(look.px(space::half));
    draw_title_of_themes(look, rest.take_top(look.px(space::four)));
    const float wanted =
        look.px(size::row) * static_cast<float>(branches.size()) + look.px(space::one);
    const Rect tree = rest.take_top(std::min(wanted, std::round(rest.height() * 0.6F)));
    view.hovered_theme = {};
    ThemeTreePainting(scene, tree, branches, view, out).draw();
    stroke({rest.left + look.px(space::two), rest.top},
           {rest.right - look.px(space::two), rest.top}, look.palette().hairline,
           look.px(size::line));
    rest.take_top(look.px(size::line));
    draw_theme_card(scene, rest, view, out);
}

namespace {

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
        hint(look_, with_key("Click to rename", responses_commands(), rename_theme));
        if (touch.hovered)
            fill(rect(at_, width_, height).inset(-look_.px(space::half)), palette_.app,
                 look_.px(size::radius));
        if (touch.pressed)
            view_.rename = {.theme = theme_.id, .fresh = true, .typed = theme_.name};
        at_.y += write_wrapped(look_, type::name, at_, width_, palette_.text, theme_.name);
    }

    void rename() {
        const NamingEnd end =
            rename_field(look_, "New name of the theme", rect(at_, width_, look_.px(size::field)),
                         view_.rename.typed, view_.rename.fresh, theme_.name);
        at_.y += look_.px(size::field);
        if (end == NamingEnd::open)
            return;
        if (end == NamingEnd::kept)
            out_.send(RenameTheme{.theme = theme_.id, .name = view_.rename.typed});
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
