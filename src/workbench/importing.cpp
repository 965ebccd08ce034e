#include "workbench/importing.h"

#include "workbench/exports.h"
#include <algorithm>

namespace themata {

namespace {

constexpr std::uintmax_t quick_to_read = 1'000'000; // bytes
constexpr std::size_t glanced_at = 64'000;

FileStamp stamp_of(const std::filesystem::path& file) {
    std::error_code unknown;
    FileStamp stamp;
    stamp.size = std::filesystem::file_size(file, unknown);
    stamp.changed = std::filesystem::last_write_time(file, unknown);
    return stamp;
}

std::vector<FileStamp> stamps_of(const ImportRequest& request) {
    std::vector<FileStamp> stamps;
    for (const ImportedFile& file : request.files)
        stamps.push_back(stamp_of(file.file));
    return stamps;
}

MappingOptions how_to_read(const MappingOptions& options) {
    MappingOptions reading;
    reading.encoding = options.encoding;
    reading.delimiter = options.delimiter;
    reading.quote = options.quote;
    reading.sheet = options.sheet;
    reading.header_rows = options.header_rows;
    return reading;
}

MappingOptions options_of(const ImportRequest& request) {
    MappingOptions options;
    options.conflicts = request.conflicts;
    // Files that were chosen at once come in the order of their names, which nobody gave them.
    options.stage_order = StageOrder::by_number;
    return options;
}

// A file that cannot be opened is a file with an Error instead of rows.
ReadFile read_from_disk(const ImportedFile& file) {
    auto source = source_file(file.file);
    if (!source)
        return {.name = file.file.filename().string(),
                .mapping = file.mapping,
                .sheet = std::make_shared<const Result<Sheet>>(failure(source.error()))};
    source->mapping = file.mapping;
    return read_file(*source, {});
}

// Several sheets of one file are told apart by their names.
std::string name_within(const ImportRequest& request, const ImportedFile& file,
                        const std::string& name) {
    const auto times = std::ranges::count(request.files, file.file, &ImportedFile::file);
    return times > 1 && file.mapping.sheet ? name_with_sheet(name, *file.mapping.sheet) : name;
}

} // namespace

Result<MappingOptions> with_recipe(const MappingOptions& given, const Recipe& recipe) {
    const auto text = read_recipe(recipe.text);
    if (!text)
        return failure(text.error());
    auto options = with_recipe(given, *text);
    if (options)
        options->recipe = recipe.name;
    return options;
}

const ImportReader::Kept* ImportReader::find(const ImportedFile& file,
                                             const FileStamp& stamp) const {
    const auto found = std::ranges::find_if(kept_, [&](const Kept& kept) {
        return kept.path == file.file && kept.stamp == stamp &&
               kept.reading == how_to_read(file.mapping);
    });
    return found == kept_.end() ? nullptr : &*found;
}

ReadFile ImportReader::read(const ImportedFile& file, const FileStamp& stamp) {
    if (const Kept* kept = find(file, stamp)) {
        ReadFile again = kept->file;
        again.mapping = file.mapping;
        return again;
    }
    // Another sheet of the same file is kept beside this one.
    std::erase_if(kept_, [&](const Kept& kept) {
        return kept.path == file.file && kept.reading.sheet == file.mapping.sheet;
    });
    ReadFile read = read_from_disk(file);
    if (*read.sheet)
        kept_.push_back({file.file, stamp, how_to_read(file.mapping), read});
    return read;
}

std::optional<ImportPreview> ImportReader::glance(const ImportRequest& request,
                                                  const Snapshot& now) const {
    std::uintmax_t unread = 0;
    std::vector<SourceFile> beginnings;
    for (const ImportedFile& file : request.files) {
        std::error_code unknown;
        if (!find(file, stamp_of(file.file)))
            unread += std::filesystem::file_size(file.file, unknown);
        auto beginning = beginning_of(file.file, glanced_at);
        if (unknown || !beginning)
            return std::nullopt;
        beginning->mapping = file.mapping;
        beginnings.push_back(std::move(*beginning));
    }
    if (unread < quick_to_read)
        return std::nullopt;
    return glance_at(now, beginnings, {});
}

LookedAtImport ImportReader::look(const ImportRequest& request, const Snapshot& now,
                                  const std::stop_token& stop, const ImportProgress& progress) {
    LookedAtImport looked_at{.request = request, .stamps = stamps_of(request), .considered = {}};
    std::vector<ReadFile> files;
    for (std::size_t at = 0; at < request.files.size() && !stop.stop_requested(); ++at) {
        files.push_back(read(request.files[at], looked_at.stamps[at]));
        files.back().name = name_within(request, request.files[at], files.back().name);
    }
    looked_at.considered = std::make_shared<const ConsideredImport>(
        consider_import(now, std::move(files), options_of(request), stop, progress));
    return looked_at;
}

Result<ImportFiles> import_of(const ImportRequest& request,
                              const std::shared_ptr<const LookedAtImport>& looked_at) {
    if (looked_at && looked_at->request == request && looked_at->stamps == stamps_of(request))
        return ImportFiles{.files = {}, .mapping = {}, .considered = looked_at->considered};
    ImportFiles intent{.files = {}, .mapping = options_of(request)};
    for (const ImportedFile& file : request.files) {
        auto read = source_file(file.file);
        if (!read)
            return failure(read.error());
        read->mapping = file.mapping;
        read->name = name_within(request, file, read->name);
        intent.files.push_back(std::move(*read));
    }
    return intent;
}

} // namespace themata
