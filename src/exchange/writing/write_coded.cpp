#include "exchange/writing/write_coded.h"

#include "exchange/reading/words.h"
#include "exchange/writing/csv.h"
#include "exchange/writing/workbook.h"
#include "text/sentences.h"
#include "text/width.h"
#include <algorithm>
#include <fmt/format.h>

namespace themata {

namespace {

constexpr std::size_t most_sheet_rows = 1'048'576; // Excel's, with the heading
constexpr std::size_t most_sheet_columns = 16'384;
constexpr std::size_t widest_sheet_column = 40; // in signs

CsvRow csv_row(const std::vector<CodedCell>& cells) {
    using Kind = CodedCell::Kind;
    CsvRow row;
    for (const CodedCell& cell : cells) {
        if (cell.kind == Kind::number) // a trait as it was written
            row.number(cell.words.empty() ? csv_number(cell.number) : std::string(cell.words));
        else
            row.text(cell.kind == Kind::words ? cell.words : std::string_view());
    }
    return row;
}

Result<void> fits_a_sheet(const CodedData& data) {
    const bool high = data.rows() + 1 > most_sheet_rows;
    if (!high && data.columns.size() <= most_sheet_columns)
        return {};
    return failure(
        Error::Code::refused,
        fmt::format("A spreadsheet has {}, and this would have {}.",
                    high ? counted(most_sheet_rows, "row") : counted(most_sheet_columns, "column"),
                    grouped(high ? data.rows() + 1 : data.columns.size())),
        high ? "Write CSV or SPSS instead."
             : "Write CSV or SPSS instead, or a row for each stage.");
}

// The notes are on a sheet of their own, so that the first one is nothing but data.
class CodedBook {
public:
    CodedBook(const CodedData& data, const std::stop_token& stop) : data_(data), stop_(stop) {}

    void write(Workbook& book) const {
        book.describe("Coded data", in_words(data_.made));
        write_data(book.add_sheet("Coded data"));
        write_columns(book.add_sheet("What the columns are"));
    }

private:
    using Part = CellLook::Part;

    [[nodiscard]] bool is_right(std::size_t at) const {
        const CodedColumn& column = data_.columns[at];
        return column.kind == CodedKind::score || column.kind == CodedKind::theme ||
               column.kind == CodedKind::count ||
               (column.kind == CodedKind::trait && column.trait == TraitKind::number);
    }

    void write_data(Worksheet sheet) const {
        for (std::size_t at = 0; at < data_.columns.size(); ++at) {
            const std::size_t width = display_width(data_.columns[at].heading) + 2;
            sheet.column_width(at, std::clamp<std::size_t>(width, 8, widest_sheet_column));
        }
        for (std::size_t at = 0; at < data_.columns.size(); ++at)
            sheet.words(0, at, data_.columns[at].heading,
                        {.part = Part::heading, .right = is_right(at)});
        sheet.keep_in_sight(1, 1);
        std::vector<CodedCell> cells;
        for (std::size_t row = 0; row < data_.rows() && !stop_.stop_requested(); ++row) {
            data_.row(row, cells);
            for (std::size_t at = 0; at < cells.size(); ++at)
                write_cell(sheet, row + 1, at, cells[at]);
        }
    }

    void write_cell(Worksheet& sheet, std::size_t row, std::size_t at,
                    const CodedCell& cell) const {
        const CellLook look{.part = Part::body, .right = is_right(at)};
        if (cell.kind == CodedCell::Kind::number)
            sheet.number(row, at, cell.number, look);
        else if (cell.kind == CodedCell::Kind::words)
            sheet.words(row, at, cell.words, look);
    }

    void write_columns(Worksheet sheet) const {
        sheet.column_width(0, 40);
        sheet.column_width(1, 100);
        std::size_t row = 0;
        const auto say = [&](std::string_view what, std::string_view words) {
            sheet.words(row, 0, what, {.part = Part::heading});
            sheet.words(row++, 1, words, {.part = Part::note});
        };
        for (const std::string& note : data_.notes)
            say("Note", note);
        say("Made", in_words(data_.made));
        for (const CodedColumn& column : data_.columns)
            say(column.heading, column.wording);
    }

    const CodedData& data_;
    const std::stop_token& stop_;
};

} // namespace

std::string coded_csv(const CodedData& data, const std::stop_token& stop) {
    std::vector<std::string> heading;
    for (const CodedColumn& column : data.columns)
        heading.push_back(column.heading);
    std::vector<CodedCell> cells;
    const EachRow each_row = [&](const TakeRow& take) {
        for (std::size_t row = 0; row < data.rows() && !stop.stop_requested(); ++row) {
            data.row(row, cells);
            take(csv_row(cells));
        }
    };
    return csv_text(heading, each_row, ByteOrderMark::none);
}

Result<std::string> coded_xlsx(const CodedData& data, const std::stop_token& stop) {
    if (const auto fits = fits_a_sheet(data); !fits)
        return failure(fits.error());
    return Workbook::written([&](Workbook& book) { CodedBook(data, stop).write(book); },
                             Workbook::Cells::in_order);
}

} // namespace themata
