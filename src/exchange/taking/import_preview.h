#pragma once
// An import before it is made, for somebody who decides: how each file was read, what its columns
// were taken for, and what all of it together would do to the study. Unlike plan_import() it goes
// as far as it can with every file. A pure function; any thread.

#include "exchange/reading/sheet.h"
#include "exchange/taking/import_plan.h"
#include <memory>

namespace themata {

// A file that was read once and may be looked at and imported as often as one likes.
struct ReadFile {
    std::string name;
    std::optional<MappingOptions> mapping = {}; // of this file alone
    std::shared_ptr<const Result<Sheet>> sheet; // or why it could not be read; never null
};

struct FilePreview {
    std::string name;
    std::string encoding;
    std::vector<std::string> other_encodings;    // that it could be as well
    std::string delimiter;                       // in words
    std::size_t rows = 0;                        // of data
    std::vector<std::vector<std::string>> first; // first rows of data; cells are cut when long
    FileMapping mapping;                         // no columns: it could not be read
    std::vector<std::string> notes;
    std::optional<Error> error = {}; // why nothing can be taken from it
    bool operator==(const FilePreview&) const = default;
};

struct ImportPreview {
    std::vector<FilePreview> files;  // in the order in which they were given
    std::optional<Error> error = {}; // why nothing would be taken at all
    ImportReport report;             // what would be done, without an error
    std::size_t changes = 0;         // records that would be added or altered
    bool operator==(const ImportPreview&) const = default;
};

inline constexpr std::size_t previewed_rows = 6;

// Files that were read, what an import of them would do to a study, and the very plan of it. Values
// that several threads share.
struct ConsideredImport {
    std::vector<ReadFile> files;
    MappingOptions options;
    ImportPreview preview;
    Head head;                      // of the study that the plan is for
    std::optional<ImportPlan> plan; // nothing where the preview has an error, or was stopped
};

[[nodiscard]] ConsideredImport consider_import(const Snapshot& now, std::vector<ReadFile> files,
                                               const MappingOptions& options, std::stop_token stop,
                                               const ImportProgress& progress);

// As plan_import() of those files. Nothing is read again; what was planned is planned anew when the
// study is no longer at that head.
[[nodiscard]] Result<ImportPlan> plan_import(const Snapshot& now,
                                             const ConsideredImport& considered,
                                             std::stop_token stop, const ImportProgress& progress);

// The first rows of files of which only the beginnings are there, and what their columns would be
// taken for. What is wrong with a file shows when all of it is looked at.
[[nodiscard]] ImportPreview glance_at(const Snapshot& now,
                                      const std::vector<SourceFile>& beginnings,
                                      const MappingOptions& options);

// The file as its mapping, or the common one, says that it is to be read.
[[nodiscard]] ReadFile read_file(const SourceFile& file, const MappingOptions& common);

[[nodiscard]] ImportPreview preview_import(const Snapshot& now,
                                           const std::vector<SourceFile>& files,
                                           const MappingOptions& options, std::stop_token stop,
                                           const ImportProgress& progress);

} // namespace themata
