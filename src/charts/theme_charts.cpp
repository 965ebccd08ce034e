#include "charts/theme_charts.h"

#include "analysis/theme_table.h"
#include "charts/page.h"
#include "text/sentences.h"
#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace themata::charts {

// What the two pictures of a theme table share.

namespace {

// The name in two lines at most, and how high its row is.
struct RowName {
    Fitted name;
    Lettering letters;
    double height = 0;
};

constexpr double least_theme_row = 22;
constexpr double indent = 12;

std::string_view who(Base base) {
    switch (base) {
    case Base::took_part:
        return "who took part";
    case Base::asked:
        return "who were asked";
    case Base::answered:
        return "who answered";
    case Base::codable:
        return "who gave a codable answer";
    }
    return {};
}

std::string_view which(Base base) {
    switch (base) {
    case Base::took_part:
    case Base::asked:
        return "asked for";
    case Base::answered:
        return "given";
    case Base::codable:
        return "codable";
    }
    return {};
}

Result<void> can_be_drawn(const ThemeTable& table) {
    if (table.columns.empty())
        return failure(Error::Code::refused, "Nobody has answered yet: there is nothing to draw.",
                       "Import questionnaires first.");
    if (table.rows.empty())
        return failure({.code = Error::Code::refused,
                        .what = "There is no theme to draw.",
                        .hint = "Apply themes to answers, or draw those that nobody has as well.",
                        .option = "--used"});
    return {};
}

// "Themes by role and stage"
std::string title_of(const ThemeTable& table) {
    std::vector<std::string> axes;
    for (const Axis& axis : table.axes)
        axes.push_back(name_of(axis));
    if (axes.empty())
        return "Themes";
    return "Themes by " + listed(axes);
}

// "Mentions, that is distinct coded passages. N: participants who answered."
std::string statement_of(const ThemeTable& table) {
    switch (table.count) {
    case Count::mentions:
        return fmt::format("Mentions, that is distinct coded passages. N: participants {}.",
                           who(table.base));
    case Count::responses:
        return fmt::format("Answers with the theme. N: answers {}.", which(table.base));
    case Count::participants:
        return fmt::format("Participants with the theme. N: participants {}.", who(table.base));
    }
    return {};
}

std::vector<ColumnHead> heads_of(const ThemeTable& table) {
    std::vector<ColumnHead> heads;
    for (const TableColumn& column : table.columns)
        heads.push_back({column.keys, grouped(column.base)});
    return heads;
}

// "Concerns/Selection bias, Mentor, Phase 1: 3 of 6 (50 %)"
std::string tip_of(const ThemeTable& table, std::size_t row, std::size_t column) {
    const Cell& cell = table.rows[row].cells[column];
    const std::string where = fmt::format("{}, {}", table.rows[row].path,
                                          in_words(ColumnHead{table.columns[column].keys, {}}));
    if (!cell.asked)
        return one_line(where + ": not asked");
    if (table.count == Count::mentions)
        return one_line(fmt::format("{}: {} (N = {})", where,
                                    counted(cell.n, "mention", "mentions"), grouped(cell.N)));
    const std::string share =
        cell.N == 0 ? "" : fmt::format(" ({:.0f} %)", std::round(100.0 * cell.n / cell.N));
    return one_line(fmt::format("{}: {} of {}{}", where, grouped(cell.n), grouped(cell.N), share));
}

bool has_below(const ThemeTable& table, std::size_t row) {
    return row + 1 < table.rows.size() && table.rows[row + 1].depth > table.rows[row].depth;
}

double indent_of(const ThemeRow& row) { return indent * std::min(row.depth, std::uint32_t{6}); }

// What the widest name takes on one line.
double names_wanted(const Page& page, const ThemeTable& table) {
    double wanted = page.width_of("N (answered)", page.small());
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        const Lettering letters = has_below(table, row) ? page.strong() : page.body();
        wanted = std::max(wanted, indent_of(table.rows[row]) +
                                      page.width_of(one_line(table.rows[row].name), letters));
    }
    return std::ceil(wanted) + 1;
}

RowName fitted_name(const Page& page, const ThemeTable& table, std::size_t row, double width) {
    RowName name;
    name.letters = has_below(table, row) ? page.strong() : page.body();
    name.name = page.fitted(table.rows[row].name, name.letters,
                            std::max(width - indent_of(table.rows[row]), 24.0), 2);
    const auto lines = static_cast<double>(name.name.lines.size());
    name.height = std::max(least_theme_row, std::round(leading(name.letters) * lines + 6));
    return name;
}

void draw_row_name(Page& page, const ThemeTable& table, std::size_t row, const RowName& name) {
    const double left = page.left() + indent_of(table.rows[row]);
    page.lines({left, page.y, left + name.name.width, page.y + name.height}, name.name,
               name.letters, Anchor::left, table.rows[row].path);
}

constexpr double gap = 1; // of paper around each cell

double value_of(const ThemeTable& table, const Cell& cell) {
    if (table.count == Count::mentions)
        return cell.n;
    return cell.N == 0 ? 0 : static_cast<double>(cell.n) / cell.N;
}

double greatest(const ThemeTable& table) {
    double most = 0;
    for (std::size_t row = 0; row < table.rows.size(); ++row)
        if (!has_below(table, row))
            for (const Cell& cell : table.rows[row].cells)
                most = std::max(most, value_of(table, cell));
    return most;
}

