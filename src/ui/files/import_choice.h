#pragma once
// What an analyst decides about files that are to be imported, as the mapping that carries it out.
// Pure functions; any thread.

#include "workbench/importing.h"
#include <span>

namespace themata {

struct NamedUse {
    ColumnUse use;
    const char* name; // "Participant"
    const char* hint;
};

// What columns of such a file can be; leaving out comes first.
[[nodiscard]] std::span<const NamedUse> uses_in(FileKind kind);
[[nodiscard]] const char* name_of(ColumnUse use, FileKind kind);

// The kinds of files that can be imported.
[[nodiscard]] std::span<const FileKind> importable_kinds();

// The file as it was found, but with this column of another use. A use that only one column can
// have is taken from the one that had it.
[[nodiscard]] MappingOptions with_use(MappingOptions options, const FilePreview& file,
                                      std::size_t column, ColumnUse use);
// Another kind of file, or read otherwise: what was chosen for its columns holds no longer.
[[nodiscard]] MappingOptions with_kind(const MappingOptions& options, FileKind kind);
[[nodiscard]] MappingOptions with_encoding(const MappingOptions& options, std::string encoding);
[[nodiscard]] MappingOptions with_delimiter(const MappingOptions& options, std::string delimiter);

[[nodiscard]] MappingOptions with_sheet(const MappingOptions& options, std::string sheet);
// Each sheet that can be seen and has rows as a file of its own, in place of this one.
[[nodiscard]] ImportRequest with_all_sheets(ImportRequest request, std::size_t file,
                                            const std::vector<SheetName>& sheets);

// Without this file.
[[nodiscard]] ImportRequest without_file(ImportRequest request, std::size_t file);

// A sentence that names options of the terminal, for somebody who has menus.
[[nodiscard]] std::string for_window(std::string sentence);

} // namespace themata
