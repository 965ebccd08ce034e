#pragma once
// The window itself: GLFW, OpenGL and the loop that waits for events, so that an idle window uses
// no processor. The main thread.

#include <filesystem>
#include <optional>

namespace themata {

// Shows the study, or the start screen, until the window is closed. The program's exit code: 1 when
// there is no display to open a window on, with a sentence on stderr.
int run_window(const std::optional<std::filesystem::path>& study);

} // namespace themata
