#include "analysis/tabulation.h"
#include "exchange/reading/words.h"
#include "exchange/writing/csv.h"
#include "exchange/writing/write_tabulation.h"
#include "text/width.h"
#include <algorithm>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace themata {

namespace {

std::string tsv_cell(std::string_view cell) {
    if (cell.find_first_of("\t\"\r\n") == cell.npos)
        return std::string(cell);
    std::string quoted = "\"";
    for (const char byte : cell)
        quoted += byte == '"' ? "\"\"" : std::string(1, byte);
    return quoted + '"';
}

class DelimitedLines {
public:
    explicit DelimitedLines(Delimited kind) : kind_(kind) {}

    void words(std::string_view cell) { put(guarded(cell)); }

    void figure(const TabulationCell& cell) {
        switch (figure_of(cell)) {
        case FigureForm::alone:
        case FigureForm::bound: // 15 digits: all that are sure, and no 0.30000000000000004
            return put(fmt::format("{:.15g}", *cell.number));
        case FigureForm::percent:
        case FigureForm::among_words:
            return put(cell.text);
        case FigureForm::none:
            return words(cell.text);
        }
    }

    void end_row() {
        text_ += "\r\n";
        at_start_ = true;
    }

    [[nodiscard]] std::string done() { return std::move(text_); }

private:
    void put(std::string_view cell) {
        if (!at_start_)
            text_ += kind_ == Delimited::csv ? ',' : '\t';
        at_start_ = false;
        text_ += kind_ == Delimited::csv ? csv_cell(cell) : tsv_cell(cell);
    }

    Delimited kind_;
    bool at_start_ = true;
    std::string text_;
};

void write_row(DelimitedLines& lines, const std::string& name, const TabulationRow& row) {
    lines.words(name);
    for (std::size_t at = 1; at < row.cells.size(); ++at)
        lines.figure(row.cells[at]);
    lines.end_row();
}

void write_table_note(DelimitedLines& lines, std::string_view what, std::string_view words) {
    lines.words(what);
    lines.words(words);
    lines.end_row();
}

void write_table_notes(DelimitedLines& lines, const Tabulation& table) {
    lines.end_row();
    for (const TabulationRow& row : table.rows)
        if (row.kind == RowKind::base)
            write_row(lines, row.cells.front().text, row);
    write_table_note(lines, "Title", table.title);
    for (const std::string& note : table.notes)
        write_table_note(lines, "Note", note);
    for (const auto& [mark, reason] : Reasons(table).notes())
        write_table_note(lines, "Note", fmt::format("{}: {}", dash(), reason));
    write_table_note(lines, "Made", in_words(table.made));
    write_table_note(lines, "Provenance", provenance_json(table.made));
}

void write_table(DelimitedLines& lines, const Tabulation& table) {
    for (const TabulationColumn& column : table.columns)
        lines.words(flat_heading(column));
    lines.end_row();
    const auto names = row_names(table);
    for (std::size_t at = 0; at < table.rows.size(); ++at)
        if (table.rows[at].kind == RowKind::plain)
            write_row(lines, names[at], table.rows[at]);
}

} // namespace

std::string delimited_tables(Tabulations tables, Delimited kind, NotesInRows notes) {
    DelimitedLines lines(kind);
    for (const Tabulation& table : tables) {
        if (&table != tables.data())
            lines.end_row();
        write_table(lines, table);
        if (notes == NotesInRows::yes)
            write_table_notes(lines, table);
    }
    return lines.done();
}

namespace {

using Json = nlohmann::ordered_json;

Json in_json(const TabulationRow& row) {
    Json cells = Json::array();
    for (const TabulationCell& cell : row.cells) {
        Json json{{"text", cell.text}};
        json["number"] = cell.number ? Json(*cell.number) : Json();
        if (!cell.reason.empty())
            json["reason"] = cell.reason;
        cells.push_back(std::move(json));
    }
    Json json{{"depth", row.depth}};
    if (row.kind == RowKind::base)
        json["kind"] = "base";
    json["cells"] = std::move(cells);
    return json;
}

Json in_json(const Tabulation& table) {
    Json columns = Json::array();
    for (const TabulationColumn& column : table.columns)
        columns.push_back({{"headings", column.headings}});
    Json rows = Json::array();
    for (const TabulationRow& row : table.rows)
        rows.push_back(in_json(row));
    return {{"name", table.name},
            {"title", table.title},
            {"columns", std::move(columns)},
            {"rows", std::move(rows)},
            {"notes", table.notes},
            {"made", Json::parse(provenance_json(table.made))}};
}

} // namespace

