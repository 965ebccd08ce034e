#pragma once
// This header writes texts as others take them: HTML and SVG between tags and within double quotes,
// a shell as one word. Pure; any thread.

#include <string>
#include <string_view>

namespace themata {

// & < > " as their names; all else stays.
[[nodiscard]] std::string in_html(std::string_view text);

// As it is where a shell would not change it, else in single quotes: 'it'\''s'.
[[nodiscard]] std::string shell_word(std::string_view word);

} // namespace themata
