#pragma once
// The parts of the history view; private to it.

#include "ui/history/history.h"
#include "ui/parts/widgets.h"

namespace themata {

// Reads a history that has grown, and goes on with the filter.
void keep_history(const Scene& scene, HistoryView& view);

[[nodiscard]] const Entry* entry_of(const HistoryView& view, std::uint64_t seq);
// How many acts "undo from here" would take back; 0 when the entry does not stand.
[[nodiscard]] std::size_t acts_from(const HistoryView& view, std::uint64_t seq);

void read_history_keys(HistoryView& view, Outbox& out);
void draw_entry_card(const Scene& scene, const Rect& place, HistoryView& view, Outbox& out);

} // namespace themata
