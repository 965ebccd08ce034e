#pragma once
// The panel in which a theme is chosen by a few letters, or a new one is named. The window's
// thread.

#include "ui/parts/scene.h"
#include <functional>
#include <optional>

namespace themata {

struct ThemePicker {
    bool open = false;
    bool fresh = false; // opened in this frame: takes the keyboard
    std::string typed;
    std::size_t at = 0; // the line that Enter takes
};

// What the picker is opened for.
struct PickerTask {
    std::string what; // "Theme for the whole answer"
    std::vector<ThemeId> recent;
    ThemeId parent_of_new; // 0: a new theme goes to the top
    float top = 0;         // where it would best stand
    // What applying the theme on the chosen line would do, in words; 0: a new theme.
    std::function<std::string(ThemeId)> would_do = {};
};

struct Picked {
    enum class After { close, stay };
    ThemeId theme;        // 0: a new one is wanted
    std::string new_name; // of which this is the name
    After after = After::close;
};

// Within `place`. Closes itself by `picker.open`.
[[nodiscard]] std::optional<Picked> draw_theme_picker(const Scene& scene, const Rect& place,
                                                      ThemePicker& picker, const PickerTask& task);

} // namespace themata
