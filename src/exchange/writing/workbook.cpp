#include "exchange/writing/workbook.h"

#include "analysis/tabulation.h"
#include "exchange/writing/write_tabulation.h"
#include "text/fold.h"
#include "text/segments.h"
#include "text/utf8.h"
#include "text/width.h"
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <unistd.h>
#include <xlsxwriter.h>

namespace themata {

namespace {

constexpr std::size_t longest_sheet_name = 31; // in UTF-16 units
constexpr std::size_t room_for_a_number = 3;

lxw_row_t row_number(std::size_t row) { return static_cast<lxw_row_t>(row); }

lxw_col_t column_number(std::size_t column) { return static_cast<lxw_col_t>(column); }

// A file that is gone at the end.
class TemporaryFile {
public:
    TemporaryFile() {
        std::error_code error;
        path_ = (std::filesystem::temp_directory_path(error) / "themata-XXXXXX").string();
        const int descriptor = mkstemp(path_.data());
        there_ = descriptor >= 0;
        if (there_)
            close(descriptor);
    }

    ~TemporaryFile() {
        std::error_code error;
        if (there_)
            std::filesystem::remove(path_, error);
    }

    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;

    [[nodiscard]] bool there() const { return there_; }

    [[nodiscard]] const std::string& path() const { return path_; }

