// Each format joins here by what its files begin with.
#include "exchange/reading/read_sheet.h"

#include "exchange/reading/archive.h"
#include "exchange/reading/json_file.h"
#include "exchange/reading/ods.h"
#include "exchange/reading/packed_file.h"
#include "exchange/reading/statistics_file.h"
#include "exchange/reading/survey_design.h"
#include "exchange/reading/xls.h"
#include "text/numbers.h"
#include "text/sentences.h"
#include <array>
#include <fmt/format.h>

namespace themata {

constexpr std::size_t most_header_rows = 100;

Result<ReadOptions> reading_options(const MappingOptions& options) {
    ReadOptions reading{.encoding = options.encoding,
                        .delimiter = {},
                        .quote = {},
                        .sheet = options.sheet,
                        .header_rows = {}};
    if (options.header_rows) {
        const auto rows = whole_number<std::size_t>(*options.header_rows);
        if (!rows || *rows > most_header_rows)
            return failure({.code = Error::Code::wrong_call,
                            .what = fmt::format("{} is no number of heading rows.",
                                                in_quotes(*options.header_rows)),
                            .hint = "Count the rows above the first person's answers.",
                            .option = "--header-rows"});
        reading.header_rows = *rows;
    }
    if (options.delimiter) {
        const auto delimiter = delimiter_named(*options.delimiter);
        if (!delimiter)
            return failure(delimiter.error());
        reading.delimiter = *delimiter;
    }
    if (options.quote) {
        const auto quote = quote_named(*options.quote);
        if (!quote)
            return failure(quote.error());
        reading.quote = *quote;
    }
    return reading;
}

namespace {

using namespace std::string_view_literals;

// What is no table of answers, by what it begins with.
struct ForeignFormat {
    std::string_view begins;
    std::string_view what;
    std::string_view hint;
};

constexpr std::string_view export_it = "Export the answers from the survey tool as CSV, XLSX or "
                                       "SPSS.";
constexpr std::string_view save_it =
    "Open it in a spreadsheet program, and save it as XLSX or CSV.";
constexpr std::string_view unpack_it = "Unpack it, and import what is in it.";

constexpr auto foreign_formats = std::to_array<ForeignFormat>({
    {"%PDF-"sv, "a PDF", export_it},
    {"\x89PNG"sv, "a picture", export_it},
    {"\xFF\xD8\xFF"sv, "a picture", export_it},
    {"GIF8"sv, "a picture", export_it},
    {"II*\0"sv, "a picture", export_it},
    {"MM\0*"sv, "a picture", export_it},
    {"{\\rtf"sv, "a document (RTF)", export_it},
    {"SQLite format 3\0"sv, "a database, as studies of Themata are, and not a file of answers",
     "A study is opened by itself; what is imported are files of answers, such as XLSX or CSV."},
    {"\x1F\x8B"sv, "packed (gzip)", unpack_it},
    {"7z\xBC\xAF\x27\x1C"sv, "packed (7z)", unpack_it},
    {"Rar!"sv, "packed (RAR)", unpack_it},
    {"\xFD"
     "7zXZ\0"sv,
     "packed (xz)", unpack_it},
    {"$FL1"sv, "an SPSS file of a kind that is not known", "Save it anew in SPSS, or as CSV."},
});

std::optional<Error> foreign(std::string_view bytes) {
    const auto refused = [](std::string_view what, std::string_view hint) {
        return Error{.code = Error::Code::refused,
                     .what = fmt::format("The file is {}.", what),
                     .hint = std::string(hint)};
    };
    for (const ForeignFormat& format : foreign_formats)
        if (bytes.starts_with(format.begins))
            return refused(format.what, format.hint);
    std::string_view beginning = bytes.substr(0, 1000);
    beginning.remove_prefix(beginning.starts_with("\xEF\xBB\xBF") ? 3 : 0);
    beginning = trimmed(beginning);
    const auto has = [&](std::string_view part) { return beginning.find(part) != beginning.npos; };
    const bool is_page = beginning.starts_with("<!DOCTYPE html") ||
                         beginning.starts_with("<!doctype html") ||
                         beginning.starts_with("<html") || beginning.starts_with("<HTML") ||
                         beginning.starts_with("<table");
    if (is_page)
        return refused("a page of the web (HTML), which some survey tools name .xls", save_it);
    if (beginning.starts_with("<?xml") && has("urn:schemas-microsoft-com:office:spreadsheet"))
        return refused("a workbook as one XML file (Excel 2003)", save_it);
    return std::nullopt;
}

} // namespace

Result<Sheet> read_sheet(std::string_view bytes, const ReadOptions& options) {
    if (begins_as_archive(bytes))
        return read_packed_file(bytes, options);
    if (begins_as_compound(bytes))
        return read_xls(bytes, options);
    if (const auto format = statistics_format_of(bytes); format != StatisticsFormat::none)
        return read_statistics_file(bytes, format, options);
    if (is_flat_ods(bytes))
        return read_flat_ods(bytes, options);
    if (const auto why = foreign(bytes))
        return failure(*why);
    if (is_survey_design(bytes))
        return read_survey_design(bytes);
    if (is_json_file(bytes))
        return read_json_file(bytes, options);
    return read_delimited(bytes, options);
}

Result<std::vector<SheetName>> sheets_of(std::string_view bytes) {
    if (begins_as_archive(bytes))
        return sheets_of_packed_file(bytes);
    if (begins_as_compound(bytes))
        return sheets_of_xls(bytes);
    return std::vector<SheetName>{};
}

} // namespace themata
