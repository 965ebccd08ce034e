#pragma once
// Coded data as an SPSS file, by ReadStat, with a syntax file beside it. Row by row; any thread.

#include "exchange/writing/spss_dictionary.h"
#include "study/result.h"
#include <stop_token>
#include <string>
#include <vector>

namespace themata {

enum class SpssPacking : std::uint8_t { sav, zsav };

struct SpssFile {
    std::string bytes;
    std::string syntax;             // of FILE.sps
    std::vector<std::string> notes; // what the reader must know of names, labels and long answers
};

// Refused: no rows or columns SPSS can hold; a file of more than 4 GB.
[[nodiscard]] Result<SpssFile> spss_file(const CodedData&, std::string_view file_name,
                                         SpssPacking packing, const std::stop_token& stop = {});

} // namespace themata
