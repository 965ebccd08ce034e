#include "ui/parts/tabulation_view.h"

#include "text/quoting.h"
#include "text/sentences.h"
#include "ui/drawing/paint.h"
#include "ui/parts/dialog.h"
#include "ui/parts/tabulation_shape.h"
#include <fmt/format.h>
#include <imgui.h>
#include <imgui_internal.h>

namespace themata {

namespace {

// Strokes of a tally in fives, the fifth across the others.
void draw_tally(const Look& look, const Rect& place, std::uint32_t n, Colour colour) {
    const float step = look.px(space::half) + look.px(size::line);
    const float height = look.px(space::two);
    const float thick = std::max(1.0F, look.px(size::line) * 1.5F);
    Point at{place.left, std::round(place.middle().y - height / 2)};
    for (std::uint32_t stroke_at = 0; stroke_at < n; ++stroke_at) {
        if (stroke_at % 5 == 4) {
            slanted({at.x - 4 * step - look.px(space::hair), at.y + height - look.px(space::half)},
                    {at.x - step + look.px(space::half), at.y + look.px(space::half)}, colour,
                    thick);
            at.x += look.px(space::one);
        } else {
            fill({at.x, at.y, at.x + thick, at.y + height}, colour);
            at.x += step;
        }
    }
}

// Where the table is higher than its place, the bar at the right takes its width from the columns.
TabulationShape shape_in(const Look& look, const Tabulation& table, const Rect& place,
                         const TabulationMarks& marks) {
    TabulationShape shape = shape_of(look, table, place.width(), marks);
    return shape.height() <= place.height()
               ? shape
               : shape_of(look, table, place.width() - look.px(size::scrollbar), marks);
}

class TabulationPainting {
public:
    TabulationPainting(const Look& look, const Tabulation& table, const Rect& place,
                       TabulationViews& views, const TabulationMarks& marks)
        : look_(look), palette_(look.palette()), table_(table), views_(views),
          view_(views.of[table.name]), marks_(marks), shape_(shape_in(look, table, place, marks)),
          pane_("Pane of table " + table.name, place, Scrolling::both), origin_{
                                                                            pane_.left(),
                                                                            pane_.top_left().y} {
        // The head stays in sight, whether it is this pane that scrolls or one around it.
        const Rect seen = visible_part();
        const float lowest = origin_.y + shape_.rows.back();
        head_top_ = std::clamp(seen.top, origin_.y, std::max(origin_.y, lowest));
        const float right = std::min(place.right, origin_.x + shape_.width());
        body_ = {place.left, head_top_ + shape_.head(), right, std::min(place.bottom, seen.bottom)};
        cells_ = {place.left + shape_.lefts[1], body_.top, right, body_.bottom};
    }

    std::optional<CellPlace> draw(Outbox& out) {
        if (views_.active.empty())
            views_.active = table_.name;
        const bool entered = draw_stop();
        read_keys(out);
        const auto [first, end] = rows_in_sight();
        {
            const Clipped clipped(body_);
            for (std::size_t row = first; row < end; ++row)
                draw_ground(row);
        }
        draw_cells(first, end);
        {
            const Clipped clipped(
                {body_.left, body_.top, std::min(cells_.left, body_.right), body_.bottom});
            for (std::size_t row = first; row < end; ++row)
                draw_cell({row, 0});
        }
        draw_head();
        draw_chosen();
        draw_cursor();
        pane_.reaches({origin_.x + shape_.width(), origin_.y + shape_.height()});
        return entered && view_.cursor ? view_.cursor : pressed_;
    }

private:
    [[nodiscard]] bool active() const { return views_.active == table_.name; }

    [[nodiscard]] float row_top(std::size_t row) const {
        return origin_.y + shape_.head() + shape_.rows[row];
    }

    [[nodiscard]] Rect place_of(CellPlace cell) const {
        // The first column stays where it is.
        const float left = cell.column == 0 ? body_.left : origin_.x + shape_.lefts[cell.column];
        return {left, row_top(cell.row),
                left + shape_.lefts[cell.column + 1] - shape_.lefts[cell.column],
                row_top(cell.row + 1)};
    }

