#include "ui/frame_parts.h"

#include "text/segments.h"
#include "text/sentences.h"
#include "ui/parts/dialog.h"
#include "ui/parts/marks.h"
#include <fmt/format.h>

namespace themata {

namespace {

constexpr RailItem items[] = {
    {View::responses, Icon::responses, "Responses"},
    {View::search, Icon::search, "Search"},
    {View::table, Icon::table, "Table"},
    {View::scores, Icon::scores, "Scores"},
    {View::agreement, Icon::agreement, "Agreement"},
    {View::explore, Icon::explore, "Explore"},
    {View::codebook, Icon::codebook, "Codebook"},
    {View::history, Icon::history, "History"},
};

// "RS" for RS, "RS" for Rosa Sanchez, "A" for anna.
std::string initials(const std::string& name) {
    std::string letters;
    for (const Word& word : words(name))
        if (letters.size() < 8) {
            const std::uint32_t end = next_grapheme(name, word.span.begin);
            letters += name.substr(word.span.begin, end - word.span.begin);
        }
    if (words(name).size() == 1 && name.size() == 2)
        return name;
    const auto places = boundaries(letters, Segment::grapheme);
    return places.size() > 3 ? letters.substr(0, places[2]) : letters;
}

void draw_coder(const Look& look, Rect place, const std::string& coder) {
    const Palette& palette = look.palette();
    const float side = look.px(size::avatar);
    const float wide = std::min(place.width() - side - look.px(space::one),
                                std::ceil(text_width(look, type::body, coder)) + 1);
    write_in(look, type::body, place.take_right(wide), palette.text, coder);
    place.take_right(look.px(space::one));
    const Point middle{place.right - side / 2, place.middle().y};
    const Rect disc = rect({middle.x - side / 2, middle.y - side / 2}, side, side);
    fill(disc, palette.soft_accent, side / 2);
    write_in(look, type::tiny_strong, disc, palette.accent, initials(coder), Side::middle);
}

void draw_search_field(const Scene& scene, const Rect& place, WindowView& view) {
    const Look& look = scene.look;
    const Focus focus = std::exchange(view.search_wanted, false) ? Focus::take : Focus::leave;
    const bool changed = field(look, "Search answers", place, view.search.query,
                               "Search answers, themes, participants", focus);
    const bool typed_in = field_is_typed_in();
    mark_mistake(look, scene.desk, place, view.search);
    if (changed && !view.search.query.empty() && view.view != View::search) {
        view.before_search = view.view;
        view.view = View::search;
    }
    if (changed && view.search.query.empty() && view.view == View::search)
        view.view = view.before_search;
    if (typed_in || !view.search.query.empty())
        return;
    const std::string key = "Ctrl F";
    const float wide = std::ceil(text_width(look, type::tiny, key)) + look.px(space::gap);
    const float high = look.px(size::key_badge);
    key_badge(
        look,
        rect({place.right - wide - look.px(space::one), std::round(place.middle().y - high / 2)},
             wide, high),
        key);
}

// What can go out, in the order of Exported.
constexpr const char* exports[] = {"Table", "Codebook", "Codings as CSV", "Quotes",
                                   "Searches and rules as text"};

void draw_file_buttons(const Look& look, Rect& right, float side, Outbox& out) {
    const auto next = [&] {
        const Rect column = right.take_right(side);
        return rect({column.left, std::round(column.middle().y - side / 2)}, side, side);
    };
    if (icon_button(look, "Settings", next(), Icon::settings, look.palette().second_text))
        out.ask(ShowSettings{});
    hint(look, "Settings  ·  Ctrl ,");
    std::vector<MenuItem> offered;
    for (const char* each : exports)
        offered.push_back({each});
    if (const auto what = icon_menu(look, "Export", next(), Icon::take_out, offered))
        out.ask(ChooseFile{Choosing::export_to, static_cast<Exported>(*what)});
    if (icon_button(look, "Import files", next(), Icon::take_in, look.palette().second_text))
        out.ask(ChooseFile{.what = Choosing::questionnaires});
    hint(look, "Import questionnaires, a codebook or codings  ·  Ctrl I");
}

} // namespace

std::span<const RailItem> rail_items() { return items; }

void draw_rail(const Look& look, const Rect& place, WindowView& view) {
    const Palette& palette = look.palette();
    const Pane pane("Rail", place);
    ground(place, palette.surface);
    stroke({place.right - look.px(size::line), place.top},
           {place.right - look.px(size::line), place.bottom}, palette.hairline,
           look.px(size::line));
    Rect rest = place;
    rest.take_top(look.px(space::one));
    rest.right -= look.px(size::line);
    for (const RailItem& item : items) {
        Rect there = rest.take_top(look.px(size::rail_item));
        const Touch touch = area(std::string("View ") + item.name, there);
        if (touch.pressed)
            view.view = item.view;
        hint(look, fmt::format("{}  ·  Ctrl {}", item.name, static_cast<int>(item.view) + 1));
        const bool on = view.view == item.view;
        if (on)
            fill(there, palette.soft_accent);
        else if (touch.hovered)
            fill(there, palette.app);
        if (on)
            fill({there.left, there.top, there.left + look.px(size::rail_mark), there.bottom},
                 palette.accent);
        const Colour colour = on ? palette.accent : palette.second_text;
        there = there.inset(0, look.px(space::one));
        draw_icon(look, item.icon, type::icon, there.take_top(look.px(type::icon.line)), colour);
        write_in(look, type::tiny, there, colour, item.name, Side::middle);
    }
}

void draw_appearance_switch(const Look& look, const Rect& place, Outbox& out) {
    const bool dark = look.appearance == Appearance::dark;
    const std::string label = dark ? "Light appearance" : "Dark appearance";
    if (icon_button(look, label, place, dark ? Icon::day : Icon::night, look.palette().second_text))
        out.ask(SetAppearance{dark ? Appearance::light : Appearance::dark});
    hint(look, label);
}

void draw_top_bar(const Scene& scene, const Rect& place, WindowView& view, Outbox& out) {
    const Look& look = scene.look;
    const Palette& palette = look.palette();
    const Pane pane("Top bar", place);
    ground(place, palette.surface);
    stroke({place.left, place.bottom - look.px(size::line)},
           {place.right, place.bottom - look.px(size::line)}, palette.hairline,
           look.px(size::line));

    const float width = std::min(look.px(size::search_field), place.width() * 0.36F);
    const float high = look.px(size::field);
    const Rect search =
        rect({std::round(place.middle().x - width / 2), std::round(place.middle().y - high / 2)},
             width, high);
    draw_search_field(scene, search, view);

    Rect left{place.left + look.px(space::two), place.top, search.left - look.px(space::two),
              place.bottom};
    const std::string sizes =
        counted(scene.now.study.participants.size(), "participant") + ", " +
        counted(scene.now.study.stages.size(), "stage");
    const float title = std::min(
        left.width(), std::ceil(text_width(look, type::body_strong, scene.now.card.title)) + 1);
    const Rect title_place = left.take_left(title);
    if (area("Close the study", title_place.inset(-look.px(space::half), look.px(space::one)))
            .pressed)
        out.ask(CloseStudy{});
    hint(look, scene.desk.file.string() + "\nClick to go back to all studies.");
    write_in(look, type::body_strong, title_place, palette.text, scene.now.card.title);
    left.take_left(look.px(space::two));
    if (left.width() > look.px(space::six))
        write_in(look, type::body, left, palette.second_text, sizes);

    Rect right{search.right + look.px(space::two), place.top, place.right - look.px(space::two),
               place.bottom};
    const Rect button = right.take_right(high);
    draw_appearance_switch(look, rect({button.left, search.top}, high, high), out);
    draw_file_buttons(look, right, high, out);
    right.take_right(look.px(space::one));
    draw_coder(look, right, scene.desk.coder);
}

} // namespace themata
