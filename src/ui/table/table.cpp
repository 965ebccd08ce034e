#include "ui/parts/refusals.h"
#include "ui/table/table_parts.h"

#include <fmt/format.h>

namespace themata {

namespace {

std::string capital(std::string_view text) {
    std::string capital(text);
    if (!capital.empty() && capital[0] >= 'a' && capital[0] <= 'z')
        capital[0] = static_cast<char>(capital[0] - 'a' + 'A');
    return capital;
}

void draw_message(const Scene& scene, const Rect& place, const std::string& what,
                  const std::string& next) {
    const Look& look = scene.look;
    const float width = std::min(place.width() - 2 * look.px(space::four), look.px(size::picker));
    Point at{std::round(place.middle().x - width / 2), std::round(place.top + place.height() / 3)};
    at.y += write_wrapped(look, type::title, at, width, look.palette().text, what) +
            look.px(space::one);
    write_wrapped(look, type::body, at, width, look.palette().second_text, next);
}

void draw_copies(const Scene& scene, const ThemeTable& table, Rect& head, const TableView& view,
                 Outbox& out) {
    const Look& look = scene.look;
    const ButtonFace give{.text = "Export", .icon = Icon::take_out};
    Rect there = head.take_right(button_width(look, give));
    if (button(look, "Export table", there.take_top(look.px(size::button)), give))
        out.ask(ExportTables{table_for_export(scene.now, table, view)});
    hint(look, "As XLSX, DOCX, HTML, LaTeX, Markdown, CSV, TSV or JSON, by the file's ending.");
    head.take_right(look.px(space::half));
    const ButtonFace html{.text = "HTML", .icon = {}, .emphasis = Emphasis::quiet};
    there = head.take_right(button_width(look, html));
    if (button(look, "Copy table as HTML", there.take_top(look.px(size::button)), html))
        out.ask(CopyText{table_html(table, view.form)});
    hint(look, "The source of a page, with headers and footnote.");
    head.take_right(look.px(space::half));
    const ButtonFace copy{.text = "Copy", .icon = Icon::copy};
    there = head.take_right(button_width(look, copy));
    if (button(look, "Copy table", there.take_top(look.px(size::button)), copy))
        out.ask(CopyText{table_text(table, view.form)});
    hint(look, "Paste it into a spreadsheet or a document.");
}

void draw_save(const Look& look, Rect& head, TableView& view) {
    const ButtonFace face{.text = "Save picture", .icon = {}};
    Rect there = head.take_right(button_width(look, face));
    const Rect place = there.take_top(look.px(size::button));
    if (button(look, "Save picture", place, face))
        open_chart_menu(view.picture.card, {place.left, place.bottom + look.px(space::half)});
    hint(look, "As SVG or PNG, 170 mm wide, with how it was made.");
}

// As numbers or as a picture.
void draw_switch(const Look& look, Rect& line, TableView& view) {
    using Shown = TableView::Shown;
    const std::string picture = view.form == CellForm::tally ? "Tally marks" : "Heat map";
    for (const auto& [shown, text] :
         {std::pair{Shown::picture, picture}, std::pair{Shown::numbers, std::string("Numbers")}}) {
        const Rect there = line.take_right(chip_width(look, text));
        if (chip(look, "Shown: " + text, {there.left, there.top}, text,
                 view.shown == shown ? Chosen::yes : Chosen::no))
            view.shown = shown;
        line.take_right(look.px(space::half));
    }
}

float head_height(const Look& look) {
    return look.px(size::button) + look.px(space::one) + look.px(size::chip);
}

void draw_head(const Scene& scene, const ThemeTable& table, Rect head, TableView& view,
               Outbox& out) {
    const Look& look = scene.look;
    Rect line = head.take_top(look.px(size::button));
    head.take_top(look.px(space::one));
    if (view.shown == TableView::Shown::picture)
        draw_save(look, line, view);
    else
        draw_copies(scene, table, line, view, out);
    line.take_right(look.px(space::two));
    write_in(look, type::title, line, look.palette().text, table_title(table));
    draw_switch(look, head, view);
    head.take_right(look.px(space::two));
    write_in(look, type::body, head, look.palette().second_text,
             fmt::format("{}, {}", capital(name_of(table.count)),
                         in_words(scene.now.study, view.spec.whose)));
}

void draw_body(const Scene& scene, const ThemeTable& table, const Rect& place, TableView& view,
               Outbox& out) {
    const Look& look = scene.look;
    Rect rest = place.inset(look.px(space::three), look.px(space::two));
    draw_head(scene, table, rest.take_top(head_height(look)), view, out);
    rest.take_top(look.px(space::two));
    if (view.shown == TableView::Shown::picture)
        return draw_table_picture(scene, table, rest, view, out);
    const float note = height_of(look, type::label, rest.width(), table.footnote);
    const float edge = look.px(size::line);
    const float wanted =
        table_grid_height(scene, table, rest.width() - 2 * edge, view.form) + 2 * edge;
    const float most = rest.height() - std::min(note, rest.height() / 4) - look.px(space::two);
    const Rect card = rest.take_top(std::min(wanted, most));
    const float radius = look.px(size::card_radius);
    fill(card, look.palette().surface, radius);
    draw_table_grid(scene, table, card.inset(look.px(size::line)), view);
    outline(card, look.palette().hairline, look.px(size::line), radius);
    rest.take_top(look.px(space::gap));
    const Pane pane("Footnote", rest, Scrolling::vertical);
    const Point at = pane.top_left();
    const float width = rest.width() - (note > rest.height() ? 2 * look.px(size::scrollbar) : 0.0F);
    pane.reaches(at.y + write_wrapped(look, type::label, at, width, look.palette().second_text,
                                      table.footnote));
}

void draw_middle(const Scene& scene, const TableFigures& figures, const Rect& place,
                 TableView& view, Outbox& out) {
    const Pane pane("Middle of the table", place);
    ground(place, scene.look.palette().app);
    if (!figures.table)
        return draw_message(scene, place, "Counting …", "The table comes in a moment.");
    if (!*figures.table)
        return draw_message(scene, place, figures.table->error().what,
                            hint_in_window(figures.table->error(),
                                           "Count participants, or choose no tests, at the left."));
    const ThemeTable& table = **figures.table;
    if (table.rows.empty())
        return draw_message(scene, place, "No theme to count",
                            "Apply themes to answers, or choose “Theme tree” without “Used only”.");
    if (table.columns.empty())
        return draw_message(scene, place, "No answers to count",
                            "Import questionnaires, then the table fills itself.");
    draw_body(scene, table, place, view, out);
}

} // namespace

ResponseId draw_table(const Scene& scene, const TableFigures& figures, const Rect& place,
                      TableView& view, Outbox& out) {
    const Look& look = scene.look;
    // A row of columns that are all “no role” would say nothing.
    if (scene.now.study.roles.empty())
        std::erase(view.spec.columns, Axis{.kind = AxisKind::role});
    float left = look.px(view.left_width);
    float right = look.px(view.right_width);
    const float most =
        place.width() - std::min(look.px(size::least_middle), std::round(place.width() * 0.52F));
    if (left + right > most) {
        const float share = std::max(0.5F, most / (left + right));
        left = std::round(left * share);
        right = std::round(right * share);
    }
    Rect middle = place;
    const Rect left_pane = middle.take_left(left);
    const Rect right_pane = middle.take_right(right);
    draw_table_choices(scene, left_pane, view);
    draw_middle(scene, figures, middle, view, out);
    const ResponseId asked_for = draw_cell_quotes(scene, figures, right_pane, view);
    const float grip = look.px(size::splitter);
    splitter(look, "Width of the choices",
             {left_pane.right - grip / 2, place.top, left_pane.right + grip / 2, place.bottom},
             Side::left, view.left_width);
    splitter(look, "Width of the quotes",
             {right_pane.left - grip / 2, place.top, right_pane.left + grip / 2, place.bottom},
             Side::right, view.right_width);
    return asked_for;
}

} // namespace themata