    [[nodiscard]] std::pair<std::size_t, std::size_t> rows_in_sight() const {
        const float above = origin_.y + shape_.head();
        const auto first = std::ranges::upper_bound(shape_.rows, body_.top - above);
        const auto end = std::ranges::lower_bound(shape_.rows, body_.bottom - above);
        const auto from = static_cast<std::size_t>(first - shape_.rows.begin());
        const auto to = static_cast<std::size_t>(end - shape_.rows.begin());
        return {std::max(shape_.bases, from == 0 ? 0 : from - 1), std::min(to, table_.rows.size())};
    }

    // Where Tab comes to; Enter and Space press the cell with the cursor.
    bool draw_stop() {
        const std::string label = "Table " + table_.name;
        const Rect whole{body_.left, head_top_, body_.right,
                         std::min(body_.bottom, row_top(table_.rows.size()))};
        stop_ = ImGui::GetCurrentWindow()->GetID(label.c_str());
        const Touch touch = area(label, whole, Layering::below_others);
        const ImGuiContext& g = *ImGui::GetCurrentContext();
        if (g.NavId == stop_ && g.NavCursorVisible)
            views_.active = table_.name;
        return touch.pressed && g.NavActivateId == stop_;
    }

    void read_keys(Outbox& out) {
        if (!active() || table_.rows.empty() || ImGui::GetIO().WantTextInput || menu_is_open())
            return;
        TabulationWork work{views_, out};
        read_commands(tabulation_commands(), work);
        carry_out(std::exchange(views_.asked, TabulationAct::none), out);
    }

    void carry_out(TabulationAct act, Outbox& out) {
        constexpr std::ptrdiff_t all = 1 << 20;
        switch (act) {
        case TabulationAct::none:
            return;
        case TabulationAct::down:
            return step(1, 0);
        case TabulationAct::up:
            return step(-1, 0);
        case TabulationAct::right:
            return step(0, 1);
        case TabulationAct::left:
            return step(0, -1);
        case TabulationAct::first_row:
            return step(-all, 0);
        case TabulationAct::last_row:
            return step(all, 0);
        case TabulationAct::copy:
            return out.ask(CopyText{tabulation_text(table_)});
        case TabulationAct::copy_as_html:
            return out.ask(CopyText{tabulation_html(table_)});
        }
    }

    void step(std::ptrdiff_t down, std::ptrdiff_t right) {
        const CellPlace from = view_.cursor.value_or(CellPlace{shape_.bases, 0});
        const auto moved = [](std::size_t at, std::ptrdiff_t by, std::size_t least,
                              std::size_t count) {
            return static_cast<std::size_t>(std::clamp(static_cast<std::ptrdiff_t>(at) + by,
                                                       static_cast<std::ptrdiff_t>(least),
                                                       static_cast<std::ptrdiff_t>(count) - 1));
        };
        view_.cursor = view_.cursor
                           ? CellPlace{moved(from.row, down, shape_.bases, table_.rows.size()),
                                       moved(from.column, right, 0, table_.columns.size())}
                           : from;
        view_.show_cursor = true;
    }

    void draw_ground(std::size_t row) {
        const Rect line{body_.left, row_top(row), body_.right, row_top(row + 1)};
        if (marks_.chosen_row == row)
            fill(line, palette_.soft_accent);
        else if (mouse_over(line) && mouse_position().y >= body_.top)
            fill(line, palette_.app);
        if (row + 1 < table_.rows.size())
            rule(line.bottom, line.left, line.right);
    }

    void rule(float bottom, float left, float right) {
        stroke({left, bottom - look_.px(size::line)}, {right, bottom - look_.px(size::line)},
               palette_.hairline, look_.px(size::line));
    }

    void draw_cells(std::size_t first, std::size_t end) {
        if (cells_.width() <= 0)
            return;
        const Clipped clipped(cells_);
        for (std::size_t row = first; row < end; ++row)
            for (std::size_t column = 1; column < table_.columns.size(); ++column)
                draw_cell({row, column});
    }

