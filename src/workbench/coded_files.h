#pragma once
// The files that coded data make (analysis/coded_data.h), as the ending of a name tells: .csv with
// a file beside it that says how it was made, .xlsx, .sav or .zsav with a .sps beside it. Pure but
// for a temporary file of XLSX; any thread.

#include "analysis/coded_data.h"
#include <filesystem>
#include <stop_token>

namespace themata {

struct CodedFile {
    std::filesystem::path file;
    std::string bytes;
};

struct CodedFiles {
    std::vector<CodedFile> files;   // the one that was asked for first
    std::vector<std::string> notes; // what the reader must know of them
};

// Refused: an ending that is none of these; more than the format holds.
[[nodiscard]] Result<CodedFiles> coded_files(const CodedData&, const std::filesystem::path& file,
                                             const std::stop_token& stop = {});

// As CSV, for the terminal.
[[nodiscard]] std::string coded_text(const CodedData&);

} // namespace themata
