#pragma once
// What was done to the study, in words, the newest first, found by its words and by who did it; and
// beside it what the chosen act changed. Any act can be taken back while what it changed is as it
// left it, or together with all later ones. The codebook is compared between two acts. The window's
// thread.

#include "ui/parts/command.h"
#include "ui/parts/outbox.h"
#include "ui/parts/scene.h"

namespace themata {

// Which entries are listed. A long history is gone through piece by piece, the newest first.
struct HistoryFilter {
    std::string words;
    std::string coder; // empty: all
    bool operator==(const HistoryFilter&) const = default;
};

// What was found out about the history as it was read.
struct HistoryReading {
    std::shared_ptr<const History> read;
    std::vector<std::uint64_t> gone;     // see taken_back()
    std::vector<std::uint64_t> standing; // what undo would take back, the oldest first
    std::vector<std::string> coders;
};

struct HistoryView {
    std::uint64_t chosen = 0; // seq
    std::uint64_t asked = 0;  // whose details were asked for
    bool show_chosen = false; // to be scrolled to
    HistoryReading reading;
    HistoryFilter filter;
    HistoryFilter filtered; // what `lines` were made with
    std::size_t looked_at = 0;
    std::vector<std::uint32_t> lines; // places in the history
    bool filter_wanted = false;       // the field is to take the keyboard
    bool undoing = false;             // "undo from here" is being previewed
    std::uint64_t from = 0;           // the codebook is compared from after this entry
    std::uint64_t to = 0;             // to after this one; 0: not compared
    std::uint64_t compared_from = 0;
    std::uint64_t compared_to = 0;
    float right_width = size::right_pane;
};

// What the commands of the view work on.
struct HistoryWork {
    HistoryView& view;
    Outbox& out;
    unsigned which = 0;

    void say(std::string what) { out.ask(SayWhyNot{std::move(what)}); }
};

[[nodiscard]] Commands<HistoryWork> history_commands();

void draw_history(const Scene& scene, const Rect& place, HistoryView& view, Outbox& out);

// Reads a history that has grown, and goes on with the filter.
void keep_history(const Scene& scene, HistoryView& view);

[[nodiscard]] const Entry* entry_of(const HistoryView& view, std::uint64_t seq);
// How many acts "undo from here" would take back; 0 when the entry does not stand.
[[nodiscard]] std::size_t acts_from(const HistoryView& view, std::uint64_t seq);

// Whether more entries are still to be gone through.
[[nodiscard]] bool is_filtering(const HistoryView& view);

// Entries that do not count at present, by seq: what was undone, and undos that were redone.
[[nodiscard]] std::vector<std::uint64_t> taken_back(const History& history);

} // namespace themata