    void draw_cell(CellPlace at) {
        const Rect place = place_of(at);
        if (at.column > 0 && (place.right < cells_.left || place.left > cells_.right))
            return;
        const TabulationCell& cell = table_.rows[at.row].cells[at.column];
        if (at.column > 0 && marks_.heat)
            fill({place.left, place.top, place.right, place.bottom - look_.px(size::line)},
                 palette_.accent.with_opacity(palette_.heat * marks_.heat(at)));
        touch(at, place, cell);
        if (at.column == 0)
            return write_name(at.row, place, cell);
        const Colour colour =
            cell.number || cell.reason.empty() ? palette_.text : palette_.second_text;
        const Rect inside = place.inset(look_.px(space::one), 0);
        if (table_.columns[at.column].align == Align::right)
            return write_figures(look_, type_of_row(table_, at.row), inside, colour,
                                 shown_figures(cell), Side::right);
        const std::uint32_t tally = tally_of(cell);
        if (tally == 0)
            return write_text(type::body, inside, palette_.second_text, shown_text(cell));
        if (tally_width(look_, tally) <= inside.width())
            return draw_tally(look_, inside, tally, palette_.text);
        write_figures(look_, type::body, inside, palette_.text, grouped(tally), Side::left);
    }

    // What a cell says: why it is a dash, and what is told of it beside that.
    [[nodiscard]] std::string said_of(CellPlace at, const TabulationCell& cell) const {
        const std::string more = marks_.said_of_cell ? marks_.said_of_cell(at) : std::string();
        return more.empty() ? cell.reason : more;
    }

    void touch(CellPlace at, const Rect& place, const TabulationCell& cell) {
        const Touch touch = drag_area(
            fmt::format("Cell of {}, row {}, column {}", table_.name, at.row, at.column), place);
        if (touch.hovered)
            hint(look_, said_of(at, cell));
        if (touch.hovered && at.column > 0 && marks_.heat)
            outline(place, palette_.pillar, look_.px(size::line));
        if (!touch.pressed)
            return;
        views_.active = table_.name;
        view_.cursor = pressed_ = at;
        ImGui::SetFocusID(stop_, ImGui::GetCurrentWindow());
    }

    void write_name(std::size_t row, Rect place, const TabulationCell& cell) {
        const float indent = shape_.indents[row];
        if (row < marks_.swatches.size() && marks_.swatches[row])
            swatch(look_,
                   {place.left + indent - look_.px(space::one) - look_.px(size::swatch) / 2,
                    place.middle().y},
                   *marks_.swatches[row]);
        place.left += indent;
        place.right -= look_.px(space::one);
        write_text(type_of_row(table_, row), place, palette_.text, shown_text(cell));
    }

    // On as many lines as the row has room for.
    void write_text(const Type& type, const Rect& place, Colour colour, std::string_view text) {
        if (text_width(look_, type, text) <= place.width() ||
            place.height() < 2 * look_.px(type.line))
            return write_in(look_, type, place, colour, text);
        const float high = height_of(look_, type, place.width(), text);
        write_wrapped(look_, type, {place.left, std::round(place.middle().y - high / 2)},
                      place.width(), colour, text);
    }

    void draw_head() {
        const Rect head{body_.left, head_top_, body_.right, body_.top};
        fill(head, palette_.surface);
        {
            const Clipped clipped({cells_.left, head.top, head.right, head.bottom});
            for (std::size_t level = 0; level + 1 < shape_.levels; ++level)
                draw_joined(level, head.top + shape_.level * static_cast<float>(level));
            for (std::size_t column = 1; column < table_.columns.size(); ++column)
                draw_heading(column);
        }
        draw_heading(0);
        rule(head.bottom, head.left, head.right);
    }

    void draw_joined(std::size_t level, float top) {
        for (std::size_t first = 1; first < table_.columns.size();) {
            std::size_t end = first + 1;
            while (end < table_.columns.size() && joined(table_, first, end, level, shape_.levels))
                ++end;
            const std::string& name = heading_at(table_.columns[first], level, shape_.levels);
            const float left = origin_.x + shape_.lefts[first];
            const float right = origin_.x + shape_.lefts[end];
            // What is scrolled out of sight at the left does not take its name along.
            const Rect place{std::max(left, cells_.left), top, std::min(right, cells_.right),
                             top + shape_.level};
            if (!name.empty() && place.width() > look_.px(space::three)) {
                write_in(look_, type::label_strong, place.inset(look_.px(space::half), 0),
                         palette_.second_text, name, Side::middle);
                rule(place.bottom, left + look_.px(space::one), right - look_.px(space::one));
            }
            first = end;
        }
    }

