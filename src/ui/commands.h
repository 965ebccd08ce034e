#pragma once
// Everything that can be asked for by its name or by a key, in one table: the palette lists it, F1
// prints it, and the frame reads from it the keys that hold in every view. What a view reads itself
// is asked for by pressing its key. The table never changes; acts on the window's thread.

#include "ui/frame.h"
#include <functional>

namespace themata {

enum class Needs { study, nothing };

struct Command {
    std::string name;          // "Next answer"
    std::optional<View> where; // nothing: in every view
    std::vector<int> keys;     // ImGui's key chords; the first one is shown beside the name
    Needs needs = Needs::study;
    std::string gesture = {}; // what is no single key: "1 – 9", "Shift and an arrow"
    // Empty: its first key is pressed in its view, or it is a gesture and cannot be asked for.
    std::function<void(const FrameState&, WindowView&, Outbox&)> act = {};

    [[nodiscard]] bool can_be_asked_for() const { return act || !keys.empty(); }
};

[[nodiscard]] const std::vector<Command>& commands();

// Does it now, or sees to it that its key is pressed as soon as its view is drawn.
void ask_for(const Command& command, const FrameState& state, WindowView& view, Outbox& out);

// Of what holds in every view and has an act; reads this frame's keys.
void read_command_keys(const FrameState& state, WindowView& view, Outbox& out);

// Presses what ask_for() left to be pressed; before the views are drawn.
void press_wanted_key(WindowView& view);

// "Ctrl Shift Z", "PgDn"; empty for 0.
[[nodiscard]] std::string chord_in_words(int chord);
// "J or ↓"; of a gesture that.
[[nodiscard]] std::string keys_in_words(const Command& command);

[[nodiscard]] std::string view_name(View view);

} // namespace themata
