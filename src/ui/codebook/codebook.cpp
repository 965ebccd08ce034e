#include "ui/codebook/codebook.h"

#include "ui/codebook/codebook_parts.h"
#include "ui/parts/marks.h"

namespace themata {

namespace {

constexpr std::pair<ThemeSort, const char*> sorts[] = {
    {ThemeSort::codebook, "Codebook"},
    {ThemeSort::name, "Name"},
    {ThemeSort::mentions, "Mentions"},
};

constexpr const char* sort_word = "Sort";

float sorts_width(const Look& look) {
    float wide = 1;
    for (const auto& [sort, name] : sorts)
        wide += chip_width(look, name) + look.px(space::half);
    return std::ceil(wide);
}

void draw_sorts(const Look& look, Rect line, CodebookView& view) {
    for (const auto& [sort, name] : sorts) {
        const Point at{line.left, std::round(line.middle().y - look.px(size::chip) / 2)};
        if (chip(look, std::string("Sort by ") + name, at, name,
                 view.sort == sort ? Chosen::yes : Chosen::no))
            view.sort = sort;
        hint(look, std::string("Sort by ") + name);
        line.take_left(chip_width(look, name) + look.px(space::half));
    }
}

// Where the line is short, what can be done without gives way to the field.
void draw_head(const Scene& scene, Rect line, CodebookView& view) {
    const Look& look = scene.look;
    const float title = std::ceil(text_width(look, type::title, "Codebook")) + 1;
    const float word = std::ceil(text_width(look, type::label, sort_word)) + look.px(space::one);
    ButtonFace fresh{.text = "New theme", .icon = Icon::plus, .emphasis = Emphasis::strong};
    const float rest =
        line.width() - title - look.px(space::three) - sorts_width(look) - 2 * look.px(space::two);
    const bool short_line =
        rest - word - button_width(look, fresh) < look.px(size::theme_column) / 2;
    if (short_line)
        fresh.text.clear();
    if (button(look, "New theme", line.take_right(button_width(look, fresh)), fresh))
        begin_adding(scene, NewPlace::beside, view);
    hint(look, "A new theme beside the chosen one  ·  N\nBelow it  ·  Shift N");
    line.take_right(look.px(space::two));
    write_in(look, type::title, line.take_left(title), look.palette().text, "Codebook");
    line.take_left(look.px(space::three));
    draw_sorts(look, line.take_right(sorts_width(look)), view);
    if (!short_line)
        write_in(look, type::label, line.take_right(word), look.palette().second_text, sort_word);
    line.take_right(look.px(space::two));
    line.right = std::min(line.right, line.left + look.px(size::theme_column));
    const Focus focus = std::exchange(view.filter_wanted, false) ? Focus::take : Focus::leave;
    field(look, "Filter themes", line, view.filter, "Filter themes", focus);
}

void draw_empty(const Look& look, Rect place) {
    place.take_top(look.px(space::three));
    place.right = std::min(place.right, place.left + look.px(size::reading_measure));
    Point at = place.at();
    at.y +=
        write_wrapped(look, type::name, at, place.width(), look.palette().text, "No themes yet.");
    at.y += look.px(space::half);
    write_wrapped(look, type::body, at, place.width(), look.palette().second_text,
                  "Press N and type a name. Themes also come while reading: select some words in "
                  "an answer, press Enter and type a name. A codebook that is a CSV file can be "
                  "dropped on the window.");
}

// What was chosen may be gone; a new theme is chosen as soon as it is there.
void keep_choice(const Scene& scene, CodebookView& view) {
    const ThemeId newest{scene.now.study.themes.last_id()};
    if (view.new_after && newest.value > *view.new_after) {
        view.new_after.reset();
        view.chosen = newest;
        view.show_chosen = true;
    }
    if (scene.now.study.themes.find(view.chosen))
        return;
    const auto all = codebook_order(scene.now.study, scene.now.lookup);
    view.chosen = all.empty() ? ThemeId{} : all.front();
}

} // namespace

std::optional<MergeThemes> wanted_preview(const CodebookView& view) {
    if (view.panel == CodebookPanel::merge && view.merge.into)
        return MergeThemes{.into = view.merge.into, .from = view.chosen};
    return {};
}

std::optional<PassageQuery> wanted_passages(const CodebookView& view) {
    if (view.panel == CodebookPanel::split)
        return PassageQuery{view.chosen, view.split.words};
    return {};
}

ResponseId draw_codebook(const Scene& scene, const CodebookFigures& figures, const Rect& place,
                         CodebookView& view, Outbox& out) {
    const Look& look = scene.look;
    keep_choice(scene, view);
    read_codebook_keys(scene, view, out);
    Rect middle = place;
    const Rect right = middle.take_right(look.px(view.right_width));
    ResponseId wanted;
    {
        const Pane pane("Codebook view", middle);
        ground(middle, look.palette().app);
        Rect rest = middle.inset(look.px(space::three), 0);
        rest.take_top(look.px(space::three));
        draw_head(scene, rest.take_top(look.px(size::button)), view);
        rest.take_top(look.px(space::two));
        if (scene.now.study.themes.empty() && !view.naming.new_below)
            draw_empty(look, rest);
        else
            draw_codebook_tree(scene, rest, view, out);
    }
    wanted = draw_codebook_card(scene, right, view, out);
    splitter(look, "Width of the theme", right, Side::right, view.right_width);
    if (view.panel != CodebookPanel::none)
        draw_codebook_panel(scene, figures, place, view, out);
    return wanted;
}

} // namespace themata