    // In its last lines, aligned as the figures below it are.
    void draw_heading(std::size_t column) {
        Rect place = place_of({0, column});
        place.left += look_.px(column == 0 ? space::gap : space::one);
        place.right -= look_.px(space::one);
        place.bottom = body_.top - look_.px(space::half);
        place.top = place.bottom - shape_.last_level + look_.px(space::one);
        for (std::size_t base = shape_.bases; base-- > 0;)
            draw_base(table_.rows[base].cells[column], column, place.take_bottom(shape_.base));
        const std::string& name = own_heading(table_.columns[column]);
        const bool right = table_.columns[column].align == Align::right && column > 0;
        const float line = look_.px(type::label.line);
        const float high = height_of(look_, type::label_strong, place.width(), name);
        if (high <= line || high > 3 * line)
            return write_in(look_, type::label_strong, place.take_bottom(line),
                            palette_.second_text, name, right ? Side::right : Side::left);
        write_stacked(look_, type::label_strong, place, palette_.second_text, name,
                      right ? Side::right : Side::left);
    }

    // Out of how many a column is, as it is aligned.
    void draw_base(const TabulationCell& cell, std::size_t column, const Rect& place) {
        if (column == 0 || table_.columns[column].align == Align::left)
            return write_in(look_, type::label, place, palette_.second_text, shown_figures(cell));
        write_figures(look_, type::label, place, palette_.second_text, shown_figures(cell),
                      Side::right);
    }

    void draw_chosen() {
        if (!marks_.chosen_cell || marks_.chosen_cell->row >= table_.rows.size() ||
            marks_.chosen_cell->column >= table_.columns.size())
            return;
        const Clipped clipped(cells_);
        outline(place_of(*marks_.chosen_cell), palette_.accent, look_.px(size::strong_line));
    }

    void draw_cursor() {
        if (!view_.cursor)
            return;
        view_.cursor->row = std::min(view_.cursor->row, table_.rows.size() - 1);
        view_.cursor->column = std::min(view_.cursor->column, table_.columns.size() - 1);
        view_.cursor->row = std::max(view_.cursor->row, shape_.bases);
        const Rect place = place_of(*view_.cursor);
        {
            const Clipped clipped(view_.cursor->column == 0 ? body_ : cells_);
            outline(place, active() ? palette_.accent : palette_.pillar,
                    look_.px(active() && !marks_.chosen_cell ? size::strong_line : size::line));
        }
        if (!std::exchange(view_.show_cursor, false))
            return;
        // What the head and the first column cover counts as out of sight.
        const float covered = view_.cursor->column == 0 ? 0 : shape_.lefts[1];
        ImGui::ScrollToRectEx(
            ImGui::GetCurrentWindow(),
            ImRect(place.left - covered, place.top - shape_.head(), place.right, place.bottom));
    }

