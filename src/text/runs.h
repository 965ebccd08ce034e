#pragma once
// This header finds the stretches of a text that are written in one direction and one script
// (Unicode annexes 9 and 24), which is how the text is shaped and drawn. Positions are bytes. The
// text is valid UTF-8 of less than 2 GB. Pure functions; any thread.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "study/span.h"

namespace themata {

// An embedding level of the bidirectional algorithm: even runs to the right, odd to the left.
using Level = std::uint8_t;

[[nodiscard]] constexpr bool runs_left(Level level) { return level % 2 == 1; }

// Four letters of ISO 15924 in one number, the first in the highest byte: 'Arab'.
using Script = std::uint32_t;

struct Run {
    Span span;
    Level level = 0;
    Level paragraph = 0; // the level of the paragraph that the run stands in
    Script script = 0;

    bool operator==(const Run&) const = default;
};

// In the text's order and without gaps; a run never crosses the end of a paragraph. Signs that many
// scripts share belong to the script around them. None for an empty text.
[[nodiscard]] std::vector<Run> runs(std::string_view text);

// Pieces of a line, given by their levels in the text's order, from left to right.
[[nodiscard]] std::vector<std::size_t> visual_order(std::span<const Level> levels);

// "Devanagari"; "Common" for signs of no script.
[[nodiscard]] std::string script_name(Script script);
[[nodiscard]] Script script_of(char32_t point);

// Whether a grapheme is a picture in colour: an emoji that does not ask to be plain text.
[[nodiscard]] bool shown_as_emoji(std::string_view grapheme);

} // namespace themata
