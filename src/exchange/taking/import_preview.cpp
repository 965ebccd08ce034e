#include "exchange/taking/import_preview.h"

#include "exchange/reading/delimited.h"
#include "exchange/taking/import_sources.h"
#include "text/segments.h"
#include "text/utf8.h"

namespace themata {

namespace {

constexpr std::uint32_t longest_cell = 200;

// Whole letters only, and nothing that is no text.
std::string beginning_of(std::string_view cell) {
    std::string text(cell.substr(0, longest_cell));
    if (cell.size() > longest_cell) {
        while (!text.empty() && find_invalid_utf8(text))
            text.pop_back();
        text += "…";
    }
    while (const auto wrong = find_invalid_utf8(text))
        text.replace(wrong->offset, wrong->length, "\xEF\xBF\xBD");
    return text;
}

std::vector<std::vector<std::string>> first_rows(const Sheet& sheet) {
    std::vector<std::vector<std::string>> rows;
    const std::size_t columns = sheet.size() == 0 ? 0 : sheet.row(0).size();
    for (std::size_t r = sheet.header_rows; r < sheet.size() && rows.size() < previewed_rows; ++r) {
        rows.emplace_back();
        for (std::size_t c = 0; c < columns; ++c)
            rows.back().push_back(beginning_of(sheet.row(r)[c]));
    }
    return rows;
}

FilePreview seen(const Sheet& sheet, const std::string& name) {
    FilePreview file;
    file.name = name;
    file.encoding = sheet.encoding;
    for (const EncodingGuess& other : sheet.other_encodings)
        file.other_encodings.push_back(other.name);
    file.delimiter = name_of_delimiter(sheet.delimiter);
    file.rows = sheet.data_rows();
    file.first = first_rows(sheet);
    file.notes = sheet.notes;
    file.error = unusable(sheet, name);
    return file;
}

struct SeenFiles {
    ImportPreview preview;
    std::vector<Source> sources; // those that could be read; `number` is the file's place
};

SeenFiles see_each(const std::vector<ReadFile>& files) {
    SeenFiles seen_files;
    for (std::size_t at = 0; at < files.size(); ++at) {
        const ReadFile& file = files[at];
        const Result<Sheet>& sheet = *file.sheet;
        if (!sheet) {
            seen_files.preview.files.emplace_back().name = file.name;
            seen_files.preview.files.back().error = sheet.error();
            continue;
        }
        seen_files.preview.files.push_back(seen(*sheet, file.name));
        seen_files.sources.push_back({.name = file.name,
                                      .number = static_cast<std::uint32_t>(at),
                                      .kept = {file.sheet, &*sheet}});
    }
    return seen_files;
}

const MappingOptions& options_of(const ReadFile& file, const MappingOptions& common) {
    return file.mapping ? *file.mapping : common;
}

void map_each(SeenFiles& read, const std::vector<ReadFile>& files, const Snapshot& now,
              const MappingOptions& common) {
    const IsParticipant is_participant = participants_in(now, read.sources);
    for (Source& source : read.sources) {
        const MappingOptions& options = options_of(files[source.number], common);
        FilePreview& file = read.preview.files[source.number];
        if (source.sheet.size() == 0)
            continue;
        const auto known = check_options({&source.sheet}, options);
        MappedSoFar mapped = map_so_far(source.sheet, source.name, options, is_participant);
        source.mapping = mapped.mapping;
        file.mapping = std::move(mapped.mapping);
        for (const std::string& note : file.mapping.notes)
            file.notes.push_back(note);
        if (!file.error && !known)
            file.error = known.error();
        if (!file.error)
            file.error = std::move(mapped.missing);
    }
}

std::vector<ReadFile> read_each(const std::vector<SourceFile>& files, const MappingOptions& options,
                                const std::stop_token& stop) {
    std::vector<ReadFile> read;
    for (const SourceFile& file : files)
        if (!stop.stop_requested())
            read.push_back(read_file(file, options));
    return read;
}

} // namespace

ReadFile read_file(const SourceFile& file, const MappingOptions& common) {
    return {.name = file.name,
            .mapping = file.mapping,
            .sheet =
                std::make_shared<const Result<Sheet>>(sheet_of(file, options_for(file, common)))};
}

ImportPreview glance_at(const Snapshot& now, const std::vector<SourceFile>& beginnings,
                        const MappingOptions& options) {
    const std::vector<ReadFile> files = read_each(beginnings, options, {});
    SeenFiles read = see_each(files);
    map_each(read, files, now, options);
    for (FilePreview& file : read.preview.files) {
        file.error.reset();
        file.notes.clear();
    }
    return std::move(read.preview);
}

ConsideredImport consider_import(const Snapshot& now, std::vector<ReadFile> files,
                                 const MappingOptions& options, std::stop_token stop,
                                 const ImportProgress& progress) {
    SeenFiles read = see_each(files);
    ConsideredImport considered{
        .files = std::move(files), .options = options, .preview = {}, .head = now.head, .plan = {}};
    ImportPreview& preview = considered.preview;
    if (!stop.stop_requested())
        map_each(read, considered.files, now, options);
    preview = std::move(read.preview);
    if (stop.stop_requested())
        return considered;
    for (const FilePreview& file : preview.files)
        if (file.error && !preview.error)
            preview.error = in_file(*file.error, file.name);
    if (preview.error)
        return considered;
    auto plan = take_all(now, read.sources, options, std::move(stop), progress);
    if (!plan) {
        preview.error = plan.error();
        return considered;
    }
    preview.report = plan->report;
    preview.changes = plan->changes.size();
    considered.plan = std::move(*plan);
    return considered;
}

Result<ImportPlan> plan_import(const Snapshot& now, const ConsideredImport& considered,
                               std::stop_token stop, const ImportProgress& progress) {
    if (considered.plan && considered.head == now.head)
        return *considered.plan;
    auto again =
        consider_import(now, considered.files, considered.options, std::move(stop), progress);
    if (again.plan)
        return std::move(*again.plan);
    return failure(again.preview.error.value_or(
        Error{Error::Code::cancelled, "The import was stopped.", "Nothing was changed."}));
}

ImportPreview preview_import(const Snapshot& now, const std::vector<SourceFile>& files,
                             const MappingOptions& options, std::stop_token stop,
                             const ImportProgress& progress) {
    auto read = read_each(files, options, stop);
    return consider_import(now, std::move(read), options, std::move(stop), progress).preview;
}

} // namespace themata
