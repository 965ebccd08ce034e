#include "exchange/reading/packed_file.h"

#include "exchange/reading/archive.h"
#include "exchange/reading/choose_sheet.h"
#include "exchange/reading/ods.h"
#include "exchange/reading/read_sheet.h"
#include "exchange/reading/xlsx.h"
#include "text/sentences.h"
#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace themata {

namespace {

constexpr std::uint64_t largest_packed = 4'000'000'000;

// Formats of office programs that are archives and hold no table of answers, by a part of theirs.
struct OfficeFormat {
    std::string_view part;
    std::string_view what;
};

constexpr auto other_office_formats = std::to_array<OfficeFormat>({
    {"word/document.xml", "a document of Word"},
    {"ppt/presentation.xml", "a presentation of PowerPoint"},
    {"xl/workbook.bin", "a binary workbook of Excel (XLSB)"},
    {"Index/Document.iwa", "a file of Apple's Numbers, Pages or Keynote"},
    {"META-INF/container.xml", "an e-book"},
});

std::optional<Error> why_no_table(const Archive& archive) {
    for (const OfficeFormat& format : other_office_formats)
        if (archive.find(format.part))
            return Error{.code = Error::Code::refused,
                         .what =
                             fmt::format("The file is {}, not a table of answers.", format.what),
                         .hint = "If it holds answers in a table, save them as XLSX or CSV."};
    if (archive.find("mimetype") && archive.find("content.xml"))
        return Error{.code = Error::Code::refused,
                     .what = "The file is a document of OpenDocument that is no spreadsheet.",
                     .hint = "If it holds answers in a table, save them as ODS or CSV."};
    return std::nullopt;
}

// Folders, and what macOS and Windows put beside the files.
bool is_beside(std::string_view name) {
    const std::string_view last = name.substr(name.find_last_of('/') + 1);
    return last.empty() || last.starts_with('.') || last == "Thumbs.db" ||
           name.starts_with("__MACOSX/");
}

std::string_view file_name_of(const ArchivePart& part) {
    return std::string_view(part.name).substr(part.name.find_last_of('/') + 1);
}

constexpr std::size_t most_files = 500;

Error too_many_files(std::size_t count) {
    return {.code = Error::Code::refused,
            .what = fmt::format("The ZIP file holds {} files.", grouped(count)),
            .hint = "Unpack it, and import those that hold answers."};
}

struct PackedFiles {
    std::vector<ArchivePart> parts;
    std::vector<SheetName> names;
};

Result<PackedFiles> files_in(const Archive& archive) {
    PackedFiles files;
    for (const ArchivePart& part : archive.parts())
        if (!is_beside(part.name)) {
            files.parts.push_back(part);
            files.names.push_back({.name = std::string(file_name_of(part))});
        }
    if (files.parts.size() > most_files)
        return failure(too_many_files(files.parts.size()));
    // Where two folders hold files of one name, the folders tell them apart.
    for (std::size_t i = 0; i < files.names.size(); ++i)
        if (std::ranges::count(files.names, files.names[i].name, &SheetName::name) > 1)
            files.names[i].name = files.parts[i].name;
    return files;
}

Error empty_archive() {
    return {.code = Error::Code::refused,
            .what = "The file is a ZIP file without any file in it.",
            .hint = "Pack the answers into it, or import them unpacked."};
}

Result<Sheet> read_part(Archive& archive, const ArchivePart& part, const ReadOptions& options) {
    const auto bytes = archive.whole(part, largest_packed);
    if (!bytes)
        return failure(bytes.error());
    if (begins_as_archive(*bytes)) {
        auto within = Archive::open(*bytes);
        if (!within)
            return failure(within.error());
        if (!is_xlsx(*within) && !is_ods(*within).value_or(false))
            return failure({.code = Error::Code::refused,
                            .what = fmt::format("{} is packed within another packed file.",
                                                in_quotes(part.name)),
                            .hint = "Unpack it, and import what is in it."});
    }
    return read_sheet(*bytes, options);
}

// What in it is no table of answers is left out, where something else is one.
Result<Sheet> read_one_of(Archive& archive, const ReadOptions& options) {
    const auto packed = files_in(archive);
    if (!packed)
        return failure(packed.error());
    const PackedFiles& files = *packed;
    if (files.parts.empty())
        return failure(empty_archive());
    const auto wanted = options.sheet ? sheet_named(files.names, *options.sheet) : std::nullopt;
    ReadOptions within = options;
    ReadOptions among = options;
    (wanted ? within : among).sheet = std::nullopt;
    if (files.parts.size() == 1)
        return read_part(archive, files.parts[0], within);
    std::optional<Error> first;
    std::size_t readable = 0;
    auto chosen = choose_sheet(files.names, among, [&](std::size_t place) -> Result<Sheet> {
        auto sheet = read_part(archive, files.parts[place], within);
        readable += sheet.has_value();
        if (!sheet && (!first || place == wanted))
            first = sheet.error();
        return sheet || place == wanted ? std::move(sheet) : Result<Sheet>(Sheet{});
    });
    return readable == 0 && first ? Result<Sheet>(failure(*first)) : std::move(chosen);
}

} // namespace

Result<Sheet> read_packed_file(std::string_view bytes, const ReadOptions& options) {
    auto archive = Archive::open(bytes);
    if (!archive)
        return failure(archive.error());
    if (is_xlsx(*archive))
        return read_xlsx(*archive, options);
    const auto is_spreadsheet = is_ods(*archive);
    if (!is_spreadsheet)
        return failure(is_spreadsheet.error());
    if (*is_spreadsheet)
        return read_ods(*archive, options);
    if (const auto why = why_no_table(*archive))
        return failure(*why);
    auto sheet = read_one_of(*archive, options);
    if (sheet)
        sheet->notes.insert(sheet->notes.begin(), "It was packed in a ZIP file.");
    return sheet;
}

Result<std::vector<SheetName>> sheets_of_packed_file(std::string_view bytes) {
    auto archive = Archive::open(bytes);
    if (!archive)
        return failure(archive.error());
    if (is_xlsx(*archive))
        return sheets_of_xlsx(*archive);
    if (is_ods(*archive).value_or(false))
        return sheets_of_ods(*archive);
    const auto packed = files_in(*archive);
    if (!packed)
        return failure(packed.error());
    const PackedFiles& files = *packed;
    if (files.parts.size() != 1)
        return files.names;
    const auto one = archive->whole(files.parts[0], largest_packed);
    if (!one)
        return failure(one.error());
    auto within = sheets_of(*one);
    return within && !within->empty() ? std::move(within)
                                      : Result<std::vector<SheetName>>(files.names);
}

} // namespace themata
