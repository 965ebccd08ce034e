#pragma once
// This header makes pages that stand alone: no script, nothing fetched, readable on a small screen
// and on paper, light and dark as the reader has it. Pure; any thread.

#include "analysis/tabulation.h"
#include <string>
#include <string_view>

namespace themata {

// Text between tags or in a quoted attribute; line ends stay, control signs are their pictures.
[[nodiscard]] std::string html_text(std::string_view text);

// A table with its caption, notes and provenance, for a page that has the style of html_page(). The
// caption is a heading of the table, not of the page.
[[nodiscard]] std::string html_fragment(const Tabulation& table);

[[nodiscard]] std::string html_page(std::string_view title, std::string_view body);

} // namespace themata