    [[nodiscard]] std::string bytes() const {
        std::ifstream in(path_, std::ios::binary);
        return {std::istreambuf_iterator<char>(in), {}};
    }

private:
    std::string path_;
    bool there_ = false;
};

std::string fitting(const std::string& wanted) {
    const std::string text = printable(wanted);
    const auto ends = boundaries(text, Segment::grapheme);
    std::string name;
    for (std::size_t at = 0; at + 1 < ends.size(); ++at) {
        const auto grapheme = std::string_view(text).substr(ends[at], ends[at + 1] - ends[at]);
        if (count_utf16(name) + count_utf16(grapheme) > longest_sheet_name - room_for_a_number)
            break;
        const bool forbidden = grapheme.size() == 1 &&
                               std::string_view("[]:*?/\\'\n\t").find(grapheme) != grapheme.npos;
        name += forbidden ? " " : grapheme;
    }
    const std::size_t end = name.find_last_not_of(' ');
    return end == name.npos ? "Table" : name.substr(0, end + 1);
}

void set_rules(lxw_format* format, CellLook::Part part) {
    using Part = CellLook::Part;
    if (part == Part::heading)
        format_set_bottom(format, LXW_BORDER_THIN);
    if (part == Part::heading_over)
        format_set_bottom(format, LXW_BORDER_HAIR);
    if (part == Part::last)
        format_set_bottom(format, LXW_BORDER_THIN);
    if (part == Part::title || part == Part::heading || part == Part::heading_over)
        format_set_bold(format);
    if (part == Part::title)
        format_set_font_size(format, 12);
    if (part == Part::base)
        format_set_italic(format);
}

tl::unexpected<Error> not_written(std::string_view why) {
    return failure(Error::Code::io, fmt::format("The spreadsheet could not be made: {}.", why),
                   "Answers longer than 32,767 letters do not fit into a spreadsheet; write CSV "
                   "instead, or see whether the folder for temporary files has room.");
}

} // namespace

void Worksheet::words(std::size_t row, std::size_t column, std::string_view text,
                      const CellLook& look) {
    book_->note(worksheet_write_string(sheet_, row_number(row), column_number(column),
                                       printable(text).c_str(), book_->format(look)));
}

void Worksheet::words_over(const CellBlock& block, std::string_view text, const CellLook& look) {
    if (block.rows * block.columns == 1)
        return words(block.row, block.column, text, look);
    book_->note(worksheet_merge_range(sheet_, row_number(block.row), column_number(block.column),
                                      row_number(block.row + block.rows - 1),
                                      column_number(block.column + block.columns - 1),
                                      printable(text).c_str(), book_->format(look)));
}

void Worksheet::number(std::size_t row, std::size_t column, double value, const CellLook& look) {
    book_->note(worksheet_write_number(sheet_, row_number(row), column_number(column), value,
                                       book_->format(look)));
}

void Worksheet::column_width(std::size_t column, std::size_t signs) {
    book_->note(worksheet_set_column(sheet_, column_number(column), column_number(column),
                                     static_cast<double>(signs), nullptr));
}

void Worksheet::row_height(std::size_t row, std::size_t lines) {
    constexpr double line = 15;
    constexpr double highest = 405; // Excel's
    book_->note(worksheet_set_row(sheet_, row_number(row),
                                  std::min(highest, line * static_cast<double>(lines)), nullptr));
}

void Worksheet::keep_in_sight(std::size_t row, std::size_t column) {
    worksheet_freeze_panes(sheet_, row_number(row), column_number(column));
    if (row > 1)
        book_->note(worksheet_repeat_rows(sheet_, 1, row_number(row - 1)));
    worksheet_set_paper(sheet_, 9); // A4
    worksheet_fit_to_pages(sheet_, 1, 0);
}

Worksheet Workbook::add_sheet(const std::string& name) {
    const std::string base = fitting(name);
    std::string fresh = base;
    for (int number = 2; !names_.insert(fold(fresh)).second; ++number)
        fresh = fmt::format("{} {}", base, number);
    return Worksheet(*this, workbook_add_worksheet(book_, fresh.c_str()));
}

void Workbook::describe(const std::string& title, const std::string& comments) {
    std::string shown = printable(title);
    std::string said = printable(comments);
    lxw_doc_properties properties{};
    properties.title = shown.data();
    properties.comments = said.data();
    note(workbook_set_properties(book_, &properties));
}

lxw_format* Workbook::format(const CellLook& look) {
    using Part = CellLook::Part;
    lxw_format*& format = formats_[look];
    if (format)
        return format;
    format = workbook_add_format(book_);
    set_rules(format, look.part);
    if (!look.number.empty())
        format_set_num_format(format, look.number.c_str());
    if (look.part == Part::heading_over)
        format_set_align(format, LXW_ALIGN_CENTER);
    else if (look.right)
        format_set_align(format, LXW_ALIGN_RIGHT);
    else if (look.part != Part::title)
        format_set_align(format, LXW_ALIGN_LEFT);
    if (look.indent > 0)
        format_set_indent(format, static_cast<std::uint8_t>(std::min(look.indent, 15u)));
    const bool heading = look.part == Part::heading || look.part == Part::heading_over;
    format_set_align(format, heading ? LXW_ALIGN_VERTICAL_BOTTOM : LXW_ALIGN_VERTICAL_TOP);
    if (look.part != Part::title && !look.right)
        format_set_text_wrap(format);
    return format;
}

void Workbook::note(int error) { error_ = error_ == LXW_NO_ERROR ? error : error_; }

Result<std::string> Workbook::written(const std::function<void(Workbook&)>& write, Cells cells) {
    const TemporaryFile file;
    if (!file.there())
        return not_written("there is no room for a temporary file");
    lxw_workbook_options options{};
    options.constant_memory = cells == Cells::in_order ? LXW_TRUE : LXW_FALSE;
    Workbook book(workbook_new_opt(file.path().c_str(), &options));
    write(book);
    book.note(workbook_close(book.book_));
    if (book.error_ != LXW_NO_ERROR)
        return not_written(lxw_strerror(static_cast<lxw_error>(book.error_)));
    return file.bytes();
}

namespace {

constexpr std::size_t longest_number_format = 200; // Excel takes 255
constexpr std::size_t narrowest_column = 8;        // columns, in signs
constexpr std::size_t widest_column = 60;
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
            width = std::clamp(width + 2, narrowest_column, widest_column);
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
        for (std::size_t there = total_width_; there < least_for_notes; there += narrowest_column)
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
        say("Digest of the last", in_hex(made.digest));
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
