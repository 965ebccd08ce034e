#pragma once
// What was done to the study, in words, the newest first; any act can be taken back while what it
// changed is as it left it. The window's thread.

#include "ui/outbox.h"
#include "ui/scene.h"

namespace themata {

struct HistoryView {
    std::uint64_t chosen = 0;                       // seq
    std::shared_ptr<const std::vector<Entry>> read; // what `gone` was told from
    std::vector<std::uint64_t> gone;
};

void draw_history(const Scene& scene, const Rect& place, HistoryView& view, Outbox& out);

// Entries that do not count at present, by seq: what was undone, and undos that were redone.
[[nodiscard]] std::vector<std::uint64_t> taken_back(const std::vector<Entry>& history);

// "22 Nov 2025, 14:03" in the machine's time zone.
[[nodiscard]] std::string time_in_words(std::int64_t at);

} // namespace themata
