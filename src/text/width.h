#pragma once
// This header says how much room a text takes in a terminal, in columns (2 for CJK and emoji, 0 for
// combining marks and control characters), and cuts texts to the room there is: the end of a long
// one, or all but a passage with some text around it. Nothing is cut inside a grapheme. Texts are
// valid UTF-8. Pure functions; any thread.

#include "study/span.h"
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace themata {

[[nodiscard]] std::size_t display_width(std::string_view text);

enum class Align { left, right };

// With spaces up to this width; a wider text stays as it is.
[[nodiscard]] std::string pad(std::string_view text, std::size_t width, Align align = Align::left);

// Not wider than this: a longer text loses its end, for which an ellipsis stands.
[[nodiscard]] std::string shorten(std::string_view text, std::size_t width);

struct Excerpt {
    std::string text;
    Span hit; // in the excerpt's text
    bool cut_before = false;
    bool cut_after = false;

    bool operator==(const Excerpt&) const = default;
};

// At most `around` graphemes stand on either side of the hit, which is always there in full. A word
// that is longer than the room beside the hit is cut between two graphemes.
[[nodiscard]] Excerpt excerpt(std::string_view text, Span hit, std::uint32_t around);

} // namespace themata
