#include "text/sentences.h"
#include "ui/codebook/codebook_parts.h"
#include "ui/parts/marks.h"
#include "ui/parts/matches.h"
#include "ui/parts/pick_list.h"

#include "text/fold.h"
#include <fmt/format.h>
#include <imgui.h>

namespace themata {

namespace {

class TreeListing {
public:
    TreeListing(const Scene& scene, const CodebookView& view)
        : scene_(scene), view_(view), letters_(view.filter) {}

    std::vector<CodebookLine> lines() {
        if (!letters_.empty())
            mark_fitting();
        list_below({}, 0);
        return std::move(lines_);
    }

private:
    // Scattered letters fit too much to be of use in a tree.
    void mark_fitting() {
        for (const Theme& theme : scene_.now.study.themes) {
            const auto fit = letters_.fit(fold_loosely(theme.name));
            if (!fit || *fit == Fit::scattered)
                continue;
            kept_.insert(theme.id);
            for (const ThemeId above : ancestors(scene_.now.study, theme.id))
                kept_.insert(above);
        }
    }

    void list_below(ThemeId parent, int depth) {
        for (const ThemeId id : sorted_children(parent)) {
            if (!letters_.empty() && !kept_.contains(id))
                continue;
            const bool has_more = !scene_.now.lookup.children.of(id).empty();
            lines_.push_back({id, depth, has_more});
            if (!letters_.empty() || !view_.folded.contains(id))
                list_below(id, depth + 1);
        }
    }

    [[nodiscard]] std::vector<ThemeId> sorted_children(ThemeId parent) const {
        auto children = children_of(scene_.now.study, scene_.now.lookup, parent);
        if (view_.sort == ThemeSort::name)
            std::ranges::stable_sort(children, {}, [&](ThemeId id) {
                return fold_loosely(scene_.now.study.themes.find(id)->name);
            });
        if (view_.sort == ThemeSort::mentions)
            std::ranges::stable_sort(children, std::ranges::greater(),
                                     [&](ThemeId id) { return scene_.figures.of(id).mentions; });
        return children;
    }

    const Scene& scene_;
    const CodebookView& view_;
    TypedLetters letters_;
    std::set<ThemeId> kept_;
    std::vector<CodebookLine> lines_;
};

// Where a theme that is let go now would stand.
struct Drop {
    enum class Where { before, onto, after };
    ThemeId theme;
    Where where = Where::onto;
};

class TreePainting {
public:
    TreePainting(const Scene& scene, const Rect& place, CodebookView& view, Outbox& out)
        : scene_(scene), look_(scene.look), palette_(scene.look.palette()), view_(view), out_(out),
          letters_(view.filter), place_(place), lines_(codebook_lines(scene, view)) {}

    void draw() {
        draw_headings(place_.take_top(look_.px(space::three)));
        if (lines_.empty() && !view_.naming.new_below)
            write_in(look_, type::body, Rect(place_).take_top(look_.px(size::row)),
                     palette_.second_text, "No theme is called so.");
        const Pane pane("Codebook tree", place_, Scrolling::vertical);
        at_ = pane.top_left();
        right_ = place_.right - look_.px(size::scrollbar);
        const float top = at_.y;
        if (view_.naming.new_below && !*view_.naming.new_below && lines_.empty())
            draw_new(0);
        for (std::size_t line = 0; line < lines_.size(); ++line)
            draw_line(line);
        pane.reaches(at_.y + look_.px(space::two));
        show_chosen(pane, top);
        follow_drag(pane);
    }

private:
    [[nodiscard]] float row() const { return look_.px(size::row); }

    [[nodiscard]] float column() const { return look_.px(size::count_column); }

    void draw_headings(Rect line) {
        line.right -= look_.px(size::scrollbar) + look_.px(space::one);
        for (const char* name : {"Participants", "Answers", "Mentions"})
            write_in(look_, type::label, line.take_right(column()), palette_.second_text, name,
                     Side::right);
        stroke({place_.left, line.bottom - look_.px(size::line)},
               {place_.right, line.bottom - look_.px(size::line)}, palette_.hairline,
               look_.px(size::line));
    }

    void draw_line(std::size_t line) {
        const Rect place{place_.left, at_.y, right_, at_.y + row()};
        at_.y = place.bottom;
        const CodebookLine& at = lines_[line];
        if (at.theme == view_.naming.renamed) {
            Rect inside = place;
            indent(inside, at.depth);
            type_name(inside, "The theme's name");
        } else if (place.bottom >= visible_part().top && place.top <= visible_part().bottom) {
            draw_theme(at, place);
        }
        if (is_last_below(line))
            draw_new(new_depth());
    }

    // The new theme's name is typed where it will stand: behind all that is below its parent.
    [[nodiscard]] bool is_last_below(std::size_t line) const {
        if (!view_.naming.new_below)
            return false;
        const ThemeId parent = *view_.naming.new_below;
        if (!parent)
            return line + 1 == lines_.size();
        const auto from = std::ranges::find(lines_, parent, &CodebookLine::theme);
        if (from == lines_.end())
            return line + 1 == lines_.size();
        auto end = from + 1;
        while (end != lines_.end() && end->depth > from->depth)
            ++end;
        return static_cast<std::ptrdiff_t>(line) + 1 == end - lines_.begin();
    }

