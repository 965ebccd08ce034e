#pragma once
// The settings: light or dark, how large, and who codes. What is chosen holds at once. The window's
// thread.

#include "ui/parts/dialog.h"
#include "ui/parts/outbox.h"

namespace themata {

struct SettingsView {
    std::string coder; // as it is typed
    bool fresh = true;
};

enum class SettingsEnd { open, closed };

[[nodiscard]] SettingsEnd draw_settings(const Look& look, AppearanceChoice appearance,
                                        const std::string& coder, SettingsView& view, Outbox& out);

} // namespace themata
