#pragma once
// What a window remembers between runs, in one small text file in the data folder: the studies that
// were opened last, and its own choices by name. Values; one thread at a time.

#include "study/result.h"
#include "workbench/workbench.h"
#include <map>

namespace themata {

struct RecentStudy {
    std::filesystem::path file;
    std::string title;
    bool operator==(const RecentStudy&) const = default;
};

struct Remembered {
    std::vector<RecentStudy> recent; // the last one first
    std::map<std::string, std::string> choices;
    bool operator==(const Remembered&) const = default;
};

// Nothing is remembered before the first time. Studies that are no longer there are left out.
[[nodiscard]] Remembered remembered(const Setting& setting);
[[nodiscard]] Result<void> remember(const Setting& setting, const Remembered& what);

// With this study as the last one opened; the oldest gives way.
[[nodiscard]] Remembered with_recent(Remembered what, RecentStudy study);

} // namespace themata
