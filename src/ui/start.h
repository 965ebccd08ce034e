#pragma once
// What is seen before a study is open: the studies opened last, a new one, another one, the sample.
// The window's thread.

#include "ui/geometry.h"
#include "ui/look.h"
#include "ui/outbox.h"
#include "workbench/remembered.h"

namespace themata {

enum class StartPanel { none, open, create };

struct StartView {
    StartPanel panel = StartPanel::none;
    bool fresh = false; // the panel was opened in this frame
    std::string path;
    std::string title;
};

void draw_start(const Look& look, const Remembered& remembered, const Rect& place, StartView& view,
                Outbox& out);

// What was typed as a file's name: ~ is the home folder, and a study's name ends in .themata.
[[nodiscard]] std::filesystem::path typed_path(const std::string& typed);

} // namespace themata