    [[nodiscard]] int new_depth() const {
        const auto from = std::ranges::find(lines_, *view_.naming.new_below, &CodebookLine::theme);
        return from == lines_.end() ? 0 : from->depth + 1;
    }

    void draw_new(int depth) {
        Rect place{place_.left, at_.y, right_, at_.y + row()};
        at_.y = place.bottom;
        indent(place, depth);
        type_name(place, "The new theme's name");
    }

    void indent(Rect& place, int depth) const {
        place.take_left(look_.px(space::one) + static_cast<float>(depth) * look_.px(size::indent) +
                        look_.px(size::key_badge));
    }

    void type_name(const Rect& place, const std::string& label) {
        NameTyping& naming = view_.naming;
        const bool fresh = std::exchange(naming.fresh, false);
        field(look_, label, place.inset(0, look_.px(size::line)), naming.typed, label,
              fresh ? Focus::take : Focus::leave);
        const bool entered = field_is_entered();
        const bool active = field_is_typed_in();
        if (ImGui::IsKeyPressed(ImGuiKey_Escape) && !fresh)
            naming = {};
        else if (entered || (naming.begun && !active))
            keep_name();
        else
            naming.begun = active;
    }

    void keep_name() {
        NameTyping naming = std::exchange(view_.naming, {});
        naming.typed = trimmed(naming.typed);
        if (naming.typed.empty())
            return;
        if (!naming.renamed) {
            view_.new_after = scene_.now.study.themes.last_id();
            return out_.send(
                AddTheme{.name = naming.typed, .parent = *naming.new_below, .definition = {}});
        }
        const Theme* theme = scene_.now.study.themes.find(naming.renamed);
        if (theme && theme->name != naming.typed)
            out_.send(RenameTheme{.theme = naming.renamed, .name = naming.typed});
    }

    void draw_theme(const CodebookLine& line, Rect place) {
        const Theme& theme = *scene_.now.study.themes.find(line.theme);
        const std::string path = path_of(scene_.now.study, theme.id);
        const Touch touch = themata::row(look_, "Codebook " + path, place,
                                         theme.id == view_.chosen ? Chosen::yes : Chosen::no);
        hint(look_, path.size() > 60 ? path : "");
        read_mouse(theme.id, touch);
        const Rect whole = place;
        place = place.inset(look_.px(space::one), 0);
        place.take_left(static_cast<float>(line.depth) * look_.px(size::indent));
        const Rect arrow = place.take_left(look_.px(size::key_badge));
        if (line.has_more)
            fold_button(theme.id, path, arrow);
        place.take_left(look_.px(space::half));
        theme_swatch(look_, place.take_left(look_.px(size::swatch)).middle(),
                     colour_of(scene_.now, palette_, theme), theme_underline(theme.colour));
        place.take_left(look_.px(space::one));
        counts(theme.id, place);
        const bool retired = theme.state == ThemeState::retired;
        if (retired) {
            const float wide = std::ceil(text_width(look_, type::label, "retired")) + 1;
            write_in(look_, type::label, place.take_right(wide), palette_.second_text, "retired");
            place.take_right(look_.px(space::one));
        }
        const Colour colour = retired ? palette_.second_text : palette_.text;
        if (letters_.empty())
            write_in(look_, line.has_more ? type::body_strong : type::body, place, colour,
                     theme.name);
        else
            write_fitting(look_, place, colour, theme.name, letters_.fitting(theme.name));
        find_drop(theme.id, whole);
    }

    void counts(ThemeId id, Rect& place) {
        const ThemeFigures& figures = scene_.figures.of(id);
        for (const std::uint32_t n : {figures.participants, figures.responses, figures.mentions})
            write_figures(look_, type::label, place.take_right(column()),
                          n == 0 ? palette_.second_text : palette_.text, grouped(n), Side::right);
        place.take_right(look_.px(space::two));
    }

    void fold_button(ThemeId id, const std::string& path, const Rect& place) {
        const bool folded = view_.folded.contains(id);
        const float side = place.width();
        const Rect there = rect({place.left, std::round(place.middle().y - side / 2)}, side, side);
        if (icon_button(look_, "Unfold " + path, there, folded ? Icon::right : Icon::down,
                        palette_.second_text)) {
            if (folded)
                view_.folded.erase(id);
            else
                view_.folded.insert(id);
        }
        hint(look_, folded ? "Show what is below  ·  →" : "Fold  ·  ←");
    }

    void read_mouse(ThemeId id, const Touch& touch) {
        if (touch.held && !view_.drag.theme)
            view_.drag = {.theme = id, .from = mouse_position(), .moving = false};
        if (touch.pressed && !view_.drag.moving) {
            view_.chosen = id;
        }
        if (touch.hovered && ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left))
            begin_renaming(scene_, id, view_);
    }

