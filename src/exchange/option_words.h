#pragma once
// The words that options of an import take. Pure; any thread.

#include "exchange/mapping.h"

namespace themata {

[[nodiscard]] std::optional<FileKind> kind_named(std::string_view word);
[[nodiscard]] std::vector<std::string> kind_words();

} // namespace themata
