#include "charts/theme_charts.h"
#include "charts/theme_parts.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace themata::charts {

namespace {

constexpr double pitch = 4.5; // from stroke to stroke
constexpr double mark_height = 12;
constexpr double between_fives = 7;
constexpr double five = 4 * pitch; // four strokes and the room of the slanted one
constexpr double line_height = 18; // from one line of marks to the next
constexpr std::uint32_t most_lines = 3;

// How many fives stand side by side before the number of a cell.
std::uint32_t fives_in(double width) {
    return static_cast<std::uint32_t>(
        std::max(1.0, std::floor((width + between_fives) / (five + between_fives))));
}

bool has_room(std::uint32_t n, std::uint32_t fives) { return n <= 5 * fives * most_lines; }

double marks_height(std::uint32_t n, std::uint32_t fives) {
    const std::uint32_t a_line = 5 * fives;
    return line_height * std::max(1U, (n + a_line - 1) / a_line);
}

double width_of_fives(std::uint32_t fives) {
    return fives * (five + between_fives) - between_fives;
}

// Strokes of n marks; a fifth one lies across the four before it.
std::vector<std::vector<Spot>> marks(std::uint32_t n, Spot at, std::uint32_t fives) {
    const std::uint32_t a_line = 5 * fives;
    std::vector<std::vector<Spot>> strokes;
    for (std::uint32_t i = 0; i < n; ++i) {
        const std::uint32_t in_line = i % a_line;
        const double left = at.x + (in_line / 5) * (five + between_fives);
        const double top = at.y + line_height * (i / a_line) + (line_height - mark_height) / 2;
        if (i % 5 < 4) {
            const double x = left + 2 + pitch * (i % 5);
            strokes.push_back({{x, top}, {x, top + mark_height}});
        } else {
            strokes.push_back({{left - 0.5, top + mark_height - 2}, {left + five - 0.5, top + 2}});
        }
    }
    return strokes;
}

// How the marks and the numbers beside them stand in every cell of the table.
struct Setting {
    std::uint32_t fives = 1; // side by side
    double number_at = 0;    // where numbers end, from a cell's left
};

void draw_marks(Page& page, const Cell& cell, const Box& box, const Setting& setting, Pen pen,
                const std::string& tip) {
    const double middle = box.middle().y;
    const double height = marks_height(cell.n, setting.fives);
    page.stroke(marks(cell.n, {box.left, middle - height / 2}, setting.fives), pen, tip);
    page.words_level(box.left + setting.number_at, middle, grouped(cell.n), page.small(),
                     Anchor::right);
    page.tip_of_last(tip);
}

void draw_cell(Page& page, const ThemeTable& table, std::size_t row, std::size_t column,
               const Box& box, const Setting& setting) {
    const Cell& cell = table.rows[row].cells[column];
    const std::string tip = tip_of(table, row, column);
    const bool above = has_below(table, row);
    if (cell.asked && cell.n > 0 && has_room(cell.n, setting.fives))
        return draw_marks(page, cell, box, setting, {{Ink::text}, above ? 1.6 : 1.1}, tip);
    const bool some = cell.asked && cell.n > 0;
    page.words_level(box.left + setting.number_at, box.middle().y,
                     cell.asked ? grouped(cell.n) : dash(),
                     some ? (above ? page.strong() : page.figure()) : page.small(), Anchor::right);
    page.tip_of_last(tip);
}

void draw_row(Page& page, const ThemeTable& table, std::size_t row, double names,
              const Columns& columns, const Setting& setting) {
    RowName name = row_name(page, table, row, names);
    for (const Cell& cell : table.rows[row].cells)
        if (cell.asked && has_room(cell.n, setting.fives))
            name.height = std::max(name.height, marks_height(cell.n, setting.fives) + 4);
    draw_row_name(page, table, row, name);
    for (std::size_t column = 0; column < table.columns.size(); ++column)
        draw_cell(page, table, row, column, columns.cell(column, page.y, page.y + name.height),
                  setting);
    page.y += name.height;
}

double widest_number(const Page& page, const ThemeTable& table) {
    double width = 0;
    for (const ThemeRow& row : table.rows)
        for (const Cell& cell : row.cells)
            width = std::max(width, page.width_of(grouped(cell.n), page.strong()));
    return width;
}

std::uint32_t greatest(const ThemeTable& table) {
    std::uint32_t most = 0;
    for (const ThemeRow& row : table.rows)
        for (const Cell& cell : row.cells)
            most = std::max(most, cell.n);
    return most;
}

Setting setting_in(const ThemeTable& table, double cell, double number) {
    Setting setting;
    const std::uint32_t room = fives_in(cell - number - grid - 4);
    setting.fives = std::clamp((greatest(table) + 4) / 5, 1U, room);
    setting.number_at = width_of_fives(setting.fives) + grid + number;
    return setting;
}

std::string note_of(const ThemeTable& table) {
    bool above = false;
    for (std::size_t row = 0; row < table.rows.size(); ++row)
        above = above || has_below(table, row);
    const auto is_dash = [](const Cell& cell) { return !cell.asked; };
    std::string note = table.count == Count::mentions    ? "One stroke for each mention."
                       : table.count == Count::responses ? "One stroke for each answer."
                                                         : "One stroke for each participant.";
    if (above)
        note += " Bold: a theme together with those below it.";
    if (std::ranges::any_of(table.rows, [&](const ThemeRow& row) {
            return std::ranges::any_of(row.cells, is_dash);
        }))
        note += " " + dash() + " Not asked.";
    return note;
}

} // namespace

Result<Chart> tally_table(const ThemeTable& table, const Style& style, const Measure& measure) {
    if (const auto drawn = can_be_drawn(table); !drawn)
        return failure(drawn.error());
    const auto heads = heads_of(table);
    const Page sizes(style, measure);
    const double number = widest_number(sizes, table);
    const double least =
        std::ceil(std::max(width_of_bases(sizes, heads), five + grid + number) + 4);
    const Shares shares =
        share_out(sizes.inner(), names_wanted(sizes, table), least, std::max(least, 168.0), heads);
    Page page(style, measure, shares.page);
    page.head(title_of(table), statement_of(table));
    const Columns columns = columns_at(heads, page.left() + shares.names + 2 * grid, shares.cell);
    const double right = columns.right();
    const Setting setting = setting_in(table, shares.cell, number);
    const auto rule = [&] { page.rule({page.left(), page.y}, {right, page.y}, {{Ink::text}, 1}); };
    rule();
    page.y += grid;
    draw_heads(page, heads, columns, fmt::format("N ({})", name_of(table.base)), Anchor::left);
    page.rule({page.left(), page.y}, {right, page.y}, {{Ink::text}, hair});
    page.y += grid / 2;
    const double top = page.y;
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        if (row > 0 && table.rows[row].depth == 0 && has_below(table, row))
            page.y += grid;
        draw_row(page, table, row, shares.names, columns, setting);
    }
    page.plot({columns.lefts.front() - 1, top, right, page.y});
    page.y += grid / 2;
    rule();
    page.y += grid;
    page.note(note_of(table));
    return page.done(
        fmt::format("Tally of {} in {}. {}", counted(table.rows.size(), "theme", "themes"),
                    counted(table.columns.size(), "column", "columns"), table.footnote));
}

} // namespace themata::charts