    // The upper and the lower quarter of a row mean between two, the middle onto it.
    void find_drop(ThemeId id, const Rect& row_place) {
        const Point mouse = mouse_position();
        if (!view_.drag.moving || !row_place.holds(mouse))
            return;
        const float share = (mouse.y - row_place.top) / row_place.height();
        const bool ordered = view_.sort == ThemeSort::codebook;
        seen_drop_ = Drop{id, ordered && share < 0.28F   ? Drop::Where::before
                              : ordered && share > 0.72F ? Drop::Where::after
                                                         : Drop::Where::onto};
        const float x = row_place.left + look_.px(space::one);
        const float thick = look_.px(size::strong_line);
        if (seen_drop_->where == Drop::Where::onto)
            outline(row_place, palette_.accent, thick, look_.px(size::radius));
        else {
            const float y =
                seen_drop_->where == Drop::Where::before ? row_place.top : row_place.bottom - thick;
            stroke({x, y}, {row_place.right, y}, palette_.accent, thick);
        }
    }

    void follow_drag(const Pane& pane) {
        ThemeDrag& drag = view_.drag;
        if (!drag.theme)
            return;
        const Point moved = mouse_position() - drag.from;
        const float slop = look_.px(size::slop);
        if (std::abs(moved.x) > slop || std::abs(moved.y) > slop)
            drag.moving = true;
        if (drag.moving && ImGui::IsMouseDown(ImGuiMouseButton_Left)) {
            const float y = mouse_position().y;
            pane.show(y - row(), y + row());
            draw_dragged();
        }
        if (ImGui::IsMouseDown(ImGuiMouseButton_Left))
            return;
        if (drag.moving && seen_drop_)
            let_go(*seen_drop_);
        drag = {};
    }

    void draw_dragged() {
        const Theme* theme = scene_.now.study.themes.find(view_.drag.theme);
        if (!theme)
            return;
        const Point at = mouse_position() + Point{look_.px(space::two), look_.px(space::one)};
        const float wide = text_width(look_, type::label, theme->name) + 2 * look_.px(space::one);
        const Rect tag = rect(at, std::ceil(wide), look_.px(size::chip));
        fill(tag, palette_.text, look_.px(size::radius));
        write_in(look_, type::label, tag, palette_.surface, theme->name, Side::middle);
    }

    void let_go(const Drop& drop) {
        const Theme* target = scene_.now.study.themes.find(drop.theme);
        if (!target || drop.theme == view_.drag.theme)
            return;
        view_.chosen = view_.drag.theme;
        MoveTheme move{.theme = view_.drag.theme, .parent = target->parent, .before = {}};
        if (drop.where == Drop::Where::onto) {
            move.parent = target->id;
            view_.folded.erase(target->id);
        } else if (drop.where == Drop::Where::before) {
            move.before = target->id;
        } else {
            move.before = following(*target);
        }
        if (move.before == move.theme)
            return; // where it is
        out_.send(move);
    }

    // The sibling behind a theme, but for the one that is dragged.
    [[nodiscard]] ThemeId following(const Theme& theme) const {
        auto siblings = children_of(scene_.now.study, scene_.now.lookup, theme.parent);
        std::erase(siblings, view_.drag.theme);
        const auto at = std::ranges::find(siblings, theme.id);
        return at == siblings.end() || at + 1 == siblings.end() ? ThemeId{} : *(at + 1);
    }

    void show_chosen(const Pane& pane, float top) {
        if (!std::exchange(view_.show_chosen, false))
            return;
        const auto at = std::ranges::find(lines_, view_.chosen, &CodebookLine::theme);
        if (at == lines_.end())
            return;
        const float y = top + row() * static_cast<float>(at - lines_.begin());
        pane.show(y, y + row());
    }

    const Scene& scene_;
    const Look& look_;
    const Palette& palette_;
    CodebookView& view_;
    Outbox& out_;
    TypedLetters letters_;
    Rect place_;
    std::vector<CodebookLine> lines_;
    Point at_;
    float right_ = 0;
    std::optional<Drop> seen_drop_;
};

} // namespace

std::vector<CodebookLine> codebook_lines(const Scene& scene, const CodebookView& view) {
    return TreeListing(scene, view).lines();
}

void draw_codebook_tree(const Scene& scene, const Rect& place, CodebookView& view, Outbox& out) {
    TreePainting(scene, place, view, out).draw();
}

void theme_swatch(const Look& look, Point middle, Colour colour, Underline pattern) {
    if (pattern == Underline::solid)
        return swatch(look, middle, colour);
    const float side = look.px(size::swatch);
    const float thick = look.px(size::strong_line);
    const Point at{std::round(middle.x - side / 2), std::round(middle.y - side / 2)};
    fill(rect(at, side, side - 2 * thick), colour, look.px(space::hair));
    underline(rect(at, side, side), colour, thick, pattern);
}

} // namespace themata
