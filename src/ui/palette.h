#pragma once
// The palette: every command, theme, question and participant by a few letters. The list of what
// there is to find is made beside the frames; it may be of a snapshot shortly before. The window's
// thread, but for palette_list().

#include "study/snapshot.h"
#include "ui/drawing/geometry.h"
#include "ui/parts/matches.h"

namespace themata {

enum class FoundKind : std::uint8_t { command, apply_theme, show_theme, question, participant };

struct FoundLine {
    FoundKind kind = FoundKind::command;
    std::uint32_t id = 0; // of the record; of a command its place in the table

    bool operator==(const FoundLine&) const = default;
};

struct PaletteList {
    std::vector<FoundLine> lines;
    std::shared_ptr<const std::vector<Findable>> names; // of the lines
};

// How commands are called now, in the order of commands().
using CommandNames = std::vector<std::string>;

struct PaletteView {
    bool open = false;
    bool fresh = false; // opened in this frame: takes the keyboard
    std::string typed;
    std::size_t at = 0;    // the line that Enter takes
    std::size_t first = 0; // the first line that is seen
    NameMatching matching;
    std::vector<FoundLine> recent;             // taken before, the last one first
    std::shared_ptr<const CommandNames> names; // null until it was drawn
};

// Those of `recent` rank first. A pure function of values; any thread.
[[nodiscard]] PaletteList palette_list(const Snapshot& now, const CommandNames& names,
                                       const std::vector<FoundLine>& recent);

struct WindowWork;

void draw_palette(WindowWork& work, const Rect& window);

} // namespace themata
