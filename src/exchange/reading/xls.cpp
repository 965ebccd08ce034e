#include "exchange/reading/xls.h"

#include "exchange/reading/archive.h"
#include "exchange/reading/cell_values.h"
#include "exchange/reading/choose_sheet.h"
#include "exchange/reading/sheet_rows.h"
#include "exchange/reading/xls_records.h"
#include "text/sentences.h"
#include "text/utf8.h"
#include <fmt/format.h>
#include <freexl.h>
#include <memory>
#include <sys/mman.h>
#include <unistd.h>

namespace themata {

namespace {

Error broken_xls() {
    return {.code = Error::Code::refused,
            .what = "The file is an old workbook of Excel that cannot be read.",
            .hint = "Open it in a spreadsheet program, and save it as XLSX or CSV."};
}

// Names within compound files are in UTF-16.
bool names_stream(std::string_view bytes, std::string_view name) {
    std::string wide;
    for (const char letter : name) {
        wide += letter;
        wide += '\0';
    }
    return bytes.find(wide) != bytes.npos;
}

std::optional<Error> why_no_workbook(std::string_view bytes) {
    if (names_stream(bytes, "EncryptedPackage"))
        return locked_file();
    if (names_stream(bytes, "Workbook") || names_stream(bytes, "Book"))
        return std::nullopt;
    const std::string_view what = names_stream(bytes, "WordDocument") ? "a document of Word"
                                  : names_stream(bytes, "PowerPoint Document")
                                      ? "a presentation of PowerPoint"
                                      : "a file of an old office program";
    return Error{.code = Error::Code::refused,
                 .what = fmt::format("The file is {}, not a table of answers.", what),
                 .hint = "Export the answers from the survey tool as CSV, XLSX or SPSS."};
}

// libfreexl opens files only, so the bytes stand in one that is in memory.
class MemoryFile {
public:
    explicit MemoryFile(std::string_view bytes) : file_(memfd_create("workbook", MFD_CLOEXEC)) {
        while (file_ >= 0 && !bytes.empty()) {
            const ssize_t written = ::write(file_, bytes.data(), bytes.size());
            if (written <= 0)
                break;
            bytes.remove_prefix(static_cast<std::size_t>(written));
        }
        is_whole_ = file_ >= 0 && bytes.empty();
    }

    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;

    ~MemoryFile() {
        if (file_ >= 0)
            ::close(file_);
    }

    [[nodiscard]] bool is_whole() const { return is_whole_; }

