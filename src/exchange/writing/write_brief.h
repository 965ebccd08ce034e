#pragma once
// This header writes a brief as a page ready to be handed over: plain text, Markdown, or an HTML
// file that stands alone, reads on a telephone and prints. What was noted stands in it byte for
// byte as far as the format lets it. Pure; any thread.

#include "analysis/brief.h"

namespace themata {

enum class BriefForm : std::uint8_t { text, markdown, html };

[[nodiscard]] std::string write_brief(const Brief&, BriefForm);

// "brief-C3.html"; what a file's name cannot hold is replaced by "_".
[[nodiscard]] std::string file_name_of(const Brief&, BriefForm);

} // namespace themata
