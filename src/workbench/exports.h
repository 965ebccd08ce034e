#pragma once
// What leaves a study as a file: each a CSV text in UTF-8, read back by an import without loss.
// Cells that a spreadsheet would run as a formula are guarded. Any thread.

#include "analysis/quotes.h"
#include "analysis/theme_table.h"
#include "study/snapshot.h"
#include <filesystem>

namespace themata {

[[nodiscard]] std::string codebook_csv(const Snapshot& now);
[[nodiscard]] std::string codings_csv(const Snapshot& now);
[[nodiscard]] std::string participants_csv(const Snapshot& now);
[[nodiscard]] std::string responses_csv(const Snapshot& now);
[[nodiscard]] std::string quotes_csv(const Snapshot& now, const std::vector<Quote>& quotes);
[[nodiscard]] std::string table_csv(const ThemeTable& table);

// How a delimited file was read, for `peek`.
[[nodiscard]] Result<std::string> peek(const std::filesystem::path& file,
                                       const MappingOptions& reading, PeekForm form);

// The bytes of a file, for ImportFiles.
[[nodiscard]] Result<SourceFile> source_file(const std::filesystem::path& file);

// Writes under another name first and renames; refuses to overwrite unless told.
[[nodiscard]] Result<void> write_file(const std::filesystem::path& file, std::string_view text,
                                      Overwriting overwriting);

} // namespace themata
