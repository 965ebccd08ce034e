// The table as text for the clipboard.

#include "ui/table.h"

#include <fmt/format.h>

namespace themata {

namespace {

std::string one_line(std::string text) {
    std::ranges::replace_if(
        text, [](char sign) { return sign == '\t' || sign == '\n' || sign == '\r'; }, ' ');
    return text;
}

// A spreadsheet would read 3/6 as a day in June.
std::string pasted(const Cell& cell, CellForm form) {
    if (form != CellForm::n_of_N || !cell.asked)
        return cell_text(cell, form);
    return fmt::format("{} of {}", cell.n, cell.N);
}

std::string escaped(std::string_view text) {
    std::string escaped;
    for (const char sign : text)
        switch (sign) {
        case '&':
            escaped += "&amp;";
            break;
        case '<':
            escaped += "&lt;";
            break;
        case '>':
            escaped += "&gt;";
            break;
        case '"':
            escaped += "&quot;";
            break;
        default:
            escaped += sign;
        }
    return escaped;
}

std::string html_row(const ThemeRow& row, CellForm form) {
    constexpr std::size_t indent = 2; // in ems, a level
    std::string html =
        fmt::format("<tr><th scope=\"row\" style=\"text-align:left;padding-left:{}em\">{}</th>",
                    indent * row.depth, escaped(row.name));
    for (const Cell& cell : row.cells)
        html += fmt::format("<td>{}</td>", escaped(pasted(cell, form)));
    return html + "</tr>\n";
}

} // namespace

std::string table_title(const ThemeTable& table) {
    std::vector<std::string> axes;
    for (const Axis& axis : table.axes)
        axes.push_back(name_of(axis));
    return axes.empty() ? "Themes in all answers"
                        : fmt::format("Themes by {}", fmt::join(axes, " and "));
}

std::string table_text(const ThemeTable& table, CellForm form) {
    std::string text = "Theme";
    for (const TableColumn& column : table.columns)
        text +=
            "\t" + one_line(fmt::format("{} (N = {})", fmt::join(column.keys, ", "), column.base));
    text += "\n";
    for (const ThemeRow& row : table.rows) {
        text += std::string(2 * row.depth, ' ') + one_line(row.name);
        for (const Cell& cell : row.cells)
            text += "\t" + pasted(cell, form);
        text += "\n";
    }
    return text + one_line(table.footnote) + "\n";
}

std::string table_html(const ThemeTable& table, CellForm form) {
    std::string html = fmt::format("<table>\n<caption>{}</caption>\n<thead><tr><th "
                                   "scope=\"col\">Theme</th>",
                                   escaped(table_title(table)));
    for (const TableColumn& column : table.columns)
        html += fmt::format("<th scope=\"col\">{} (N = {})</th>",
                            escaped(fmt::format("{}", fmt::join(column.keys, ", "))), column.base);
    html += "</tr></thead>\n<tbody>\n";
    for (const ThemeRow& row : table.rows)
        html += html_row(row, form);
    html += fmt::format("</tbody>\n<tfoot><tr><td colspan=\"{}\">{}</td></tr></tfoot>\n</table>\n",
                        table.columns.size() + 1, escaped(table.footnote));
    return html;
}

} // namespace themata
