#pragma once
// The window itself: GLFW, OpenGL and the loop that waits for events, so that an idle window uses
// no processor. GLFW hands out events on the main thread only, so frames are made there and painted
// on another thread, which has OpenGL; meanwhile the main thread takes events in every 5 ms. So
// they are taken in and get their times while a slow screen paints. What each frame does with them
// is decided in ui/input_gate.h. The main thread.

#include <chrono>
#include <filesystem>
#include <optional>
#include <stop_token>

namespace themata {

// What tests do to a window.
struct WindowTrial {
    std::chrono::milliseconds painting{0}; // takes so much longer, as on a slow screen
};

// Shows the study, or the start screen, until the window is closed or `stop` asks for that. The
// study is closed then, also when the display goes, so that its file has all acts. The program's
// exit code: 1 when there is no display to open a window on, with a sentence on stderr.
int run_window(const std::optional<std::filesystem::path>& study, const std::stop_token& stop,
               WindowTrial trial = {});

} // namespace themata
