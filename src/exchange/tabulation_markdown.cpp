#include "exchange/tabulation_parts.h"
#include "text/width.h"
#include <algorithm>
#include <fmt/format.h>

namespace themata {

namespace {

using Cells = std::vector<std::string>;

// Marks of Markdown, of its tables and of HTML; a line end would end a row.
std::string escaped(std::string_view text) {
    std::string safe;
    for (const char sign : printable(text)) {
        if (sign == '\n') {
            safe += "<br>";
            continue;
        }
        if (std::string_view("\\`*_[]<>#|~$^&").find(sign) != std::string_view::npos)
            safe += '\\';
        safe += sign == '\t' ? ' ' : sign;
    }
    return safe;
}

// A paragraph must not begin a list or underline the one before.
std::string paragraph_of(std::string_view text) {
    std::string words = escaped(text);
    const std::size_t digits = words.find_first_not_of("0123456789");
    if (digits > 0 && digits != words.npos && (words[digits] == '.' || words[digits] == ')'))
        words.insert(digits, "\\");
    else if (!words.empty() && std::string_view("-+=").find(words.front()) != words.npos)
        words.insert(0, "\\");
    return words + '\n';
}

Cells cells_of(const Tabulation& table, const TabulationRow& row, const Reasons& reasons) {
    Cells cells;
    for (const TabulationCell& cell : row.cells) {
        const std::string mark = reasons.mark_of(cell);
        cells.push_back(escaped(in_print(cell)) +
                        (mark.empty() ? "" : fmt::format("<sup>{}</sup>", mark)));
    }
    for (std::uint32_t step = 0; step < row.depth && !cells.empty(); ++step)
        cells.front().insert(0, "&emsp;");
    cells.resize(table.columns.size());
    return cells;
}

std::string line(const Cells& cells, const std::vector<std::size_t>& widths,
                 const std::vector<TabulationColumn>& columns) {
    std::string text = "|";
    for (std::size_t at = 0; at < cells.size(); ++at)
        text += ' ' + pad(cells[at], widths[at], columns[at].align) + " |";
    return text + '\n';
}

std::string rule(const std::vector<std::size_t>& widths,
                 const std::vector<TabulationColumn>& columns) {
    std::string text = "|";
    for (std::size_t at = 0; at < widths.size(); ++at)
        text += (columns[at].align == Align::left ? ":" : "-") + std::string(widths[at], '-') +
                (columns[at].align == Align::left ? "-|" : ":|");
    return text + '\n';
}

std::string grid(const Tabulation& table, const Reasons& reasons) {
    std::vector<Cells> rows(1);
    for (const TabulationColumn& column : table.columns)
        rows.front().push_back(escaped(flat_heading(column)));
    for (const TabulationRow& row : table.rows)
        rows.push_back(cells_of(table, row, reasons));
    std::vector<std::size_t> widths(table.columns.size(), 1);
    for (const Cells& cells : rows)
        for (std::size_t at = 0; at < cells.size(); ++at)
            widths[at] = std::max(widths[at], display_width(cells[at]));
    std::string text = line(rows.front(), widths, table.columns) + rule(widths, table.columns);
    for (std::size_t at = 1; at < rows.size(); ++at)
        text += line(rows[at], widths, table.columns);
    return text;
}

std::string in_markdown(const Tabulation& table) {
    const Reasons reasons(table);
    std::string text = fmt::format("**{}**\n\n", escaped(table.title));
    if (!table.columns.empty())
        text += grid(table, reasons) + '\n';
    for (const std::string& note : table.notes)
        text += paragraph_of(note) + '\n';
    for (const auto& [mark, reason] : reasons.notes())
        text += fmt::format("{}: {}\n\n", mark, escaped(reason));
    text += fmt::format("*{}*\n\n", escaped(in_words(table.made)));
    return text + fmt::format("<!-- themata {} -->\n", commented(provenance_json(table.made)));
}

} // namespace

std::string markdown_tables(Tabulations tables) {
    std::string text;
    for (const Tabulation& table : tables)
        text += (text.empty() ? "" : "\n") + in_markdown(table);
    return text;
}

} // namespace themata