double widest_cell_text(const Page& page, const ThemeTable& table, CellForm form) {
    double width = 0;
    for (const ThemeRow& row : table.rows)
        for (const Cell& cell : row.cells)
            width = std::max(width, page.width_of(cell_text(cell, form), page.strong()));
    return width;
}

void draw_cells(Page& page, const ThemeTable& table, std::size_t row, CellForm form, double most,
                const Columns& columns, double height) {
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
        const Cell& cell = table.rows[row].cells[column];
        const Box box = columns.cell(column, page.y, page.y + height).inset(gap, gap);
        const Spot middle = box.middle();
        const std::string tip = tip_of(table, row, column);
        if (!cell.asked) {
            page.words_level(middle.x, middle.y, dash(), page.small(), Anchor::middle);
        } else if (has_below(table, row)) {
            page.bar(box, {Ink::paper}, tip); // so that there is something under the mouse
            page.words_level(middle.x, middle.y, cell_text(cell, form), page.strong(),
                             Anchor::middle);
        } else {
            const Paint fill = tint(most > 0 ? value_of(table, cell) / most : 0);
            page.bar(box, fill, tip);
            page.words_level(middle.x, middle.y, cell_text(cell, form), page.figure(),
                             Anchor::middle)
                .ground = fill;
        }
        page.tip_of_last(tip);
    }
}

std::string greatest_in_words(const ThemeTable& table, double most) {
    return table.count == Count::mentions
               ? counted(static_cast<std::uint64_t>(most), "mention", "mentions")
               : fmt::format("{:.0f} % of N", std::round(100 * most));
}

void draw_notes(Page& page, const ThemeTable& table) {
    bool dashes = false;
    bool above = false;
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        above = above || has_below(table, row);
        for (const Cell& cell : table.rows[row].cells)
            dashes = dashes || !cell.asked;
    }
    std::string note;
    if (above)
        note += "Bold: a theme together with those below it, without a tint. ";
    if (dashes)
        note += dash() + " Not asked.";
    if (!note.empty())
        page.note(note);
}

std::string seen(const ThemeTable& table) {
    std::size_t row = 0;
    std::size_t column = 0;
    double most = -1;
    for (std::size_t r = 0; r < table.rows.size(); ++r)
        for (std::size_t c = 0; c < table.columns.size(); ++c)
            if (!has_below(table, r) && value_of(table, table.rows[r].cells[c]) > most) {
                most = value_of(table, table.rows[r].cells[c]);
                row = r;
                column = c;
            }
    return fmt::format("Heat map of {} in {}. The greatest: {}. {}",
                       counted(table.rows.size(), "theme", "themes"),
                       counted(table.columns.size(), "column", "columns"),
                       tip_of(table, row, column), table.footnote);
}

} // namespace

Result<Chart> heat_map(const ThemeTable& table, CellForm form, const Style& style,
                       const Measure& measure) {
    if (const auto drawn = can_be_drawn(table); !drawn)
        return failure(drawn.error());
    const auto heads = heads_of(table);
    const Page sizes(style, measure);
    const double least = std::ceil(
        std::max({widest_cell_text(sizes, table, form), width_of_bases(sizes, heads), 16.0}) +
        grid);
    const Shares shares =
        share_out(sizes.inner(), names_wanted(sizes, table), least, std::max(least, 96.0), heads);
    Page page(style, measure, shares.page);
    page.head(title_of(table), statement_of(table));
    const Columns columns = columns_at(heads, page.left() + shares.names + 2 * grid, shares.cell);
    draw_heads(page, heads, columns, fmt::format("N ({})", name_of(table.base)), Anchor::middle);
    const double top = page.y;
    const double most = greatest(table);
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        const RowName name = fitted_name(page, table, row, shares.names);
        draw_row_name(page, table, row, name);
        draw_cells(page, table, row, form, most, columns, name.height);
        page.y += name.height;
    }
    page.plot({columns.lefts.front(), top, columns.right(), page.y});
    draw_tints(page, greatest_in_words(table, most));
    draw_notes(page, table);
    return page.done(seen(table));
}

namespace {

constexpr double pitch = 4.5; // from stroke to stroke
constexpr double mark_height = 12;
constexpr double between_fives = 7;
constexpr double five = 4 * pitch; // four strokes and the room of the slanted one
constexpr double line_height = 18; // from one line of marks to the next
constexpr std::uint32_t most_name_lines = 3;

// How many fives stand side by side before the number of a cell.
std::uint32_t fives_in(double width) {
    return static_cast<std::uint32_t>(
        std::max(1.0, std::floor((width + between_fives) / (five + between_fives))));
}

bool has_room(std::uint32_t n, std::uint32_t fives) { return n <= 5 * fives * most_name_lines; }

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
    RowName name = fitted_name(page, table, row, names);
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

std::uint32_t greatest_tally(const ThemeTable& table) {
    std::uint32_t most = 0;
    for (const ThemeRow& row : table.rows)
        for (const Cell& cell : row.cells)
            most = std::max(most, cell.n);
    return most;
}

Setting setting_in(const ThemeTable& table, double cell, double number) {
    Setting setting;
    const std::uint32_t room = fives_in(cell - number - grid - 4);
    setting.fives = std::clamp((greatest_tally(table) + 4) / 5, 1U, room);
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
