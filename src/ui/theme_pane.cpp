#include "ui/marks.h"
#include "ui/responses_parts.h"

#include "text/segments.h"
#include <fmt/format.h>

namespace themata {

namespace {

// A theme as the tree lists it.
struct Branch {
    const Theme* theme;
    int depth;
    bool has_more;
    std::string digit; // the key that applies it
};

void list_below(const Scene& scene, ThemeId parent, int depth, const ResponsesView& view,
                std::vector<Branch>& branches) {
    for (const ThemeId id : children_of(scene.now.study, scene.now.lookup, parent)) {
        const Theme* theme = scene.now.study.themes.find(id);
        if (theme->state == ThemeState::retired)
            continue;
        const bool has_more = !scene.now.lookup.children.of(id).empty();
        branches.push_back({theme, depth, has_more, {}});
        if (!view.folded.contains(id))
            list_below(scene, id, depth + 1, view, branches);
    }
}

std::vector<Branch> branches_of(const Scene& scene, const ResponsesView& view) {
    std::vector<Branch> branches;
    list_below(scene, {}, 0, view, branches);
    const std::vector<ThemeId> numbered = numbered_themes(scene.now);
    for (Branch& branch : branches) {
        const auto at = std::ranges::find(numbered, branch.theme->id);
        if (at != numbered.end())
            branch.digit = std::to_string(at - numbered.begin() + 1);
    }
    return branches;
}

class ThemeTreePainting {
public:
    ThemeTreePainting(const Scene& scene, const Rect& place, ResponsesView& view, Outbox& out)
        : scene_(scene), look_(scene.look), palette_(scene.look.palette()), view_(view), out_(out),
          pane_("Theme tree", place, Scrolling::vertical), at_(pane_.top_left()),
          left_(place.left + look_.px(space::one)), right_(place.right - look_.px(space::one)) {}

