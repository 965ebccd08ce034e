#pragma once
// What a window remembers between runs, in small text files of the data folder: the studies and
// folders that were used last, its own choices by name, and for each study how it was looked at.
// Nothing of it is in a study's file. What cannot be read there is left out. Values; one thread at
// a time.

#include "study/result.h"
#include "study/snapshot.h"
#include "workbench/setting.h"
#include <map>

namespace themata {

// `opened` in milliseconds since 1970, 0 when that is not known; the counts are those of then.
struct RecentStudy {
    std::filesystem::path file;
    std::string title;
    std::int64_t opened = 0;
    std::size_t answers = 0;
    std::size_t coded = 0;
    bool operator==(const RecentStudy&) const = default;
};

struct Remembered {
    std::vector<RecentStudy> recent;            // the last one first
    std::vector<std::filesystem::path> folders; // where files were chosen, the last one first
    std::map<std::string, std::string> choices;
    bool operator==(const Remembered&) const = default;
};

// Nothing is remembered before the first time.
[[nodiscard]] Remembered remembered(const Setting& setting);
[[nodiscard]] Result<void> remember(const Setting& setting, const Remembered& what);

// With this study as the last one opened; the oldest gives way.
[[nodiscard]] Remembered with_recent(Remembered what, RecentStudy study);
[[nodiscard]] Remembered with_folder(Remembered what, const std::filesystem::path& folder);
[[nodiscard]] Remembered without(Remembered what, const std::filesystem::path& study);

// The study as it is now, opened at this moment.
[[nodiscard]] RecentStudy recent_study(const std::filesystem::path& file, const Snapshot& now);

// Why a study could not be opened, as far as its beginning tells; nothing when all seems well.
[[nodiscard]] std::optional<Error> why_not_opened(const std::filesystem::path& study);

// How one study is looked at: widths, filters, the current answer, by names that the window gives.
using StudyMemory = std::map<std::string, std::string>;

[[nodiscard]] StudyMemory memory_of(const Setting& setting, const std::string& study_uuid);
[[nodiscard]] Result<void> keep_memory(const Setting& setting, const std::string& study_uuid,
                                       const StudyMemory& memory);

} // namespace themata
