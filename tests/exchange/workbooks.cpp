#include "exchange/workbooks.h"

#include "exchange/writing/word_document.h"
#include <fmt/format.h>
#include <stdexcept>

namespace themata {

namespace {

std::string_view main_names(const MadeWorkbook& workbook) {
    return workbook.is_strict ? "http://purl.oclc.org/ooxml/spreadsheetml/main"
                              : "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
}

std::string_view relation_names(const MadeWorkbook& workbook) {
    return workbook.is_strict
               ? "http://purl.oclc.org/ooxml/officeDocument/relationships"
               : "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
}

std::string book_part(const MadeWorkbook& workbook) {
    std::string sheets;
    for (std::size_t i = 0; i < workbook.sheets.size(); ++i) {
        const MadeSheet& sheet = workbook.sheets[i];
        sheets += fmt::format(R"(<sheet name="{}" sheetId="{}" r:id="rId{}"{}/>)", sheet.name,
                              i + 1, i + 1,
                              sheet.state.empty() ? "" : fmt::format(" state=\"{}\"", sheet.state));
    }
    return fmt::format(
        R"(<workbook xmlns="{}" xmlns:r="{}"><workbookPr{}/><sheets>{}</sheets></workbook>)",
        main_names(workbook), relation_names(workbook), workbook.from_1904 ? " date1904=\"1\"" : "",
        sheets);
}

std::string relations_part(const MadeWorkbook& workbook) {
    std::string list;
    const auto add = [&](std::string_view id, std::string_view type, std::string_view target) {
        list += fmt::format(R"(<Relationship Id="{}" Type="{}/{}" Target="{}"/>)", id,
                            relation_names(workbook), type, target);
    };
    for (std::size_t i = 0; i < workbook.sheets.size(); ++i)
        add(fmt::format("rId{}", i + 1), "worksheet", fmt::format("worksheets/sheet{}.xml", i + 1));
    add("rIdS", "styles", "/xl/styles.xml");
    add("rIdT", "sharedStrings", "sharedStrings.xml");
    return "<Relationships>" + list + "</Relationships>";
}

std::string styles_part(const MadeWorkbook& workbook) {
    std::string codes;
    std::string cells = R"(<xf numFmtId="0"/>)";
    for (std::size_t i = 0; i < workbook.codes.size(); ++i) {
        codes +=
            fmt::format(R"(<numFmt numFmtId="{}" formatCode="{}"/>)", 164 + i, workbook.codes[i]);
        cells += fmt::format(R"(<xf numFmtId="{}"/>)", 164 + i);
    }
    cells += R"(<xf numFmtId="14"/>)";
    return fmt::format("<styleSheet><numFmts>{}</numFmts><cellXfs>{}</cellXfs></styleSheet>", codes,
                       cells);
}

} // namespace

std::string zip_of(std::vector<std::pair<std::string, std::string>> files) {
    std::vector<PackedFile> packed;
    for (auto& [name, bytes] : files)
        packed.push_back({std::move(name), std::move(bytes)});
    auto zip = zipped(packed);
    if (!zip)
        throw std::runtime_error(zip.error().what);
    return std::move(*zip);
}

std::string xlsx_of(const MadeWorkbook& workbook) {
    std::vector<std::pair<std::string, std::string>> files = {
        {"xl/workbook.xml", book_part(workbook)},
        {"xl/_rels/workbook.xml.rels", relations_part(workbook)},
        {"xl/styles.xml", styles_part(workbook)}};
    std::string shared;
    for (const std::string& text : workbook.shared)
        shared += "<si>" + text + "</si>";
    files.emplace_back("xl/sharedStrings.xml", "<sst>" + shared + "</sst>");
    for (std::size_t i = 0; i < workbook.sheets.size(); ++i) {
        const MadeSheet& sheet = workbook.sheets[i];
        files.emplace_back(
            fmt::format("xl/worksheets/sheet{}.xml", i + 1),
            fmt::format(R"(<worksheet xmlns="{}">{}<sheetData>{}</sheetData>{}</worksheet>)",
                        main_names(workbook), sheet.before, sheet.rows, sheet.after));
    }
    return zip_of(std::move(files));
}

std::string xlsx_of_rows(const std::string& rows) {
    return xlsx_of({.sheets = {{.name = "A", .rows = rows}}});
}

std::string ods_of(const std::string& tables, const std::string& styles) {
    return zip_of({{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"},
                   {"content.xml",
                    fmt::format("<office:document-content xmlns:office=\"o\" xmlns:table=\"t\" "
                                "xmlns:text=\"x\" xmlns:style=\"s\" xmlns:calcext=\"c\">"
                                "<office:automatic-styles>{}</office:automatic-styles><office:body>"
                                "<office:spreadsheet>{}</office:spreadsheet></office:body>"
                                "</office:document-content>",
                                styles, tables)}});
}

Sheet sheet_read(std::string_view bytes, const ReadOptions& options) {
    auto sheet = read_sheet(bytes, options);
    if (!sheet)
        throw std::runtime_error(sheet.error().what);
    return std::move(*sheet);
}

SheetCells cells_of(const Sheet& sheet) {
    SheetCells rows;
    for (std::size_t r = 0; r < sheet.size(); ++r) {
        rows.emplace_back();
        for (std::size_t c = 0; c < sheet.row(r).size(); ++c)
            rows.back().emplace_back(sheet.row(r)[c]);
    }
    return rows;
}

SheetCells cells_read(std::string_view bytes, const ReadOptions& options) {
    return cells_of(sheet_read(bytes, options));
}

Error unreadable(std::string_view bytes, const ReadOptions& options) {
    auto sheet = read_sheet(bytes, options);
    if (sheet)
        throw std::runtime_error("It was read.");
    return sheet.error();
}

} // namespace themata
