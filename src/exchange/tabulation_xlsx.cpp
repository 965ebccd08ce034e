#include "analysis/tabulation.h"
#include "exchange/tabulation_parts.h"
#include "exchange/workbook.h"
#include "text/width.h"
#include <algorithm>
#include <fmt/format.h>

namespace themata {

namespace {

constexpr std::size_t longest_number_format = 200; // Excel takes 255
constexpr std::size_t narrowest = 8;               // columns, in signs
constexpr std::size_t widest = 60;
constexpr std::size_t least_for_notes = 90;
constexpr std::string_view made_sheet = "How it was made";

// "3/6" is the number 3 shown as 3/6, "<0.001" the p itself: in quotes stand the words around it.
std::string number_format(const TabulationCell& cell) {
    const std::string digits = cell.decimals == 0 ? "0" : "0." + std::string(cell.decimals, '0');
    const auto quoted = [](std::string_view words) {
        return words.empty() ? "" : '"' + std::string(words) + '"';
    };
    switch (figure_of(cell)) {
    case FigureForm::none:
        return {};
    case FigureForm::alone:
        return digits;
    case FigureForm::percent:
        return digits + '%';
    case FigureForm::bound:
        return quoted(cell.text);
    case FigureForm::among_words:
        break;
    }
    const std::string number = printed(*cell.number, cell.decimals);
    const std::size_t at = cell.text.find(number);
    const std::string before = quoted(std::string_view(cell.text).substr(0, at));
    const std::string behind = quoted(std::string_view(cell.text).substr(at + number.size()));
    const std::string format = before + digits + behind;
    return *cell.number < 0 ? format + ';' + before + '-' + digits + behind : format;
}

bool shows_as_number(const TabulationCell& cell, const std::string& format) {
    return !format.empty() && format.size() <= longest_number_format &&
           std::ranges::count(cell.text, '"') == 0;
}

// A table on a sheet of its own, from the title down.
class TableSheet {
public:
    TableSheet(Workbook& book, const Tabulation& table)
        : book_(book), sheet_(book.add_sheet(table.title)), table_(table), reasons_(table) {}

    void write() {
        widths();
        sheet_.words(0, 0, table_.title, {.part = CellLook::Part::title});
        heading();
        row_ = 1 + heading_levels(table_);
        rows(RowKind::base);
        sheet_.keep_in_sight(row_, 1);
        rows(RowKind::plain);
        notes();
    }

private:
    using Part = CellLook::Part;

    void widths() {
        for (std::size_t at = 0; at < table_.columns.size(); ++at) {
            std::size_t width = display_width(table_.columns[at].headings.back());
            for (const TabulationRow& row : table_.rows)
                if (at < row.cells.size())
                    width = std::max(width, display_width(row.cells[at].text) +
                                                (at == 0 ? 2 * row.depth : 0));
            width = std::clamp(width + 2, narrowest, widest);
            sheet_.column_width(at, width);
            total_width_ += width;
        }
    }

    void heading() {
        const std::size_t levels = heading_levels(table_);
        for (const HeadingCell& cell : heading_grid(table_.columns)) {
            const bool lowest = cell.level + cell.levels == levels;
            const bool right = lowest && table_.columns[cell.column].align == Align::right;
            sheet_.words_over(
                {.row = 1 + cell.level,
                 .column = cell.column,
                 .rows = cell.levels,
                 .columns = cell.columns},
                cell.text, {.part = lowest ? Part::heading : Part::heading_over, .right = right});
        }
    }

    void rows(RowKind kind) {
        std::size_t left = 0;
        for (const TabulationRow& row : table_.rows)
            left += row.kind == kind ? 1 : 0;
        for (const TabulationRow& row : table_.rows) {
            if (row.kind != kind)
                continue;
            const bool last = --left == 0 && kind == RowKind::plain;
            const Part part = kind == RowKind::base ? Part::base : last ? Part::last : Part::body;
            for (std::size_t at = 0; at < row.cells.size(); ++at)
                cell(row, at, part);
            ++row_;
        }
    }

    void cell(const TabulationRow& row, std::size_t at, Part part) {
        const TabulationCell& cell = row.cells[at];
        CellLook look{.part = part, .right = table_.columns[at].align == Align::right};
        if (at == 0)
            look.indent = row.depth;
        const std::string format = number_format(cell);
        if (!shows_as_number(cell, format))
            return sheet_.words(row_, at, cell.text + reasons_.mark_of(cell), look);
        look.number = format;
        const double scale = figure_of(cell) == FigureForm::percent ? 0.01 : 1.0;
        sheet_.number(row_, at, *cell.number * scale, look);
    }

    void note(std::string_view words) {
        const std::size_t width = std::max(total_width_, least_for_notes);
        std::size_t columns = table_.columns.size();
        for (std::size_t there = total_width_; there < least_for_notes; there += narrowest)
            ++columns;
        sheet_.words_over({.row = row_, .column = 0, .rows = 1, .columns = columns}, words,
                          {.part = Part::note});
        sheet_.row_height(row_, 1 + display_width(words) / (width - width / 10));
        ++row_;
    }

    void notes() {
        for (const std::string& words : table_.notes)
            note(words);
        for (const auto& [mark, reason] : reasons_.notes())
            note(mark + ": " + reason);
        note(in_words(table_.made));
    }

    Workbook& book_;
    Worksheet sheet_;
    const Tabulation& table_;
    Reasons reasons_;
    std::size_t row_ = 0;
    std::size_t total_width_ = 0;
};

void write_made(Workbook& book, Tabulations tables) {
    Worksheet sheet = book.add_sheet(std::string(made_sheet));
    sheet.column_width(0, 24);
    sheet.column_width(1, 100);
    std::size_t row = 0;
    const auto say = [&](std::string_view what, std::string_view words) {
        sheet.words(row, 0, what, {.part = CellLook::Part::heading});
        sheet.words(row++, 1, words, {.part = CellLook::Part::note});
    };
    for (const Provenance& made : provenances(tables)) {
        say("Made with", made.program);
        say("Study", made.study);
        say("Study's number", made.uuid);
        say("Entries of History", std::to_string(made.head.seq));
        say("Mark of the last", fmt::format("{:016x}", made.head.mark));
        say("Command", made.command);
        for (const auto& [name, value] : made.settings)
            say(name, value);
        say("For programs", provenance_json(made));
        ++row;
    }
}

} // namespace

Result<std::string> xlsx_tables(Tabulations tables) {
    return Workbook::written([&](Workbook& book) {
        if (!tables.empty())
            book.describe(tables.front().title, in_words(tables.front().made));
        for (const Tabulation& table : tables)
            TableSheet(book, table).write();
        write_made(book, tables);
    });
}

} // namespace themata
