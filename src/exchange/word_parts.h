#pragma once
// What a DOCX holds beside its words: styles, properties, and which file is what; and how wide the
// columns of a table are. Inner side of exchange/. Pure; any thread.

#include "analysis/tabulation.h"
#include "exchange/archive.h"
#include "exchange/word_document.h"

namespace themata {

using Properties = std::vector<std::pair<std::string, std::string>>;

[[nodiscard]] std::vector<PackedFile> word_files(std::string document, const std::string& title,
                                                 const Properties& properties);

// In twentieths of a point. What does not fit on a page that lies takes less from the words, which
// wrap, and nothing from the figures as long as that is possible.
[[nodiscard]] std::vector<std::size_t> word_column_widths(const Tabulation&);
[[nodiscard]] Page page_for(const Tabulation&);

} // namespace themata
