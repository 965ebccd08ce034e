#pragma once
// How much room a text takes in a terminal, in columns: 2 for CJK and emoji, 0 for combining marks
// and control characters. Nothing is cut inside a grapheme. Valid UTF-8; pure functions; any
// thread.

#include <cstddef>
#include <string>
#include <string_view>

namespace themata {

[[nodiscard]] std::size_t display_width(std::string_view text);

enum class Align { left, right };

// With spaces up to this width; a wider text stays as it is.
[[nodiscard]] std::string pad(std::string_view text, std::size_t width, Align align = Align::left);

// Not wider than this: a longer text loses its end, for which an ellipsis stands.
[[nodiscard]] std::string shorten(std::string_view text, std::size_t width);

} // namespace themata
