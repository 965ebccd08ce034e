#include "charts/theme_charts.h"
#include "charts/theme_parts.h"
#include "charts/tints.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace themata::charts {

namespace {

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
        const RowName name = row_name(page, table, row, shares.names);
        draw_row_name(page, table, row, name);
        draw_cells(page, table, row, form, most, columns, name.height);
        page.y += name.height;
    }
    page.plot({columns.lefts.front(), top, columns.right(), page.y});
    draw_tints(page, greatest_in_words(table, most));
    draw_notes(page, table);
    return page.done(seen(table));
}

} // namespace themata::charts
