#pragma once
// The views of the window, each once: how it is called and drawn, its key and its commands, what of
// it is remembered with the study, and what it asks to be computed. The rail, the frame, the list
// of commands, the memory and the computing read this table and know no view by name. The window's
// thread.

#include "ui/commands.h"
#include "ui/computed.h"
#include "ui/keeping.h"

namespace themata {

struct ViewOfWindow {
    View view = View::responses;
    Icon icon = Icon::responses;
    std::string_view name;
    // What it draws into its place.
    void (*draw)(WindowWork&, const Rect&) = nullptr;
    void (*list_commands)(std::optional<View>, std::vector<ListedCommand>&) = nullptr;
    std::span<const Gesture> (*gestures)() = nullptr; // nullptr: none
    // How panes and choices are remembered.
    KeptFields kept = {};
    // What it shows is to be computed; nullptr: it shows the study alone.
    void (*request)(Computed::Requests&) = nullptr;
    // A panel of it is to be answered or closed first; nullptr: it has none.
    bool (*panel_is_open)(const WindowView&) = nullptr;
    // There is more to draw, although nothing comes in; nullptr: never.
    bool (*goes_on)(const WindowView&) = nullptr;
};

// In the order of View.
[[nodiscard]] std::span<const ViewOfWindow> views();
[[nodiscard]] const ViewOfWindow& view_of(View view);

// That shows one of the views: Ctrl and a digit.
[[nodiscard]] Commands<WindowWork> commands_that_show_views();

} // namespace themata
