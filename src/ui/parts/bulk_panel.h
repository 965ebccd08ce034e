#pragma once
// Coding several whole answers at once: which they are, which theme, how many have it already, and
// then one act. The window's thread.

#include "ui/parts/outbox.h"
#include "ui/parts/theme_picker.h"

namespace themata {

struct BulkPanel {
    bool open = false;
    bool fresh = false;
    std::vector<ResponseId> responses;
    std::size_t wordings = 1;
    ThemeId theme;         // chosen; 0: none yet, or a new one
    std::string new_name;  // of a theme that is to be made
    std::size_t coded = 0; // have the theme already
    Head counted_at;
    ThemePicker picker;
};

void open_bulk(const std::vector<ResponseId>& responses, std::size_t wordings, BulkPanel& panel);

// Over this place. Closes itself by `open`.
void draw_bulk_panel(const Scene& scene, const Rect& place, BulkPanel& panel, Outbox& out);

} // namespace themata
