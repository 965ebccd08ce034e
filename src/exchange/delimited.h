#pragma once
// Reads delimited text of any encoding and any tool into a Sheet. Nothing is lost in silence: what
// is not as it should be is kept as read, and said in the sheet's notes. Pure; any thread.

#include "exchange/sheet.h"
#include "study/result.h"
#include <optional>

namespace themata {

struct ReadOptions {
    std::optional<std::string> encoding;
    std::optional<char> delimiter;
};

// Refused: what is no text, an unknown encoding, more than 4 GB.
[[nodiscard]] Result<Sheet> read_delimited(std::string_view bytes, const ReadOptions& options);

// Why the rows of a sheet cannot be trusted to be those of the file: invalid text, unclosed quotes,
// rows that are too long. An import refuses with this; nothing when all is well.
[[nodiscard]] std::optional<Error> not_to_be_trusted(const Sheet& sheet, const std::string& name);

} // namespace themata