    const Look& look_;
    const Palette& palette_;
    const Tabulation& table_;
    TabulationViews& views_;
    TabulationView& view_;
    const TabulationMarks& marks_;
    TabulationShape shape_;
    Pane pane_;
    Point origin_;
    float head_top_ = 0;
    Rect body_;  // what is seen of the rows
    Rect cells_; // of that, right of the first column
    ImGuiID stop_ = 0;
    std::optional<CellPlace> pressed_;
};

template <TabulationAct act>
void ask_table(TabulationWork& work) {
    work.views.asked = act;
}

std::string no_table(const TabulationWork& work) {
    return work.views.active.empty() ? "No table is shown." : "";
}

constexpr Command<TabulationWork> rows_of_tables[] = {
    {{"Next row", {ImGuiKey_DownArrow}, Held::repeats}, ask_table<TabulationAct::down>, no_table},
    {{"Previous row", {ImGuiKey_UpArrow}, Held::repeats}, ask_table<TabulationAct::up>, no_table},
    {{"Next column", {ImGuiKey_RightArrow}, Held::repeats},
     ask_table<TabulationAct::right>,
     no_table},
    {{"Previous column", {ImGuiKey_LeftArrow}, Held::repeats},
     ask_table<TabulationAct::left>,
     no_table},
    {{"First row", {ImGuiKey_Home}}, ask_table<TabulationAct::first_row>, no_table},
    {{"Last row", {ImGuiKey_End}}, ask_table<TabulationAct::last_row>, no_table},
    {{"Copy the table", {ImGuiMod_Ctrl | ImGuiKey_C}}, ask_table<TabulationAct::copy>, no_table},
    {{"Copy the table as HTML", {ImGuiMod_Ctrl | ImGuiMod_Shift | ImGuiKey_C}},
     ask_table<TabulationAct::copy_as_html>,
     no_table},
};

} // namespace

Commands<TabulationWork> tabulation_commands() { return rows_of_tables; }

float tabulation_height(const Look& look, const Tabulation& table, float width,
                        const TabulationMarks& marks) {
    if (table.columns.empty())
        return 0;
    const TabulationShape shape = shape_of(look, table, width, marks);
    return shape.height() + (shape.width() > width ? look.px(size::scrollbar) : 0);
}

std::optional<CellPlace> draw_tabulation(const Look& look, const Tabulation& table,
                                         const Rect& place, TabulationViews& views, Outbox& out,
                                         const TabulationMarks& marks) {
    const Rect seen = visible_part();
    if (table.columns.empty() || table.rows.empty() || place.bottom < seen.top ||
        place.top > seen.bottom)
        return std::nullopt;
    return TabulationPainting(look, table, place, views, marks).draw(out);
}

namespace {

// "Mentor, Phase 1"
std::string headings_of(const TabulationColumn& column) {
    std::string all;
    for (const std::string& each : column.headings)
        if (!each.empty())
            all += (all.empty() ? "" : ", ") + each;
    return all;
}

// A spreadsheet would read 3/6 as a day in June.
std::string pasted(const TabulationCell& cell) {
    std::string text = one_line(shown_text(cell));
    const std::size_t slash = text.find('/');
    const bool counts = slash != text.npos && slash > 0 && slash + 1 < text.size() &&
                        text.find_first_not_of("0123456789/") == text.npos;
    return counts ? text.replace(slash, 1, " of ") : text;
}

std::string html_head(const Tabulation& table) {
    std::string html = "<thead><tr>";
    for (const TabulationColumn& column : table.columns)
        html += fmt::format("<th scope=\"col\">{}</th>", in_html(headings_of(column)));
    return html + "</tr></thead>\n";
}

std::string html_row(const TabulationRow& row) {
    constexpr std::uint32_t indent = 2; // in ems, a level
    std::string html = "<tr>";
    for (std::size_t column = 0; column < row.cells.size(); ++column)
        html += column == 0 ? fmt::format("<th scope=\"row\" style=\"text-align:left;"
                                          "padding-left:{}em\">{}</th>",
                                          indent * row.depth, in_html(shown_text(row.cells[0])))
                            : fmt::format("<td>{}</td>", in_html(pasted(row.cells[column])));
    return html + "</tr>\n";
}

} // namespace

std::string tabulation_text(const Tabulation& table) {
    std::string text = one_line(table.title) + "\n";
    for (std::size_t column = 0; column < table.columns.size(); ++column)
        text += (column == 0 ? "" : "\t") + one_line(headings_of(table.columns[column]));
    text += "\n";
    for (const TabulationRow& row : table.rows) {
        text += std::string(2 * row.depth, ' ');
        for (std::size_t column = 0; column < row.cells.size(); ++column)
            text += (column == 0 ? "" : "\t") + pasted(row.cells[column]);
        text += "\n";
    }
    for (const std::string& note : table.notes)
        text += one_line(note) + "\n";
    return text + in_words(table.made) + "\n";
}

std::string tabulation_html(const Tabulation& table) {
    std::string html =
        fmt::format("<table>\n<caption>{}</caption>\n{}", in_html(table.title), html_head(table));
    html += "<tbody>\n";
    for (const TabulationRow& row : table.rows)
        html += html_row(row);
    html += fmt::format("</tbody>\n<tfoot><tr><td colspan=\"{}\">", table.columns.size());
    for (const std::string& note : table.notes)
        html += "<p>" + in_html(note) + "</p>";
    return html + "<p>" + in_html(in_words(table.made)) + "</p></td></tr></tfoot>\n</table>\n";
}

} // namespace themata
