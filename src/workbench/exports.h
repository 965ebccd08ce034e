#pragma once
// Files that come in and go out beside the study file: read and written whole, all or nothing. The
// texts that leave a study are made by the functions of exchange/writing/write_study.h. Any thread.

#include "exchange/reading/import_options.h"
#include "exchange/reading/rules_file.h"
#include "exchange/writing/write_brief.h"
#include "exchange/writing/write_study.h"
#include "exchange/writing/write_tabulation.h"
#include <filesystem>
#include <stop_token>

namespace themata {

enum class PeekForm { text, json };
enum class Overwriting { refused, allowed };

// How a delimited file was read, for `peek`; encoding and delimiter as the options say.
[[nodiscard]] Result<std::string> peek(const std::filesystem::path& file,
                                       const MappingOptions& reading, PeekForm form);

// The bytes of a plain file, for ImportFiles. A study, a folder, a pipe and a device are refused.
[[nodiscard]] Result<SourceFile> source_file(const std::filesystem::path& file,
                                             const std::stop_token& stop = {});

// The whole lines at its beginning, of about so many bytes; all of a file that is shorter.
[[nodiscard]] Result<SourceFile> beginning_of(const std::filesystem::path& file, std::size_t bytes);

// What goes out of a study into one file.
enum class Exported { table, codebook, codings, quotes, searches };
[[nodiscard]] std::string_view name_of(Exported what); // "codebook"

struct TableAsked {
    TableSpec spec;
    CellForm form = CellForm::n;
};

// What goes into that file; the table as it was asked for, codebook and quotes, in the format that
// the file's ending tells (exchange/writing/write_tabulation.h), else as CSV, which an import reads
// back.
[[nodiscard]] Result<std::string> exported(const Snapshot& now, Exported what,
                                           const TableAsked& table,
                                           const std::filesystem::path& file,
                                           std::stop_token stop = {});

// Writes tables into one file in the format that its ending says; what a plain file cannot say of
// itself goes into another beside it.
[[nodiscard]] Result<void> write_tables(const std::vector<Tabulation>& tables,
                                        const std::filesystem::path& file, Overwriting overwriting);

// Writes all or nothing: a file beside it, which then gets its name. Refuses to overwrite unless
// told, and replaces plain files only, whose mode it keeps: never a study or its log, a folder, a
// device, a pipe, a socket, nor by a link to one of these. A new file is for its owner alone.
[[nodiscard]] Result<void> write_file(const std::filesystem::path& file, std::string_view text,
                                      Overwriting overwriting);

} // namespace themata
