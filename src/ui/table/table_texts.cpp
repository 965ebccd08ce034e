// The table as text for the clipboard.

#include "analysis/tabulation.h"
#include "text/quoting.h"
#include "ui/table/table_parts.h"

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

std::string html_row(const ThemeRow& row, CellForm form) {
    constexpr std::size_t indent = 2; // in ems, a level
    std::string html =
        fmt::format("<tr><th scope=\"row\" style=\"text-align:left;padding-left:{}em\">{}</th>",
                    indent * row.depth, in_html(row.name));
    for (const Cell& cell : row.cells)
        html += fmt::format("<td>{}</td>", in_html(pasted(cell, form)));
    return html + "</tr>\n";
}

// "1 and 3 changed"
std::string changes_in_words(const ThemeTest& test, const Contrast& contrast) {
    std::string words;
    for (std::size_t part = 0; part < std::min(test.with.size(), contrast.parts.size()); ++part)
        words += fmt::format("{}{}: {}", words.empty() ? "" : ", ", contrast.parts[part],
                             part < contrast.n.size()
                                 ? fmt::format("{} of {}", test.with[part], contrast.n[part])
                                 : std::to_string(test.with[part]));
    return words;
}

std::string p_in_words(const Figure& p) { return p ? p_cell(*p).text : "undefined, " + p.reason; }

} // namespace

std::string test_in_words(const ThemeTable& table, std::size_t row, std::size_t contrast) {
    const Contrast& there = table.contrasts[contrast];
    if (!there.refused.empty())
        return there.refused;
    const ThemeRow& theme = table.rows[row];
    if (contrast >= theme.tests.size())
        return {};
    const ThemeTest& test = theme.tests[contrast];
    std::string words = fmt::format("{}\n{}", name_of(test.test), changes_in_words(test, there));
    words += "\np = " + p_in_words(test.p);
    if (test.p_adjusted)
        words += fmt::format(", {} in a family of {}", p_in_words(test.p_adjusted), there.family);
    if (test.effect.estimate)
        words += fmt::format("\n{}: {:.2f}", test.effect.name, *test.effect.estimate);
    if (!test.note.empty())
        words += "\n" + test.note;
    return words;
}

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
                                   in_html(table_title(table)));
    for (const TableColumn& column : table.columns)
        html += fmt::format("<th scope=\"col\">{} (N = {})</th>",
                            in_html(fmt::format("{}", fmt::join(column.keys, ", "))), column.base);
    html += "</tr></thead>\n<tbody>\n";
    for (const ThemeRow& row : table.rows)
        html += html_row(row, form);
    html += fmt::format("</tbody>\n<tfoot><tr><td colspan=\"{}\">{}</td></tr></tfoot>\n</table>\n",
                        table.columns.size() + 1, in_html(table.footnote));
    return html;
}

} // namespace themata
