#pragma once
// From files to the changes of one act: reads, maps and matches them against the study. All or
// nothing: what cannot be told or would overwrite something refuses the whole act in words. A pure
// function; any thread.
//
// Answers are taken byte for byte after decoding. An answer of white space only is blank, its text
// is kept. Labels, stages, questions and themes are the same when their bytes are. Files are taken
// in the order that they need, whatever order they are given in.

#include "exchange/reading/mapping.h"
#include "study/snapshot.h"
#include <stop_token>

namespace themata {

struct SourceFile {
    std::string name; // for sentences, and for a stage that nothing else names
    std::string bytes;
    std::optional<MappingOptions> mapping = {}; // of this file alone, instead of the common one
};

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

// Rows done of all rows; called now and then.
using ImportProgress = std::function<void(std::uint64_t done, std::uint64_t total)>;

[[nodiscard]] Result<ImportPlan> plan_import(const Snapshot& now,
                                             const std::vector<SourceFile>& files,
                                             const MappingOptions& options, std::stop_token stop,
                                             const ImportProgress& progress);

// The act in one sentence, as History shows it: "Imported a.csv and b.csv: 12 answers …".
[[nodiscard]] std::string sentence_of(const ImportReport& report);
// All of it, a line each, as `import` and --dry-run print it.
[[nodiscard]] std::vector<std::string> in_words(const ImportReport& report);

} // namespace themata
