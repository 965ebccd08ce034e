#include "charts/theme_parts.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace themata::charts {

namespace {

constexpr double least_row = 22;
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

} // namespace

Result<void> can_be_drawn(const ThemeTable& table) {
    if (table.columns.empty())
        return failure(Error::Code::refused, "Nobody has answered yet: there is nothing to draw.",
                       "Import questionnaires first.");
    if (table.rows.empty())
        return failure(Error::Code::refused, "There is no theme to draw.",
                       "Apply themes to answers, or draw the table without --used.");
    return {};
}

std::string title_of(const ThemeTable& table) {
    std::vector<std::string> axes;
    for (const Axis& axis : table.axes)
        axes.push_back(name_of(axis));
    if (axes.empty())
        return "Themes";
    std::string by = axes.front();
    for (std::size_t i = 1; i < axes.size(); ++i)
        by += (i + 1 == axes.size() ? " and " : ", ") + axes[i];
    return "Themes by " + by;
}

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

double names_wanted(const Page& page, const ThemeTable& table) {
    double wanted = page.width_of("N (answered)", page.small());
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        const Lettering letters = has_below(table, row) ? page.strong() : page.body();
        wanted = std::max(wanted, indent_of(table.rows[row]) +
                                      page.width_of(one_line(table.rows[row].name), letters));
    }
    return std::ceil(wanted) + 1;
}

RowName row_name(const Page& page, const ThemeTable& table, std::size_t row, double width) {
    RowName name;
    name.letters = has_below(table, row) ? page.strong() : page.body();
    name.name = page.fitted(table.rows[row].name, name.letters,
                            std::max(width - indent_of(table.rows[row]), 24.0), 2);
    const auto lines = static_cast<double>(name.name.lines.size());
    name.height = std::max(least_row, std::round(leading(name.letters) * lines + 6));
    return name;
}

void draw_row_name(Page& page, const ThemeTable& table, std::size_t row, const RowName& name) {
    const double left = page.left() + indent_of(table.rows[row]);
    page.lines({left, page.y, left + name.name.width, page.y + name.height}, name.name,
               name.letters, Anchor::left, table.rows[row].path);
}

} // namespace themata::charts
