#include "ui/responses_parts.h"

#include "text/segments.h"
#include "ui/marks.h"
#include <imgui.h>
#include <imgui_internal.h>

namespace themata {

namespace {

bool plain(ImGuiKey key) { return ImGui::IsKeyChordPressed(key); }

bool repeated(ImGuiKey key) { return ImGui::IsKeyChordPressed(key, ImGuiInputFlags_Repeat); }

// Otherwise they would also walk ImGui's focus from item to item, or press what has it.
void claim_keys() {
    const ImGuiID owner = ImGui::GetID("responses");
    for (const ImGuiKey key : {ImGuiKey_UpArrow, ImGuiKey_DownArrow, ImGuiKey_LeftArrow,
                               ImGuiKey_RightArrow, ImGuiKey_PageDown, ImGuiKey_PageUp,
                               ImGuiKey_Home, ImGuiKey_End, ImGuiKey_Enter, ImGuiKey_KeypadEnter})
        ImGui::SetKeyOwner(key, owner);
}

bool pressed(ImGuiKey key, ImGuiInputFlags flags = 0) {
    return ImGui::IsKeyPressed(key, flags, ImGui::GetID("responses")) &&
           ImGui::GetIO().KeyMods == ImGuiMod_None;
}

void step(ResponsesView& view, std::ptrdiff_t cards) {
    if (view.cards.empty())
        return;
    const auto last = static_cast<std::ptrdiff_t>(view.cards.size()) - 1;
    const std::optional<std::size_t> at = card_of(view, view.current);
    const std::ptrdiff_t next =
        at ? std::clamp<std::ptrdiff_t>(static_cast<std::ptrdiff_t>(*at) + cards, 0, last)
           : static_cast<std::ptrdiff_t>(view.stream.top());
    go_to(view, view.order->answers[view.cards[static_cast<std::size_t>(next)]]);
}

// From the current answer on, and round once.
void next_to_read(const Scene& scene, ResponsesView& view) {
    const std::size_t count = view.cards.size();
    const std::size_t from = card_of(view, view.current).value_or(count - 1);
    for (std::size_t step_on = 1; step_on <= count; ++step_on) {
        const std::uint32_t place = view.cards[(from + step_on) % count];
        const Response* response = scene.now.study.responses.find(view.order->answers[place]);
        if (response && standing_of(scene.now, *response) == Standing::to_read)
            return go_to(view, response->id);
    }
}

void read_steps(const Scene& scene, ResponsesView& view) {
    if (repeated(ImGuiKey_J) || pressed(ImGuiKey_DownArrow, ImGuiInputFlags_Repeat))
        step(view, 1);
    if (repeated(ImGuiKey_K) || pressed(ImGuiKey_UpArrow, ImGuiInputFlags_Repeat))
        step(view, -1);
    if (pressed(ImGuiKey_PageDown, ImGuiInputFlags_Repeat))
        view.stream.scroll_by(view.view_height, view.view_height, measure_of(scene, view));
    if (pressed(ImGuiKey_PageUp, ImGuiInputFlags_Repeat))
        view.stream.scroll_by(-view.view_height, view.view_height, measure_of(scene, view));
    if (pressed(ImGuiKey_Home))
        step(view, -static_cast<std::ptrdiff_t>(view.cards.size()));
    if (pressed(ImGuiKey_End))
        step(view, static_cast<std::ptrdiff_t>(view.cards.size()));
    if (plain(ImGuiKey_N) && !view.cards.empty())
        next_to_read(scene, view);
}

void read_digits(const Scene& scene, ResponsesView& view, Outbox& out) {
    const std::vector<ThemeId> numbered = numbered_themes(scene.now);
    for (std::size_t digit = 0; digit < numbered.size(); ++digit) {
        const auto offset = static_cast<int>(digit);
        if (plain(static_cast<ImGuiKey>(ImGuiKey_1 + offset)) ||
            plain(static_cast<ImGuiKey>(ImGuiKey_Keypad1 + offset)))
            apply_theme(scene, numbered[digit], view, out);
    }
}

// The chosen coding; without one, that of the current answer which was made last.
CodingId to_withdraw(const Scene& scene, const ResponsesView& view) {
    if (view.coding)
        return view.coding;
    const auto& codings = scene.now.lookup.codings.of(view.current);
    return codings.empty() ? CodingId{} : codings.back();
}

void toggle_nothing_to_code(const Scene& scene, ResponsesView& view, Outbox& out) {
    const Response* response = scene.now.study.responses.find(view.current);
    if (!response)
        return;
    if (standing_of(scene.now, *response) == Standing::nothing_to_code)
        out.send(UnmarkNothingToCode{.responses = {response->id}});
    else
        out.send(MarkNothingToCode{.responses = {response->id}});
}

void read_acts(const Scene& scene, ResponsesView& view, Outbox& out) {
    read_digits(scene, view, out);
    if (plain(ImGuiKey_0) || plain(ImGuiKey_Keypad0))
        toggle_nothing_to_code(scene, view, out);
    if (plain(ImGuiKey_Q) && !view.recent.empty())
        apply_theme(scene, view.recent.front(), view, out);
    if (plain(ImGuiKey_U) || plain(ImGuiKey_Delete))
        if (const CodingId coding = to_withdraw(scene, view))
            withdraw(coding, view, out);
    const bool enter = pressed(ImGuiKey_Enter) || pressed(ImGuiKey_KeypadEnter);
    if (enter && scene.now.study.responses.find(view.current))
        view.picker = {.open = true, .fresh = true, .typed = {}, .at = 0};
    if (plain(ImGuiKey_Escape)) {
        view.selection = {};
        view.coding = {};
    }
}

// Shift and an arrow move the end of the selection by a letter, with Ctrl by a word.
void read_selection(const Scene& scene, ResponsesView& view) {
    const Response* response = scene.now.study.responses.find(view.current);
    const ImGuiIO& io = ImGui::GetIO();
    if (!response || !io.KeyShift)
        return;
    const ImGuiID owner = ImGui::GetID("responses");
    const bool on = ImGui::IsKeyPressed(ImGuiKey_RightArrow, ImGuiInputFlags_Repeat, owner);
    const bool back = ImGui::IsKeyPressed(ImGuiKey_LeftArrow, ImGuiInputFlags_Repeat, owner);
    if (!on && !back)
        return;
    if (view.selection.empty())
        view.anchor = view.caret = view.coding ? view.anchor : 0;
    const std::string& text = response->text;
    std::uint32_t caret =
        on ? next_grapheme(text, view.caret) : previous_grapheme(text, view.caret);
    if (io.KeyCtrl && caret != view.caret) {
        const Span word = word_at(text, on ? view.caret : caret);
        caret = on ? word.end : word.begin;
    }
    view.caret = caret;
    view.selection = {std::min(view.anchor, caret), std::max(view.anchor, caret)};
    view.coding = {};
}

} // namespace

void read_keys(const Scene& scene, ResponsesView& view, Outbox& out) {
    if (view.picker.open || ImGui::GetIO().WantTextInput)
        return;
    claim_keys();
    read_steps(scene, view);
    read_selection(scene, view);
    read_acts(scene, view, out);
}

} // namespace themata
