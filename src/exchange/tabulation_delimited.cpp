#include "analysis/tabulation.h"
#include "exchange/csv.h"
#include "exchange/guard.h"
#include "exchange/tabulation_parts.h"
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace themata {

namespace {

std::string tsv_cell(std::string_view cell) {
    if (cell.find_first_of("\t\"\r\n") == cell.npos)
        return std::string(cell);
    std::string quoted = "\"";
    for (const char letter : cell)
        quoted += letter == '"' ? "\"\"" : std::string(1, letter);
    return quoted + '"';
}

class Lines {
public:
    explicit Lines(Delimited kind) : kind_(kind) {}

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

void write_row(Lines& lines, const std::string& name, const TabulationRow& row) {
    lines.words(name);
    for (std::size_t at = 1; at < row.cells.size(); ++at)
        lines.figure(row.cells[at]);
    lines.end_row();
}

void write_note(Lines& lines, std::string_view what, std::string_view words) {
    lines.words(what);
    lines.words(words);
    lines.end_row();
}

void write_notes(Lines& lines, const Tabulation& table) {
    lines.end_row();
    for (const TabulationRow& row : table.rows)
        if (row.kind == RowKind::base)
            write_row(lines, row.cells.front().text, row);
    write_note(lines, "Title", table.title);
    for (const std::string& note : table.notes)
        write_note(lines, "Note", note);
    for (const auto& [mark, reason] : Reasons(table).notes())
        write_note(lines, "Note", fmt::format("{}: {}", dash(), reason));
    write_note(lines, "Made", in_words(table.made));
    write_note(lines, "Provenance", provenance_json(table.made));
}

void write_table(Lines& lines, const Tabulation& table) {
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
    Lines lines(kind);
    for (const Tabulation& table : tables) {
        if (&table != tables.data())
            lines.end_row();
        write_table(lines, table);
        if (notes == NotesInRows::yes)
            write_notes(lines, table);
    }
    return lines.done();
}

} // namespace themata
