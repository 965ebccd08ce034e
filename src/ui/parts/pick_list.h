#pragma once
// A list of which one line is taken: ↑ and ↓ go from line to line, Enter takes one, Esc leaves.
// What letters of a name fit those that were typed stands out. The window's thread, within a frame.

#include "study/span.h"
#include "ui/parts/widgets.h"
#include <vector>

namespace themata {

enum class PickEvent : std::uint8_t { nothing, moved, taken, left };

// What the keys did to a list of so many lines in this frame; `at` is the line that Enter takes. At
// the ends the arrows go around. A key that is held down takes nothing, since it may be the one
// that opened the list.
[[nodiscard]] PickEvent pick_by_keys(std::size_t& at, std::size_t lines);

// A line: what it is called to tests, its name, and what stands small at its right.
struct PickLine {
    std::string label;
    std::string name;
    std::vector<Span> fitting = {}; // in the name
    std::string note = {};
    std::optional<Colour> mark = {};
};

// True when it was pressed.
bool pick_line(const Look& look, const Rect& place, const PickLine& line, Chosen chosen);

// One line in the middle of the height of `place`, cut where it is too wide. `fitting` are bytes of
// the name.
void write_fitting(const Look& look, const Rect& place, Colour colour, std::string_view name,
                   const std::vector<Span>& fitting);

} // namespace themata
