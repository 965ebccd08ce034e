// What stands beside the hits, and in their place while nothing is searched for.

#include "ui/marks.h"
#include "ui/search_parts.h"

namespace themata {

void draw_how_to_search(const Look& look, const Rect& place) {
    Pane pane("How to search", place, Scrolling::vertical);
    const float width = std::min(place.width() - 2 * look.px(space::four), look.px(size::language));
    Point at{std::round(place.middle().x - width / 2), pane.top_left().y + look.px(space::four)};
    at.y += write_wrapped(look, type::title, at, width, look.palette().text, "Search the answers") +
            look.px(space::half);
    at.y += write_wrapped(look, type::body, at, width, look.palette().second_text,
                          "Type above; the hits appear while you do.") +
            look.px(space::two);
    const float left = std::round(width * 0.34F);
    for (const QueryForm& form : query_language()) {
        const float high = height_of(look, type::body, width - left, form.meaning);
        write_in(look, type::body_strong,
                 {at.x, at.y, at.x + left - look.px(space::one), at.y + look.px(type::body.line)},
                 look.palette().text, form.example);
        write_wrapped(look, type::body, {at.x + left, at.y}, width - left,
                      look.palette().second_text, form.meaning);
        at.y += high + look.px(space::half);
    }
    pane.reaches(at.y + look.px(space::three));
}

void draw_where(const Scene& scene, const Rect& place, const Hits* hits) {
    const Look& look = scene.look;
    const Palette& palette = look.palette();
    const Pane pane("Where the hits are", place, Scrolling::vertical);
    fill(place, palette.surface);
    Rect rest = place.inset(look.px(space::two));
    if (!hits || hits->breakdown.empty()) {
        write_wrapped(look, type::body, rest.at(), rest.width(), palette.second_text,
                      "How many hits each stage and role has stands here.");
        return;
    }
    write_in(look, type::label_strong, rest.take_top(look.px(type::label.line)),
             palette.second_text, "Where they are");
    rest.take_top(look.px(space::one));
    std::size_t most = 1;
    for (const BreakdownRow& row : hits->breakdown)
        most = std::max(most, row.n);
    for (const BreakdownRow& row : hits->breakdown) {
        Rect line = rest.take_top(look.px(size::row));
        const std::string role = role_name(scene.now.study, row.role);
        const std::string stage = stage_name(scene.now.study, row.stage);
        const std::string name = role.empty() ? stage : role + ", " + stage;
        progress_bar(look, line.take_bottom(look.px(size::progress)),
                     {{static_cast<float>(row.n) / static_cast<float>(most), palette.accent}});
        const std::string n = with_commas(row.n);
        write_figures(look, type::label,
                      line.take_right(std::ceil(figures_width(look, type::label, n)) + 2),
                      palette.second_text, n, Side::right);
        line.take_right(look.px(space::one));
        write_in(look, type::body, line, palette.text, name);
    }
    pane.reaches(rest.top);
}

} // namespace themata
