// A tabulation as text for the clipboard.

#include "text/quoting.h"
#include "ui/parts/tabulation_shape.h"

#include <fmt/format.h>

namespace themata {

namespace {

std::string one_line(std::string_view text) {
    std::string line(text);
    std::ranges::replace_if(
        line, [](char sign) { return sign == '\t' || sign == '\n' || sign == '\r'; }, ' ');
    return line;
}

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
