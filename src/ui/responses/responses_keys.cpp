#include "ui/responses/responses_parts.h"

#include "text/segments.h"
#include <imgui.h>
#include <imgui_internal.h>

namespace themata {

namespace {

struct ActKey {
    ImGuiKeyChord chord;
    Act act;
};

constexpr ActKey act_keys[] = {
    {ImGuiKey_Q, Act::again},
    {ImGuiKey_V, Act::in_vivo},
    {ImGuiKey_U, Act::withdraw},
    {ImGuiKey_Delete, Act::withdraw},
    {ImGuiKey_O, Act::next_coding},
    {ImGuiKey_LeftBracket, Act::grow_back},
    {ImGuiKey_RightBracket, Act::grow_on},
    {ImGuiKey_0, Act::nothing_to_code},
    {ImGuiKey_Keypad0, Act::nothing_to_code},
    {ImGuiKey_M, Act::memo},
    {ImGuiKey_F2, Act::rename},
    {ImGuiMod_Ctrl | ImGuiKey_C, Act::copy},
    {ImGuiKey_N, Act::next_to_read},
    {ImGuiKey_G, Act::go_to},
    {ImGuiKey_F, Act::filter},
    {ImGuiKey_A, Act::suggested},
    {ImGuiKey_E, Act::alike},
    {ImGuiKey_L, Act::like},
};

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
    if (view.reading->answers.empty())
        return;
    const auto last = static_cast<std::ptrdiff_t>(view.reading->answers.size()) - 1;
    const std::optional<std::size_t> at = card_of(view, view.current);
    const std::ptrdiff_t next =
        at ? std::clamp<std::ptrdiff_t>(static_cast<std::ptrdiff_t>(*at) + cards, 0, last)
           : static_cast<std::ptrdiff_t>(view.stream.top());
    go_to(view, view.reading->answers[static_cast<std::size_t>(next)]);
}

// The card at the top becomes the current one, so that keys act on what is seen.
void turn_page(const Scene& scene, ResponsesView& view, float pages) {
    const std::size_t count = view.reading->answers.size();
    if (count == 0)
        return;
    const CardMeasure measure = measure_of(scene, view);
    view.stream.scroll_by(pages * view.view_height, view.view_height, measure);
    const bool cut = view.stream.hidden() > 0 && view.stream.top() + 1 < count;
    const ResponseId seen = view.reading->answers[view.stream.top() + (cut ? 1 : 0)];
    if (view.current == seen)
        return;
    forget_selection(view);
    view.current = seen;
}

void read_steps(const Scene& scene, ResponsesView& view) {
    const auto all = static_cast<std::ptrdiff_t>(view.reading->answers.size());
    if (repeated(ImGuiKey_J) || pressed(ImGuiKey_DownArrow, ImGuiInputFlags_Repeat))
        step(view, 1);
    if (repeated(ImGuiKey_K) || pressed(ImGuiKey_UpArrow, ImGuiInputFlags_Repeat))
        step(view, -1);
    if (pressed(ImGuiKey_PageDown, ImGuiInputFlags_Repeat))
        turn_page(scene, view, 1);
    if (pressed(ImGuiKey_PageUp, ImGuiInputFlags_Repeat))
        turn_page(scene, view, -1);
    if (pressed(ImGuiKey_Home))
        step(view, -all);
    if (pressed(ImGuiKey_End))
        step(view, all);
}

void read_digits(const Scene& scene, ResponsesView& view, Outbox& out) {
    for (std::size_t digit = 1; digit <= DigitKeys::count; ++digit) {
        const auto key = static_cast<ImGuiKey>(ImGuiKey_0 + static_cast<int>(digit));
        const auto pad = static_cast<ImGuiKey>(ImGuiKey_Keypad0 + static_cast<int>(digit));
        if (plain(key) || plain(pad))
            apply_digit(scene, digit, view, out);
        if (ImGui::IsKeyChordPressed(ImGuiMod_Alt | key))
            move_digit(scene, view.theme, digit, view);
    }
}

void read_acts(const Scene& scene, ResponsesView& view, Outbox& out) {
    read_digits(scene, view, out);
    for (const ActKey& key : act_keys)
        if (ImGui::IsKeyChordPressed(key.chord))
            carry_out(key.act, scene, view, out);
    if (pressed(ImGuiKey_Enter) || pressed(ImGuiKey_KeypadEnter))
        carry_out(Act::pick, scene, view, out);
    if (plain(ImGuiKey_T))
        view.theme_filter_wanted = true;
    if (plain(ImGuiKey_S)) {
        const Response* response = scene.now.study.responses.find(view.current);
        open_stages(response ? response->stage : StageId{}, view);
    }
    if (plain(ImGuiKey_Menu) || ImGui::IsKeyChordPressed(ImGuiMod_Shift | ImGuiKey_F10))
        view.menu = {.open = true, .fresh = true, .at = {0, view.picker_top}, .line = 0};
    if (plain(ImGuiKey_Escape)) {
        view.said.clear();
        forget_selection(view);
    }
}

// One letter on or back; with Ctrl a word.
std::uint32_t moved(const std::string& text, std::uint32_t byte, int way) {
    const std::uint32_t letter =
        way > 0 ? next_grapheme(text, byte) : previous_grapheme(text, byte);
    if (!ImGui::GetIO().KeyCtrl || letter == byte)
        return letter;
    const Span word = word_at(text, way > 0 ? byte : letter);
    return way > 0 ? word.end : word.begin;
}

// 1: on; -1: back; 0: neither arrow was pressed.
int arrow() {
    const ImGuiID owner = ImGui::GetID("responses");
    if (ImGui::IsKeyPressed(ImGuiKey_RightArrow, ImGuiInputFlags_Repeat, owner))
        return 1;
    return ImGui::IsKeyPressed(ImGuiKey_LeftArrow, ImGuiInputFlags_Repeat, owner) ? -1 : 0;
}

// Alt and an arrow move the beginning of the chosen coding, Shift its end. However often they were
// pressed, it is one act: it is done when the key is let go.
void stretch(const Response& response, const Coding& coding, ResponsesView& view) {
    const int way = arrow();
    if (way == 0)
        return;
    Span span = view.stretched.value_or(coding.span);
    if (ImGui::GetIO().KeyAlt)
        span.begin = moved(response.text, span.begin, way);
    else
        span.end = moved(response.text, span.end, way);
    if (span.begin < span.end)
        view.stretched = span;
}

void select_by_letters(const Response& response, ResponsesView& view) {
    const int way = arrow();
    if (way == 0)
        return;
    const bool at_end = way > 0 && view.caret >= response.text.size();
    if (view.selection.empty())
        view.anchor = view.caret = at_end ? 0 : view.caret;
    view.caret = moved(response.text, view.caret, way);
    view.selection = {std::min(view.anchor, view.caret), std::max(view.anchor, view.caret)};
}

void read_selection(const Scene& scene, ResponsesView& view, Outbox& out) {
    const Response* response = scene.now.study.responses.find(view.current);
    const Coding* coding = scene.now.study.codings.find(view.coding);
    const ImGuiIO& io = ImGui::GetIO();
    if (!response || !coding || coding->response != response->id)
        view.stretched.reset();
    if (!response)
        return;
    const bool mine = coding && coding->response == response->id;
    if (mine && (io.KeyShift || io.KeyAlt))
        return stretch(*response, *coding, view);
    if (mine && view.stretched && !view.pulling)
        return move_ends(*coding, view, out);
    if (io.KeyShift)
        select_by_letters(*response, view);
}

// A field that was left, because another view was looked at or words were selected, takes the
// keyboard again: what is typed next goes on where it stopped.
void keep_typing(ResponsesView& view) {
    if (ImGui::IsAnyItemActive() || ImGui::IsMouseDown(ImGuiMouseButton_Left))
        return;
    if (view.picker.open)
        view.picker.fresh = true;
    else if (view.memo.open && !view.memo.asking)
        view.memo.fresh = true;
}

} // namespace

bool panel_is_open(const ResponsesView& view) {
    return view.picker.open || view.memo.open || view.go_to.open || view.filter.open ||
           view.menu.open || view.stages.open || view.bulk.open || view.rename.theme;
}

void read_keys(const Scene& scene, ResponsesView& view, Outbox& out) {
    keep_typing(view);
    if (panel_is_open(view) || ImGui::GetIO().WantTextInput)
        return;
    claim_keys();
    read_steps(scene, view);
    read_selection(scene, view, out);
    read_acts(scene, view, out);
}

} // namespace themata