    void draw() {
        for (const Branch& branch : branches_of(scene_, view_)) {
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
        if (touch.hovered)
            view_.hovered_theme = id;
        if (touch.pressed)
            apply_theme(scene_, id, view_, out_);
        place = place.inset(look_.px(space::one), 0);
        place.take_left(static_cast<float>(branch.depth) * look_.px(size::indent));
        const Rect badge = place.take_left(look_.px(size::key_badge));
        if (branch.has_more)
            fold_button(branch, badge);
        else if (!branch.digit.empty())
            key_badge(look_, centred(badge, look_.px(size::key_badge)), branch.digit);
        place.take_left(look_.px(space::one));
        const Rect mark = place.take_left(look_.px(size::swatch));
        swatch(look_, mark.middle(), colour_of(scene_.now, palette_, *branch.theme));
        place.take_left(look_.px(space::one));
        counts(id, place);
        write_in(look_, branch.has_more ? type::body_strong : type::body, place, palette_.text,
                 branch.theme->name);
    }

    void counts(ThemeId id, Rect& place) {
        const ThemeFigures& figures = scene_.figures.of(id);
        const std::string text =
            with_commas(figures.mentions) + " · " + with_commas(figures.participants);
        const float wide = std::ceil(text_width(look_, type::label, text)) + look_.px(space::half);
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
    Pane pane_;
    Point at_;
    float left_;
    float right_;
};

// What a theme means and some of what it was applied to.
class ThemeCard {
public:
    ThemeCard(const Scene& scene, const Rect& place, const Theme& theme, ResponsesView& view)
        : scene_(scene), look_(scene.look), palette_(scene.look.palette()), theme_(theme),
          view_(view), pane_("Theme card", place, Scrolling::vertical), at_(pane_.top_left()),
          width_(place.width() - 2 * look_.px(space::two)) {
        at_ = at_ + Point{look_.px(space::two), look_.px(space::gap)};
    }

    void draw() {
        at_.y += write_wrapped(look_, type::name, at_, width_, palette_.text, theme_.name);
        at_.y += look_.px(space::half);
        if (theme_.definition.empty() && theme_.include.empty() && theme_.exclude.empty())
            line("No definition yet.");
        line(theme_.definition);
        if (!theme_.include.empty())
            line("Include: " + theme_.include);
        if (!theme_.exclude.empty())
            line("Exclude: " + theme_.exclude);
        at_.y += look_.px(space::one);
        for (const CodingId id : scene_.figures.of(theme_.id).examples)
            if (const Coding* coding = scene_.now.study.codings.find(id))
                example(*coding);
        pane_.reaches(at_.y + look_.px(space::two));
    }

private:
    void line(const std::string& text) {
        if (!text.empty())
            at_.y += write_wrapped(look_, type::body, at_, width_, palette_.second_text, text) +
                     look_.px(space::half);
    }

    void example(const Coding& coding) {
        const Response* response = scene_.now.study.responses.find(coding.response);
        if (!response || coding.span.end > response->text.size())
            return;
        const std::string quote =
            shortened(response->text.substr(coding.span.begin, coding.span.length()));
        const Participant* who = scene_.now.study.participants.find(response->participant);
        const std::string source =
            (who ? who->label : "") + "  ·  " + stage_name(scene_.now.study, response->stage);
        const float inset = look_.px(space::gap);
        const float height =
            height_of(look_, type::body, width_ - inset, quote) + look_.px(type::label.line);
        const Rect place = rect(at_, width_, height);
        const Touch touch =
            area(fmt::format("Example {}", coding.id.value), place.inset(-look_.px(space::half)));
        if (touch.hovered)
            fill(place.inset(-look_.px(space::half)), palette_.app, look_.px(size::radius));
        if (touch.pressed) {
            go_to(view_, response->id);
            view_.coding = coding.id;
        }
        fill({place.left, place.top + look_.px(space::hair), place.left + look_.px(size::stripe),
              place.bottom - look_.px(space::hair)},
             colour_of(scene_.now, palette_, theme_), look_.px(space::hair));
        const Point text{at_.x + inset, at_.y};
        const float quoted =
            write_wrapped(look_, type::body, text, width_ - inset, palette_.text, quote);
        write(look_, type::label, {text.x, text.y + quoted}, palette_.second_text, source);
        at_.y = place.bottom + look_.px(space::gap);
    }

    // A long answer would push all others out of the card.
    static std::string shortened(std::string quote) {
        constexpr std::uint32_t most = 220;
        if (quote.size() <= most)
            return quote;
        const Span whole = snap_to_graphemes(quote, {0, most});
        return quote.substr(0, whole.end) + "…";
    }

    const Scene& scene_;
    const Look& look_;
    const Palette& palette_;
    const Theme& theme_;
    ResponsesView& view_;
    Pane pane_;
    Point at_;
    float width_;
};

void draw_title(const Look& look, Rect line) {
    line = line.inset(look.px(space::two), 0);
    const std::string legend = "mentions · participants";
    const float wide = std::ceil(text_width(look, type::label, legend)) + 1;
    write_in(look, type::label, line.take_right(wide), look.palette().second_text, legend,
             Side::right);
    write_in(look, type::label_strong, line, look.palette().second_text, "Themes");
}

void draw_no_themes(const Look& look, const Rect& place) {
    const Rect inside = place.inset(look.px(space::two), look.px(space::one));
    write_wrapped(look, type::body, inside.at(), inside.width(), look.palette().second_text,
                  "No themes yet. Select some words in an answer, press Enter and type a name.");
}

} // namespace

void draw_theme_pane(const Scene& scene, const Rect& place, ResponsesView& view, Outbox& out) {
    const Look& look = scene.look;
    const Pane pane("Right pane", place);
    fill(place, look.palette().surface);
    Rect rest = place;
    rest.take_top(look.px(space::one));
    draw_title(look, rest.take_top(look.px(space::four)));
    if (scene.now.study.themes.empty())
        return draw_no_themes(look, rest);

    if (!scene.now.study.themes.find(view.theme) && !numbered_themes(scene.now).empty())
        view.theme = numbered_themes(scene.now).front();
    const ThemeId shown = view.hovered_theme ? view.hovered_theme : view.theme;
    const Theme* theme = scene.now.study.themes.find(shown);
    const float wanted = look.px(size::row) * static_cast<float>(branches_of(scene, view).size()) +
                         look.px(space::one);
    const Rect tree = rest.take_top(std::min(wanted, std::round(rest.height() * 0.6F)));
    view.hovered_theme = {};
    ThemeTreePainting(scene, tree, view, out).draw();
    stroke({rest.left + look.px(space::two), rest.top},
           {rest.right - look.px(space::two), rest.top}, look.palette().hairline,
           look.px(size::line));
    rest.take_top(look.px(size::line));
    if (theme)
        ThemeCard(scene, rest, *theme, view).draw();
}

} // namespace themata
