#include "analysis/tabulation.h"
#include "text/sentences.h"
#include "ui/parts/marks.h"
#include "ui/table/table_parts.h"

#include <cmath>
#include <fmt/format.h>
#include <set>

namespace themata {

namespace {

// Where rows and columns stand before anything is scrolled.
struct GridShape {
    float name_width = 0;
    float cell_width = 0;
    float head_row = 0;
    float names = 0;         // how high the names of the columns are, in lines of their own
    std::vector<float> rows; // tops, from below the head; the last is the bottom
    std::size_t axes = 0;

    // The last row of the head: a name, and how many there were.
    [[nodiscard]] float last_row() const { return head_row * 1.5F + names; }

    [[nodiscard]] float head() const {
        return head_row * static_cast<float>(std::max<std::size_t>(1, axes) - 1) + last_row();
    }

    [[nodiscard]] float height() const { return head() + rows.back(); }

    [[nodiscard]] float width(std::size_t columns) const {
        return name_width + cell_width * static_cast<float>(columns);
    }
};

float indent_of(const Look& look, const ThemeRow& row) {
    return look.px(space::gap) + static_cast<float>(row.depth) * look.px(size::indent) +
           look.px(size::swatch) + look.px(space::one);
}

const Type& type_of(const Scene& scene, const ThemeRow& row) {
    return scene.now.lookup.children.of(row.theme).empty() ? type::body : type::body_strong;
}

const std::string& name_of(const TableColumn& column) {
    static const std::string all = "All";
    return column.keys.empty() ? all : column.keys.back();
}

std::set<std::string_view> names_of(const ThemeTable& table) {
    std::set<std::string_view> names;
    for (const TableColumn& column : table.columns)
        names.insert(name_of(column));
    for (const Contrast& contrast : table.contrasts)
        names.insert(contrast.name);
    return names;
}

// So wide that no word of a usual length is torn.
float widest_word(const Look& look, const std::set<std::string_view>& names) {
    float widest = 0;
    for (std::string_view name : names)
        for (std::size_t end = 0; !name.empty();
             name.remove_prefix(std::min(end + 1, name.size()))) {
            end = std::min(name.find(' '), name.size());
            widest = std::max(widest, text_width(look, type::label_strong, name.substr(0, end)));
        }
    return std::min(std::ceil(widest) + 1, look.px(size::widest_cell) / 2);
}

// As much of a column's name as stands in three lines.
std::string shown_name(const Look& look, std::string_view name, float width) {
    const float most = 3 * look.px(type::label.line);
    if (height_of(look, type::label_strong, width, name) <= most)
        return std::string(name);
    std::string part = cut_to(look, type::label_strong, name, width * 2.9F);
    while (height_of(look, type::label_strong, width, part) > most && part.size() > 8)
        part = cut_to(look, type::label_strong, name,
                      text_width(look, type::label_strong, part) - width / 4);
    return part;
}

// Behind the numbers stands a column for each contrast that is tested.
std::size_t all_columns(const ThemeTable& table) {
    return table.columns.size() + table.contrasts.size();
}

GridShape shape_of(const Scene& scene, const ThemeTable& table, float width, CellForm form) {
    const Look& look = scene.look;
    const auto columns = static_cast<float>(std::max<std::size_t>(1, all_columns(table)));
    GridShape shape;
    const std::set<std::string_view> names = names_of(table);
    const float around = 2 * look.px(space::half);
    const float least =
        std::max(look.px(form == CellForm::n_of_N ? size::least_cell * 1.2F : size::least_cell),
                 widest_word(look, names) + around);
    shape.name_width = std::clamp(width - columns * look.px(size::theme_column) / 2,
                                  std::min(look.px(size::theme_column), width / 2),
                                  look.px(size::theme_column) * 1.5F);
    shape.cell_width = std::floor(
        std::clamp((width - shape.name_width) / columns, least, look.px(size::widest_cell)));
    shape.head_row = look.px(type::label.line) + look.px(space::gap);
    shape.axes = table.axes.size();
    for (const std::string_view name : names)
        shape.names =
            std::max(shape.names, height_of(look, type::label_strong, shape.cell_width - around,
                                            shown_name(look, name, shape.cell_width - around)) -
                                      look.px(type::label.line));
    float top = 0;
    for (const ThemeRow& row : table.rows) {
        shape.rows.push_back(top);
        const float room = shape.name_width - indent_of(look, row) - look.px(space::one);
        const bool fits = text_width(look, type_of(scene, row), row.name) <= room;
        const float text =
            fits ? 0 : height_of(look, type_of(scene, row), room, row.name) + look.px(space::two);
        top += std::max(look.px(size::cell_row), text);
    }
    shape.rows.push_back(top);
    return shape;
}

// Strokes of a tally in fives, the fifth across the others.
void draw_tally(const Look& look, const Rect& place, std::uint32_t n, Colour colour) {
    const float step = look.px(space::half) + look.px(size::line);
    const float group = 4 * step + look.px(space::one);
    const std::uint32_t fives = n / 5;
    const float width = static_cast<float>(fives) * group + static_cast<float>(n % 5) * step;
    if (width > place.width() - look.px(space::one))
        return write_figures(look, type::body, place, colour, grouped(n), Side::middle);
    const float height = look.px(space::two);
    const float thick = std::max(1.0F, look.px(size::line) * 1.5F);
    Point at{std::round(place.middle().x - width / 2), std::round(place.middle().y - height / 2)};
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

class GridPainting {
public:
    GridPainting(const Scene& scene, const ThemeTable& table, const Rect& place, TableView& view)
        : scene_(scene), look_(scene.look), palette_(scene.look.palette()), table_(table),
          place_(place), view_(view), shape_(shape_of(scene, table, place.width(), view.form)),
          pane_("Table", place, Scrolling::both), origin_(pane_.top_left()) {
        cells_ = {place.left + shape_.name_width, place.top + shape_.head(), place.right,
                  place.bottom};
        for (const ThemeRow& row : table.rows)
            for (const Cell& cell : row.cells)
                hottest_ = std::max(hottest_, heat(cell));
    }

    void draw() {
        {
            const Clipped clipped(cells_);
            for (std::size_t row = 0; row < table_.rows.size(); ++row)
                draw_cells(row);
        }
        {
            const Clipped clipped({place_.left, cells_.top, cells_.left, place_.bottom});
            for (std::size_t row = 0; row < table_.rows.size(); ++row)
                draw_name(row);
        }
        draw_head();
        pane_.reaches({origin_.x + shape_.width(all_columns(table_)), origin_.y + shape_.height()});
    }

private:
    [[nodiscard]] float row_top(std::size_t row) const {
        return origin_.y + shape_.head() + shape_.rows[row];
    }

    [[nodiscard]] float column_left(std::size_t column) const {
        return origin_.x + shape_.name_width + shape_.cell_width * static_cast<float>(column);
    }

    [[nodiscard]] bool in_sight(std::size_t row) const {
        return row_top(row + 1) > cells_.top && row_top(row) < cells_.bottom;
    }

    [[nodiscard]] double heat(const Cell& cell) const {
        const bool shares = view_.form == CellForm::percent || view_.form == CellForm::n_of_N;
        return shares ? (cell.N == 0 ? 0.0 : static_cast<double>(cell.n) / cell.N) : cell.n;
    }

    void draw_cells(std::size_t row) {
        if (!in_sight(row))
            return;
        for (std::size_t column = 0; column < table_.columns.size(); ++column) {
            const Rect place{column_left(column), row_top(row),
                             column_left(column) + shape_.cell_width, row_top(row + 1)};
            if (place.right > cells_.left && place.left < cells_.right)
                draw_cell(row, column, place);
        }
        for (std::size_t contrast = 0; contrast < table_.contrasts.size(); ++contrast)
            draw_test(row, contrast);
        rule_below(row, cells_.left, cells_.right);
    }

    [[nodiscard]] Rect test_place(std::size_t contrast, float top, float bottom) const {
        const float left = column_left(table_.columns.size() + contrast);
        return {left, top, left + shape_.cell_width, bottom};
    }

    void draw_test(std::size_t row, std::size_t contrast) {
        const Rect place = test_place(contrast, row_top(row), row_top(row + 1));
        if (place.right < cells_.left || place.left > cells_.right)
            return;
        const ThemeRow& there = table_.rows[row];
        if (contrast == 0)
            stroke({place.left, place.top}, {place.left, place.bottom}, palette_.hairline,
                   look_.px(size::line));
        (void)drag_area(fmt::format("Test {} | {}", there.path, table_.contrasts[contrast].name),
                        place);
        const std::string said = test_in_words(table_, row, contrast);
        hint(look_, said);
        const ThemeTest* test = contrast < there.tests.size() ? &there.tests[contrast] : nullptr;
        const Figure* p = !test ? nullptr : test->p_adjusted ? &test->p_adjusted : &test->p;
        const bool tested = p && *p;
        write_figures(look_, type_of(scene_, there), place,
                      tested ? palette_.text : palette_.second_text,
                      tested ? p_cell(**p).text : "–", Side::middle);
    }

    void draw_contrast(std::size_t contrast, float top, float bottom) {
        const Contrast& there = table_.contrasts[contrast];
        Rect place = test_place(contrast, top, bottom);
        if (place.right < cells_.left || place.left > cells_.right)
            return;
        place = place.inset(look_.px(space::half), look_.px(space::hair));
        const Rect base = place.take_bottom(shape_.head_row * 0.75F - look_.px(space::hair));
        write_in(look_, type::label,
                 {base.left, base.top, base.right, base.top + look_.px(type::label.line)},
                 palette_.second_text,
                 there.family > 0 ? counted(there.family, "test", "tests") : "no test",
                 Side::middle);
        draw_column_name(place, "p: " + there.name);
    }

    // Below the last row is the edge of the card.
    void rule_below(std::size_t row, float left, float right) {
        if (row + 1 < table_.rows.size())
            rule(row_top(row + 1), left, right);
    }

    void rule(float bottom, float left, float right) {
        stroke({left, bottom - look_.px(size::line)}, {right, bottom - look_.px(size::line)},
               palette_.hairline, look_.px(size::line));
    }

    void draw_cell(std::size_t row, std::size_t column, const Rect& place) {
        const ThemeRow& there = table_.rows[row];
        const Cell& cell = there.cells[column];
        const CellChoice choice{there.theme, table_.columns[column].keys};
        const Touch touch =
            area(fmt::format("Cell {} | {}", there.path, fmt::join(choice.keys, ", ")), place);
        if (touch.pressed)
            view_.cell = choice;
        if (cell.n > 0 && hottest_ > 0)
            fill(place, palette_.accent.with_opacity(palette_.heat *
                                                     static_cast<float>(heat(cell) / hottest_)));
        if (view_.cell == choice)
            outline(place, palette_.accent, look_.px(size::strong_line));
        else if (touch.hovered)
            outline(place, palette_.pillar, look_.px(size::line));
        const Colour colour = cell.n > 0 ? palette_.text : palette_.second_text;
        if (view_.form == CellForm::tally && cell.asked && cell.n > 0)
            draw_tally(look_, place, cell.n, colour);
        else
            write_figures(look_, type_of(scene_, there), place, colour,
                          cell_text(cell, view_.form == CellForm::tally ? CellForm::n : view_.form),
                          Side::middle);
    }

    void draw_name(std::size_t row) {
        if (!in_sight(row))
            return;
        const ThemeRow& there = table_.rows[row];
        const Theme* theme = scene_.now.study.themes.find(there.theme);
        const Rect place{place_.left, row_top(row), cells_.left, row_top(row + 1)};
        const float indent = indent_of(look_, there);
        const Colour mark = theme ? colour_of(scene_.now, palette_, *theme) : palette_.pillar;
        swatch(look_,
               {place.left + indent - look_.px(space::one) - look_.px(size::swatch) / 2,
                place.middle().y},
               mark);
        const float room = place.width() - indent - look_.px(space::one);
        const Type& type = type_of(scene_, there);
        const float high = height_of(look_, type, room, there.name);
        write_wrapped(look_, type, {place.left + indent, place.middle().y - high / 2}, room,
                      palette_.text, there.name);
        rule_below(row, place.left, place.right);
    }

    // One row for each axis; those above the last join columns of the same key.
    void draw_head() {
        const Rect head{place_.left, place_.top, place_.right, cells_.top};
        // What scrolls is covered; the card's round corners stay.
        const float radius = look_.px(size::card_radius);
        fill(head, palette_.surface, radius);
        fill({head.left, head.top + radius, head.right, head.bottom}, palette_.surface);
        const Rect name{place_.left + look_.px(space::gap), head.bottom - shape_.last_row(),
                        cells_.left, head.bottom};
        write_in(look_, type::label_strong, name, palette_.second_text, "Theme");
        const Clipped clipped({cells_.left, head.top, head.right, head.bottom});
        for (std::size_t axis = 0; axis + 1 < shape_.axes; ++axis)
            draw_joined(axis, head.top + shape_.head_row * static_cast<float>(axis));
        for (std::size_t column = 0; column < table_.columns.size(); ++column)
            draw_column(column, name.top, head.bottom);
        for (std::size_t contrast = 0; contrast < table_.contrasts.size(); ++contrast)
            draw_contrast(contrast, name.top, head.bottom);
        rule(head.bottom, place_.left, head.right);
    }

    void draw_joined(std::size_t axis, float top) {
        const auto same = [&](std::size_t a, std::size_t b) {
            return std::equal(table_.columns[a].keys.begin(),
                              table_.columns[a].keys.begin() + static_cast<std::ptrdiff_t>(axis) +
                                  1,
                              table_.columns[b].keys.begin());
        };
        for (std::size_t first = 0; first < table_.columns.size();) {
            std::size_t end = first + 1;
            while (end < table_.columns.size() && same(first, end))
                ++end;
            // What is scrolled out of sight at the left does not take its name along.
            const Rect place{std::max(column_left(first), cells_.left), top,
                             std::min(column_left(end), cells_.right), top + shape_.head_row};
            if (place.width() > look_.px(space::three))
                write_in(look_, type::label_strong, place.inset(look_.px(space::half), 0),
                         palette_.second_text, table_.columns[first].keys[axis], Side::middle);
            rule(place.bottom, column_left(first) + look_.px(space::one),
                 column_left(end) - look_.px(space::one));
            first = end;
        }
    }

    void draw_column(std::size_t column, float top, float bottom) {
        const TableColumn& there = table_.columns[column];
        Rect place{column_left(column), top, column_left(column) + shape_.cell_width, bottom};
        if (place.right < cells_.left || place.left > cells_.right)
            return;
        place = place.inset(look_.px(space::half), look_.px(space::hair));
        const Rect base = place.take_bottom(shape_.head_row * 0.75F - look_.px(space::hair));
        write_in(look_, type::label,
                 {base.left, base.top, base.right, base.top + look_.px(type::label.line)},
                 palette_.second_text, "N = " + grouped(there.base), Side::middle);
        draw_column_name(place, name_of(there));
    }

    void draw_column_name(const Rect& place, const std::string& name) {
        const std::string shown = shown_name(look_, name, place.width());
        write_centred(look_, type::label_strong, place, palette_.text, shown);
        if (shown == name || !mouse_over(place))
            return;
        (void)drag_area("Column " + name, place);
        hint(look_, name);
    }

    const Scene& scene_;
    const Look& look_;
    const Palette& palette_;
    const ThemeTable& table_;
    Rect place_;
    TableView& view_;
    GridShape shape_;
    Pane pane_;
    Point origin_;
    Rect cells_;
    double hottest_ = 0;
};

} // namespace

float table_grid_height(const Scene& scene, const ThemeTable& table, float width, CellForm form) {
    const GridShape shape = shape_of(scene, table, width, form);
    const bool scrolls = shape.width(all_columns(table)) > width;
    return shape.height() + (scrolls ? scene.look.px(size::scrollbar) : 0);
}

void draw_table_grid(const Scene& scene, const ThemeTable& table, const Rect& place,
                     TableView& view) {
    GridPainting(scene, table, place, view).draw();
}

} // namespace themata
