#include "ui/history/history_parts.h"

#include "text/fold.h"
#include "workbench/undo_stack.h"
#include <imgui.h>
#include <imgui_internal.h>
#include <unordered_set>

namespace themata {

namespace {

// An entry takes about a microsecond.
constexpr std::size_t entries_a_frame = 1500;
constexpr std::size_t most_coders = 8;

bool fits(const Entry& entry, const HistoryFilter& filter, const std::string& folded) {
    if (!filter.coder.empty() && entry.coder != filter.coder)
        return false;
    return folded.empty() || fold_loosely(entry.note).find(folded) != std::string::npos ||
           fold_loosely(verb_of(entry.act)).find(folded) != std::string::npos;
}

bool grew(const HistoryReading& before, const History& now) {
    return before.read && !before.read->empty() && before.read->size() <= now.size() &&
           now[before.read->size() - 1] == before.read->back();
}

HistoryReading read_anew(const std::shared_ptr<const History>& history) {
    HistoryReading reading{history, taken_back(*history), {}, {}};
    UndoStack stack;
    for (const Entry& entry : *history) {
        stack.follow(entry);
        if (reading.coders.size() < most_coders &&
            std::ranges::find(reading.coders, entry.coder) == reading.coders.end())
            reading.coders.push_back(entry.coder);
    }
    reading.standing = stack.standing();
    return reading;
}

// What is new stands before what was listed already.
void list_new(HistoryView& view, std::size_t known, const History& history) {
    const std::string folded = fold_loosely(view.filtered.words);
    std::vector<std::uint32_t> fresh;
    for (std::size_t place = history.size(); place > known; --place)
        if (fits(history[place - 1], view.filtered, folded))
            fresh.push_back(static_cast<std::uint32_t>(place - 1));
    view.lines.insert(view.lines.begin(), fresh.begin(), fresh.end());
    view.looked_at += history.size() - known;
}

void go_on(HistoryView& view) {
    const History& history = *view.reading.read;
    const std::string folded = fold_loosely(view.filtered.words);
    const bool all = folded.empty() && view.filtered.coder.empty();
    const std::size_t end =
        all ? history.size() : std::min(history.size(), view.looked_at + entries_a_frame);
    for (; view.looked_at < end; ++view.looked_at) {
        const std::size_t place = history.size() - 1 - view.looked_at;
        if (all || fits(history[place], view.filtered, folded))
            view.lines.push_back(static_cast<std::uint32_t>(place));
    }
}

bool pressed(ImGuiKey key) {
    return ImGui::IsKeyPressed(key, ImGuiInputFlags_Repeat, ImGui::GetID("history")) &&
           ImGui::GetIO().KeyMods == ImGuiMod_None;
}

void step(HistoryView& view, std::ptrdiff_t by) {
    if (view.lines.empty())
        return;
    const History& history = *view.reading.read;
    const auto at = std::ranges::find_if(
        view.lines, [&](std::uint32_t place) { return history[place].seq == view.chosen; });
    const auto last = std::ssize(view.lines) - 1;
    const auto next = at == view.lines.end()
                          ? 0
                          : std::clamp<std::ptrdiff_t>(at - view.lines.begin() + by, 0, last);
    view.chosen = history[view.lines[static_cast<std::size_t>(next)]].seq;
    view.show_chosen = true;
    view.undoing = false;
}

} // namespace

std::vector<std::uint64_t> taken_back(const History& history) {
    std::unordered_set<std::uint64_t> gone;
    for (std::size_t at = history.size(); at > 0; --at)
        if (history[at - 1].undoes && !gone.contains(history[at - 1].seq))
            gone.insert(*history[at - 1].undoes);
    std::vector<std::uint64_t> sorted(gone.begin(), gone.end());
    std::ranges::sort(sorted);
    return sorted;
}

void keep_history(const Scene& scene, HistoryView& view) {
    if (view.reading.read != scene.desk.history) {
        const bool same_filter = view.filter == view.filtered;
        const std::size_t known = view.reading.read ? view.reading.read->size() : 0;
        const bool only_more = grew(view.reading, *scene.desk.history) && same_filter;
        view.reading = read_anew(scene.desk.history);
        if (only_more)
            list_new(view, known, *scene.desk.history);
        else
            view.filtered.words = view.filter.words + "\n"; // nothing that can be typed
    }
    if (view.filter != view.filtered) {
        view.filtered = view.filter;
        view.lines.clear();
        view.looked_at = 0;
    }
    go_on(view);
}

bool is_filtering(const HistoryView& view) {
    return view.reading.read && view.looked_at < view.reading.read->size();
}

const Entry* entry_of(const HistoryView& view, std::uint64_t seq) {
    const auto& history = view.reading.read;
    return history && seq > 0 && seq <= history->size() ? &(*history)[seq - 1] : nullptr;
}

std::size_t acts_from(const HistoryView& view, std::uint64_t seq) {
    const auto& standing = view.reading.standing;
    const auto from = std::ranges::lower_bound(standing, seq);
    return from != standing.end() && *from == seq ? static_cast<std::size_t>(standing.end() - from)
                                                  : 0;
}

void read_history_keys(HistoryView& view, Outbox& out) {
    if (ImGui::GetIO().WantTextInput)
        return;
    for (const ImGuiKey key : {ImGuiKey_UpArrow, ImGuiKey_DownArrow, ImGuiKey_Home, ImGuiKey_End,
                               ImGuiKey_PageUp, ImGuiKey_PageDown})
        ImGui::SetKeyOwner(key, ImGui::GetID("history"));
    constexpr std::ptrdiff_t page = 10;
    constexpr std::ptrdiff_t all = std::ptrdiff_t{1} << 40;
    constexpr std::pair<ImGuiKey, std::ptrdiff_t> steps[] = {
        {ImGuiKey_DownArrow, 1}, {ImGuiKey_J, 1},           {ImGuiKey_UpArrow, -1},
        {ImGuiKey_K, -1},        {ImGuiKey_PageDown, page}, {ImGuiKey_PageUp, -page},
        {ImGuiKey_Home, -all},   {ImGuiKey_End, all}};
    for (const auto& [key, by] : steps)
        if (pressed(key))
            step(view, by);
    if (ImGui::IsKeyChordPressed(ImGuiMod_Ctrl | ImGuiKey_L))
        view.filter_wanted = true;
    if (ImGui::IsKeyChordPressed(ImGuiKey_F) && entry_of(view, view.chosen))
        view.from = view.chosen;
    if (ImGui::IsKeyChordPressed(ImGuiKey_T) && entry_of(view, view.chosen))
        view.to = view.chosen;
    const bool stands = acts_from(view, view.chosen) > 0;
    if (ImGui::IsKeyChordPressed(ImGuiKey_Delete) && stands)
        out.ask(Revert{view.chosen});
    if (ImGui::IsKeyChordPressed(ImGuiMod_Shift | ImGuiKey_Delete) && stands)
        view.undoing = true;
    if (ImGui::IsKeyChordPressed(ImGuiKey_Escape))
        view.undoing = false;
}

} // namespace themata