    [[nodiscard]] std::string path() const { return fmt::format("/proc/self/fd/{}", file_); }

private:
    int file_;
    bool is_whole_ = false;
};

using OpenWorkbook = std::unique_ptr<const void, int (*)(const void*)>;

Result<OpenWorkbook> opened_xls(const MemoryFile& file) {
    const void* handle = nullptr;
    const int opened = file.is_whole() ? freexl_open(file.path().c_str(), &handle) : -1;
    OpenWorkbook workbook(handle, freexl_close);
    unsigned int password = FREEXL_UNKNOWN;
    if (handle && freexl_get_info(handle, FREEXL_BIFF_PASSWORD, &password) == FREEXL_OK &&
        password == FREEXL_BIFF_OBFUSCATED)
        return failure(locked_file());
    if (opened != FREEXL_OK)
        return failure(broken_xls());
    return workbook;
}

Result<std::vector<SheetName>> names_of_xls(const void* workbook) {
    unsigned int count = 0;
    if (freexl_get_info(workbook, FREEXL_BIFF_SHEET_COUNT, &count) != FREEXL_OK)
        return failure(broken_xls());
    std::vector<SheetName> names;
    for (unsigned int i = 0; i < count; ++i) {
        const char* name = nullptr;
        const bool is_known =
            freexl_get_worksheet_name(workbook, static_cast<unsigned short>(i), &name) == FREEXL_OK;
        names.push_back({.name = is_known && name ? name : fmt::format("{}", i + 1)});
    }
    return names;
}

// Dates come as "2024-02-29 10:00:00".
void append_xls_value(std::string& text, const FreeXL_CellValue& cell) {
    switch (cell.type) {
    case FREEXL_CELL_INT:
        text += std::to_string(cell.value.int_value);
        break;
    case FREEXL_CELL_DOUBLE:
        append_number(text, cell.value.double_value);
        break;
    case FREEXL_CELL_DATETIME:
        text += cell.value.text_value;
        if (const std::size_t space = text.rfind(' '); space != text.npos)
            text[space] = 'T';
        break;
    case FREEXL_CELL_TEXT:
    case FREEXL_CELL_SST_TEXT:
    case FREEXL_CELL_DATE:
    case FREEXL_CELL_TIME:
        text += cell.value.text_value;
        break;
    default:
        break;
    }
}

// What a formula came to, where libfreexl has nothing.
void append_result(std::string& text, const XlsSheetRecords& records, std::size_t row,
                   std::size_t column, CellRemarks& remarks) {
    const auto found = records.results.find({row, column});
    if (found == records.results.end())
        return;
    if (found->second.is_error)
        remarks.errors.add(cell_name(column, static_cast<std::uint32_t>(row + 1)),
                           found->second.text);
    else
        text += found->second.text;
}

Result<Sheet> read_xls_sheet(const void* workbook, std::size_t place,
                             const XlsSheetRecords& records) {
    unsigned int rows = 0;
    unsigned short columns = 0;
    if (freexl_select_active_worksheet(workbook, static_cast<unsigned short>(place)) != FREEXL_OK ||
        freexl_worksheet_dimensions(workbook, &rows, &columns) != FREEXL_OK)
        return failure(broken_xls());
    SheetRows sheet;
    CellRemarks remarks;
    for (const std::string& area : records.areas)
        remarks.merged.add(area);
    for (unsigned int row = 0; row < rows && sheet.fits(); ++row) {
        sheet.begin_row(row + 1);
        for (unsigned short column = 0; column < columns; ++column) {
            FreeXL_CellValue cell;
            if (freexl_get_cell_value(workbook, row, column, &cell) != FREEXL_OK)
                continue;
            if (cell.type == FREEXL_CELL_NULL)
                append_result(sheet.text(), records, row, column, remarks);
            else
                append_xls_value(sheet.text(), cell);
            sheet.cell(column);
        }
        if (sheet.holds_anything())
            sheet.end_row(row + 1);
    }
    auto finished = sheet.finish();
    if (finished) {
        finished->format = "XLS";
        finished->notes = remarks.in_words();
    }
    return finished;
}

} // namespace

bool begins_as_compound(std::string_view bytes) {
    return bytes.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
}

Result<Sheet> read_xls(std::string_view bytes, const ReadOptions& options) {
    if (const auto why = why_no_workbook(bytes))
        return failure(*why);
    const MemoryFile file(bytes);
    const auto workbook = opened_xls(file);
    if (!workbook)
        return failure(workbook.error());
    auto names = names_of_xls(workbook->get());
    if (!names)
        return failure(names.error());
    auto records = xls_records(bytes);
    if (records.size() != names->size())
        records.assign(names->size(), {});
    for (std::size_t i = 0; i < records.size(); ++i)
        (*names)[i].is_hidden = records[i].is_hidden;
    return choose_sheet(std::move(*names), options, [&](std::size_t place) {
        return with_headings(read_xls_sheet(workbook->get(), place, records[place]),
                             options.header_rows, records[place].merged);
    });
}

Result<std::vector<SheetName>> sheets_of_xls(std::string_view bytes) {
    if (const auto why = why_no_workbook(bytes))
        return failure(*why);
    const MemoryFile file(bytes);
    const auto workbook = opened_xls(file);
    if (!workbook)
        return failure(workbook.error());
    return names_of_xls(workbook->get());
}

} // namespace themata
