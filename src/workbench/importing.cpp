#include "workbench/importing.h"

#include "workbench/exports.h"

namespace themata {

namespace {

constexpr std::uintmax_t quick_to_read = 1'000'000; // bytes
constexpr std::size_t glanced_at = 64'000;

} // namespace

Result<SourceFile> SourceShelf::source(const ImportedFile& file) {
    auto there = read_.find(file.file);
    if (there == read_.end()) {
        auto read = source_file(file.file);
        if (!read)
            return failure(read.error());
        there = read_.emplace(file.file, std::move(*read)).first;
    }
    SourceFile source = there->second;
    source.mapping = file.mapping;
    return source;
}

Result<ImportFiles> SourceShelf::intent_of(const ImportRequest& request) {
    ImportFiles intent;
    intent.mapping.conflicts = request.conflicts;
    // Files that were chosen at once come in the order of their names, which nobody gave them.
    intent.mapping.stage_order = StageOrder::by_number;
    for (const ImportedFile& file : request.files) {
        auto read = source(file);
        if (!read)
            return failure(read.error());
        intent.files.push_back(std::move(*read));
    }
    return intent;
}

std::optional<ImportPreview> SourceShelf::glance(const ImportRequest& request,
                                                 const Snapshot& now) const {
    std::uintmax_t unread = 0;
    std::vector<SourceFile> beginnings;
    for (const ImportedFile& file : request.files) {
        std::error_code unknown;
        if (!read_.contains(file.file))
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

ImportPreview SourceShelf::preview(const ImportRequest& request, const Snapshot& now,
                                   std::stop_token stop, const ImportProgress& progress) {
    const auto intent = intent_of(request);
    if (intent)
        return preview_import(now, intent->files, intent->mapping, std::move(stop), progress);
    ImportPreview unread;
    unread.error = intent.error();
    for (const ImportedFile& file : request.files) {
        unread.files.emplace_back().name = file.file.filename().string();
        if (const auto read = source(file); !read)
            unread.files.back().error = read.error();
    }
    return unread;
}

} // namespace themata
