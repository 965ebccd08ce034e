#pragma once
// Files on their way into a study: which ones, what each was said to be, and what came of looking
// at them. The values on any thread; a SourceShelf belongs to one.

#include "exchange/taking/import_preview.h"
#include "workbench/intents.h"
#include <filesystem>
#include <map>

namespace themata {

struct ImportedFile {
    std::filesystem::path file;
    MappingOptions mapping; // of this file alone
    bool operator==(const ImportedFile&) const = default;
};

struct ImportRequest {
    std::vector<ImportedFile> files;
    Conflicts conflicts = Conflicts::refuse;
    bool operator==(const ImportRequest&) const = default;
};

// What was asked, and the answer to it.
struct PreviewedImport {
    enum class Seen { beginning, whole };
    ImportRequest request;
    ImportPreview preview;
    Seen seen = Seen::whole; // of files that are large, their first rows come before the rest
};

// Keeps the bytes of files that were looked at, so that those which were previewed are imported.
class SourceShelf {
public:
    // The act that imports them; an error when a file cannot be read.
    [[nodiscard]] Result<ImportFiles> intent_of(const ImportRequest& request);
    [[nodiscard]] ImportPreview preview(const ImportRequest& request, const Snapshot& now,
                                        std::stop_token stop, const ImportProgress& progress);

    // Their first rows and what their columns hold, without reading the rest; nothing when the
    // whole of them is as quick to look at.
    [[nodiscard]] std::optional<ImportPreview> glance(const ImportRequest& request,
                                                      const Snapshot& now) const;

    void clear() { read_.clear(); }

private:
    [[nodiscard]] Result<SourceFile> source(const ImportedFile& file);

    std::map<std::filesystem::path, SourceFile> read_;
};

} // namespace themata
