#pragma once
// Importing in tests: files are written down as text, a refusal is a value to look at, and a study
// is told in sentences without ids, so that two studies can be compared.

#include "exchange/taking/import_plan.h"
#include <filesystem>

namespace themata {

using Files = std::vector<SourceFile>;

[[nodiscard]] Result<ImportPlan> plan_of(const Files& files, const MappingOptions& options = {},
                                         const Snapshot& now = {});
// Throws when the import is refused or the study breaks what always holds.
[[nodiscard]] Snapshot imported(const Files& files, const MappingOptions& options = {},
                                const Snapshot& now = {});
// Throws when the import is not refused.
[[nodiscard]] Error refusal(const Files& files, const MappingOptions& options = {},
                            const Snapshot& now = {});
[[nodiscard]] ImportReport report_of(const Files& files, const MappingOptions& options = {},
                                     const Snapshot& now = {});

// All that can be exported, a line each, sorted; orders of stages, questions and themes among them.
[[nodiscard]] std::vector<std::string> told(const Snapshot& now);

// "M1 | Phase 1 | How was it? | Fine." for each answer, sorted.
[[nodiscard]] std::vector<std::string> answers_of(const Snapshot& now);

[[nodiscard]] std::string read_file(const std::filesystem::path& file);
[[nodiscard]] std::filesystem::path shared_folder();
// Files of a folder of the shared data by name; the test is skipped where they are missing.
[[nodiscard]] Files shared_files(const std::string& folder, const std::vector<std::string>& names);

[[nodiscard]] bool holds(const std::vector<std::string>& lines, std::string_view part);

} // namespace themata
