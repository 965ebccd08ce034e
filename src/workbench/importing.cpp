#include "workbench/importing.h"

#include "workbench/exports.h"

namespace themata {

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
    for (const ImportedFile& file : request.files) {
        auto read = source(file);
        if (!read)
            return failure(read.error());
        intent.files.push_back(std::move(*read));
    }
    return intent;
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
