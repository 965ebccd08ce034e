#pragma once
// From files to the changes of one act: reads, maps and matches them against the study. All or
// nothing: what cannot be told or would overwrite something refuses the whole act in words. A pure
// function; any thread.
//
// Answers are taken byte for byte after decoding. An answer of white space only is blank, its text
// is kept. Labels, stages, questions and themes are the same when their bytes are. Files are taken
// in the order that they need, whatever order they are given in.

#include "exchange/reading/mapping.h"
#include "exchange/reading/sheet.h"
#include "study/snapshot.h"
#include <memory>
#include <stop_token>

namespace themata {

struct ImportCounts {
    std::size_t stages = 0;
    std::size_t roles = 0;
    std::size_t participants = 0;
    std::size_t traits = 0;
    std::size_t questions = 0; // with items
    std::size_t answered = 0;
    std::size_t blank = 0;
    std::size_t scores = 0; // with a value
    std::size_t missing = 0;
    std::size_t themes = 0;
    std::size_t codings = 0;
    std::size_t willing = 0; // who is willing or not to be paired with whom
    std::size_t pairs = 0;
    std::size_t notes = 0;
    std::size_t filled = 0; // roles and definitions that were not stated before
    bool operator==(const ImportCounts&) const = default;
};

// All of them, each with the name that programs read: "participants", "scores".
[[nodiscard]] std::vector<std::pair<std::string_view, std::size_t>>
by_name(const ImportCounts& counts);

struct FileReport {
    std::string name;
    FileKind kind = FileKind::responses;
    std::string reading;  // "UTF-8, comma"
    std::size_t rows = 0; // of data
    std::size_t taken = 0;
    std::vector<std::string> mapping;  // each decision in words
    std::vector<std::string> left_out; // columns, each with its reason
    std::vector<std::string> notes;    // sentences
    ImportCounts added;
    ImportCounts already_there;
    std::vector<std::string> conflicts; // the study's was kept, as asked for
    std::vector<Doubt> doubts;          // on reading, columns, values and identity
    bool operator==(const FileReport&) const = default;
};

struct ImportReport {
    std::vector<FileReport> files;  // in the order in which they were taken
    std::vector<std::string> notes; // sentences on all of them together
    bool operator==(const ImportReport&) const = default;

    [[nodiscard]] ImportCounts added() const;
    [[nodiscard]] ImportCounts already_there() const;
};

struct ImportPlan {
    Changes changes;
    ImportReport report;
};

[[nodiscard]] Result<ImportPlan> plan_import(const Snapshot& now,
                                             const std::vector<SourceFile>& files,
                                             const MappingOptions& options, std::stop_token stop,
                                             const ImportProgress& progress);

// The act in one sentence, as History shows it: "Imported a.csv and b.csv: 12 answers …".
[[nodiscard]] std::string sentence_of(const ImportReport& report);
// All of it, a line each, as `import` and --dry-run print it.
[[nodiscard]] std::vector<std::string> in_words(const ImportReport& report);

// An import before it is made, for somebody who decides: how each file was read, what its columns
// were taken for, and what all of it together would do to the study. Unlike plan_import() it goes
// as far as it can with every file.

// A file that was read once and may be looked at and imported as often as one likes.
struct ReadFile {
    std::string name;
    std::optional<MappingOptions> mapping = {}; // of this file alone
    std::shared_ptr<const Result<Sheet>> sheet; // or why it could not be read; never null
};

struct FilePreview {
    std::string name;
    std::string encoding;
    std::vector<std::string> other_encodings; // that it could be as well
    std::string delimiter;                    // in words
    std::string format;                       // "XLSX"; empty: delimited text
    std::string sheet;                        // which one, of a file that names them
    std::vector<SheetName> sheets;            // all that it has
    std::size_t header_rows = 0;
    std::size_t rows = 0;                        // of data
    std::vector<std::vector<std::string>> first; // first rows of data; cells are cut when long
    FileMapping mapping;                         // no columns: it could not be read
    std::vector<std::string> recipes;            // of the study, that fit its columns
    std::vector<std::string> notes;
    std::optional<Error> error = {}; // why nothing can be taken from it
    bool operator==(const FilePreview&) const = default;
};

struct ImportPreview {
    std::vector<FilePreview> files;  // in the order in which they were given
    std::optional<Error> error = {}; // why nothing would be taken at all
    std::vector<Doubt> doubts = {};  // of all files; where one is open, nothing is taken
    ImportReport report;             // what would be done, without an error; with open doubts, as
                                     // far as can be told
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
    std::optional<ImportPlan> plan; // nothing where the preview has an error or an open doubt, or
                                    // was stopped
};

[[nodiscard]] ConsideredImport consider_import(const Snapshot& now, std::vector<ReadFile> files,
                                               const MappingOptions& options, std::stop_token stop,
                                               const ImportProgress& progress);

// The same of those files. Nothing is read again; what was planned is planned anew when the
// study is no longer at that head.
[[nodiscard]] Result<ImportPlan> plan_import(const Snapshot& now,
                                             const ConsideredImport& considered,
                                             std::stop_token stop, const ImportProgress& progress);

// The first rows of files of which only the beginnings are there, and what their columns would be
// taken for. What is wrong with a file shows when all of it is looked at.
[[nodiscard]] ImportPreview glance_at(const Snapshot& now,
                                      const std::vector<SourceFile>& beginnings,
                                      const MappingOptions& options);

// A source for each sheet that is wanted of a file, named "file.xlsx, sheet Form1" where there are
// several; files that have none of them stay as they are. Refused: a name that no file has.
[[nodiscard]] Result<std::vector<SourceFile>>
of_wanted_sheets(std::vector<SourceFile> files, const std::vector<std::string>& wanted);

// The file as its mapping, or the common one, says that it is to be read.
[[nodiscard]] ReadFile read_file(const SourceFile& file, const MappingOptions& common);

[[nodiscard]] ConsideredImport consider_import(const Snapshot& now,
                                               const std::vector<SourceFile>& files,
                                               const MappingOptions& options, std::stop_token stop,
                                               const ImportProgress& progress);

} // namespace themata