std::string json_tables(Tabulations tables) {
    if (tables.size() == 1)
        return in_json(tables.front()).dump(1) + '\n';
    Json all = Json::array();
    for (const Tabulation& table : tables)
        all.push_back(in_json(table));
    return all.dump(1) + '\n';
}

std::string table_metadata(Tabulations tables, std::string_view file_name) {
    Json columns = Json::array();
    if (!tables.empty())
        for (const TabulationColumn& column : tables.front().columns)
            columns.push_back({{"titles", flat_heading(column)}});
    Json notes = Json::array();
    for (const Tabulation& table : tables) {
        for (const std::string& note : table.notes)
            notes.push_back(note);
        for (const auto& [mark, reason] : Reasons(table).notes())
            notes.push_back(dash() + ": " + reason);
        notes.push_back(in_words(table.made));
    }
    Json made = Json::array();
    for (const Provenance& each : provenances(tables))
        made.push_back(Json::parse(provenance_json(each)));
    const Json json{{"@context", "http://www.w3.org/ns/csvw"},
                    {"url", file_name},
                    {"dc:title", tables.empty() ? "" : tables.front().title},
                    {"tableSchema", {{"columns", std::move(columns)}}},
                    {"notes", std::move(notes)},
                    {"themata:made", std::move(made)}};
    return json.dump(1) + '\n';
}

namespace {

using Cells = std::vector<std::string>;

// Marks of Markdown, of its tables and of HTML; a line end would end a row.
std::string in_markdown(std::string_view text) {
    std::string safe;
    for (const char byte : printable(text)) {
        if (byte == '\n') {
            safe += "<br>";
            continue;
        }
        if (std::string_view("\\`*_[]<>#|~$^&").find(byte) != std::string_view::npos)
            safe += '\\';
        safe += byte == '\t' ? ' ' : byte;
    }
    return safe;
}

// A paragraph must not begin a list or underline the one before.
std::string paragraph_of(std::string_view text) {
    std::string words = in_markdown(text);
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
        cells.push_back(in_markdown(in_print(cell)) +
                        (mark.empty() ? "" : fmt::format("<sup>{}</sup>", mark)));
    }
    for (std::uint32_t step = 0; step < row.depth && !cells.empty(); ++step)
        cells.front().insert(0, "&emsp;");
    cells.resize(table.columns.size());
    return cells;
}

std::string line_in_markdown(const Cells& cells, const std::vector<std::size_t>& widths,
                             const std::vector<TabulationColumn>& columns) {
    std::string text = "|";
    for (std::size_t at = 0; at < cells.size(); ++at)
        text += ' ' + pad(cells[at], widths[at], columns[at].align) + " |";
    return text + '\n';
}

std::string rule_below(const std::vector<std::size_t>& widths,
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
        rows.front().push_back(in_markdown(flat_heading(column)));
    for (const TabulationRow& row : table.rows)
        rows.push_back(cells_of(table, row, reasons));
    std::vector<std::size_t> widths(table.columns.size(), 1);
    for (const Cells& cells : rows)
        for (std::size_t at = 0; at < cells.size(); ++at)
            widths[at] = std::max(widths[at], display_width(cells[at]));
    std::string text =
        line_in_markdown(rows.front(), widths, table.columns) + rule_below(widths, table.columns);
    for (std::size_t at = 1; at < rows.size(); ++at)
        text += line_in_markdown(rows[at], widths, table.columns);
    return text;
}

std::string in_markdown(const Tabulation& table) {
    const Reasons reasons(table);
    std::string text = fmt::format("**{}**\n\n", in_markdown(table.title));
    if (!table.columns.empty())
        text += grid(table, reasons) + '\n';
    for (const std::string& note : table.notes)
        text += paragraph_of(note) + '\n';
    for (const auto& [mark, reason] : reasons.notes())
        text += fmt::format("{}: {}\n\n", mark, in_markdown(reason));
    text += fmt::format("*{}*\n\n", in_markdown(in_words(table.made)));
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
