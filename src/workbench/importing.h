#pragma once
// Files on their way into a study: which ones, what each was said to be, and what came of looking
// at them. Each file is read and parsed once, for all looks at it and for the import. The values on
// any thread; an ImportReader belongs to one.

#include "exchange/reading/recipe.h"
#include "exchange/taking/import_plan.h"
#include "workbench/intents.h"
#include <filesystem>

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

// A file on the disk as it was when it was read.
struct FileStamp {
    std::uintmax_t size = 0;
    std::filesystem::file_time_type changed = {};
    bool operator==(const FileStamp&) const = default;
};

// What was looked at and may be imported as it was seen. Never changed once it is made.
struct LookedAtImport {
    ImportRequest request;
    std::vector<FileStamp> stamps; // of its files
    std::shared_ptr<const ConsideredImport> considered;
};

// The options with those of a recipe of the study, which they name from then on.
[[nodiscard]] Result<MappingOptions> with_recipe(const MappingOptions& given, const Recipe& recipe);

class ImportReader {
public:
    // Their first rows and what their columns hold, without reading the rest; nothing when the
    // whole of them is as quick to look at.
    [[nodiscard]] std::optional<ImportPreview> glance(const ImportRequest& request,
                                                      const Snapshot& now) const;

    // All of them, and what an import would do; what cannot be read is said in the preview.
    [[nodiscard]] LookedAtImport look(const ImportRequest& request, const Snapshot& now,
                                      const std::stop_token& stop, const ImportProgress& progress);

    void clear() { kept_.clear(); }

private:
    struct Kept {
        std::filesystem::path path;
        FileStamp stamp;
        MappingOptions reading; // what of its options says how it is read
        ReadFile file;
    };

    [[nodiscard]] const Kept* find(const ImportedFile& file, const FileStamp& stamp) const;
    [[nodiscard]] ReadFile read(const ImportedFile& file, const FileStamp& stamp);

    std::vector<Kept> kept_;
};

// The act that imports these files: as they were looked at, where that was the same request and the
// files are as they were; else they are read now. An error when a file cannot be read.
[[nodiscard]] Result<ImportFiles> import_of(const ImportRequest& request,
                                            const std::shared_ptr<const LookedAtImport>& looked_at);

} // namespace themata
