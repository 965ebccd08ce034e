#include "exchange/workbook.h"

#include "exchange/tabulation_parts.h"
#include "text/fold.h"
#include "text/segments.h"
#include "text/utf8.h"
#include <cstdlib>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <unistd.h>
#include <xlsxwriter.h>

namespace themata {

namespace {

constexpr std::size_t longest_name = 31; // in UTF-16 units
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
        const auto letter = std::string_view(text).substr(ends[at], ends[at + 1] - ends[at]);
        if (count_utf16(name) + count_utf16(letter) > longest_name - room_for_a_number)
            break;
        const bool forbidden =
            letter.size() == 1 && std::string_view("[]:*?/\\'\n\t").find(letter) != letter.npos;
        name += forbidden ? " " : letter;
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

Result<std::string> Workbook::written(const std::function<void(Workbook&)>& write) {
    const TemporaryFile file;
    if (!file.there())
        return not_written("there is no room for a temporary file");
    Workbook book(workbook_new(file.path().c_str()));
    write(book);
    book.note(workbook_close(book.book_));
    if (book.error_ != LXW_NO_ERROR)
        return not_written(lxw_strerror(static_cast<lxw_error>(book.error_)));
    return file.bytes();
}

} // namespace themata
