#pragma once
// The files of an import, read and mapped, before anything is taken from them. Private to
// plan_import() and preview_import(). One thread.

#include "exchange/taking/taking.h"

namespace themata {

// What is asked of this file: its own mapping, or else the common one.
[[nodiscard]] const MappingOptions& options_for(const SourceFile& file,
                                                const MappingOptions& common);

// The error with the file's name, where its sentence lacks it.
[[nodiscard]] Error in_file(Error error, const std::string& name);

// As the file was read, trustworthy or not.
[[nodiscard]] Result<Sheet> sheet_of(const SourceFile& file, const MappingOptions& options);
// Why nothing can be taken from it: it cannot be trusted, or has no rows.
[[nodiscard]] std::optional<Error> unusable(const Sheet& sheet, const std::string& name);

[[nodiscard]] Result<std::vector<Source>> read_sources(const std::vector<SourceFile>& files,
                                                       const MappingOptions& options);
[[nodiscard]] Result<void> map_sources(std::vector<Source>& sources,
                                       const std::vector<SourceFile>& files, const Snapshot& now,
                                       const MappingOptions& options);

// Somebody of this label is in the study or in one of the files.
[[nodiscard]] IsParticipant participants_in(const Snapshot& now,
                                            const std::vector<Source>& sources);

[[nodiscard]] Result<ImportPlan> take_all(const Snapshot& now, const std::vector<Source>& sources,
                                          const MappingOptions& options, std::stop_token stop,
                                          const ImportProgress& progress);

} // namespace themata
