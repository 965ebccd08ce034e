#include "ui/parts/command.h"

#include <algorithm>
#include <imgui.h>
#include <imgui_internal.h>

namespace themata {

namespace {

constexpr ImGuiKey walking_keys[] = {ImGuiKey_UpArrow,     ImGuiKey_DownArrow, ImGuiKey_LeftArrow,
                                     ImGuiKey_RightArrow,  ImGuiKey_PageUp,    ImGuiKey_PageDown,
                                     ImGuiKey_Home,        ImGuiKey_End,       ImGuiKey_Enter,
                                     ImGuiKey_KeypadEnter, ImGuiKey_Space};

ImGuiKey key_alone(int chord) { return static_cast<ImGuiKey>(chord & ~ImGuiMod_Mask_); }

ImGuiID owner_of_commands() { return ImGui::GetID("commands"); }

// What Tab has come to is pressed by Space.
bool is_left_to_focus(ImGuiKey key) {
    const ImGuiContext& g = *ImGui::GetCurrentContext();
    return key == ImGuiKey_Space && g.NavCursorVisible && g.NavId != 0;
}

bool walks(ImGuiKey key) {
    return std::ranges::find(walking_keys, key) != std::end(walking_keys) && !is_left_to_focus(key);
}

// In a field that is typed in.
bool writes(int chord) {
    const ImGuiKey key = key_alone(chord);
    return (chord & ImGuiMod_Ctrl) == 0 && !(key >= ImGuiKey_F1 && key <= ImGuiKey_F12);
}

bool is_pressed(const CommandWords& command, int chord) {
    const ImGuiKey key = key_alone(chord);
    if (is_left_to_focus(key))
        return false;
    if (ImGui::GetIO().WantTextInput &&
        (command.while_typing == WhileTyping::rests || writes(chord)))
        return false;
    const ImGuiInputFlags flags =
        command.held == Held::repeats ? ImGuiInputFlags_Repeat : ImGuiInputFlags_None;
    return ImGui::IsKeyChordPressed(chord, flags,
                                    walks(key) ? owner_of_commands() : ImGuiKeyOwner_Any);
}

std::string key_alone_in_words(ImGuiKey key) {
    switch (key) {
    case ImGuiKey_None:
        return {};
    case ImGuiKey_UpArrow:
        return "↑";
    case ImGuiKey_DownArrow:
        return "↓";
    case ImGuiKey_LeftArrow:
        return "←";
    case ImGuiKey_RightArrow:
        return "→";
    case ImGuiKey_PageDown:
        return "PgDn";
    case ImGuiKey_PageUp:
        return "PgUp";
    case ImGuiKey_Delete:
        return "Del";
    case ImGuiKey_Escape:
        return "Esc";
    case ImGuiKey_Equal:
        return "+";
    case ImGuiKey_Minus:
        return "-";
    case ImGuiKey_Comma:
        return ",";
    case ImGuiKey_Slash:
        return "/";
    case ImGuiKey_LeftBracket:
        return "[";
    case ImGuiKey_RightBracket:
        return "]";
    default:
        return ImGui::GetKeyName(key);
    }
}

// Keys of the number pad bear the same names as others, and Ctrl Shift + is Ctrl + on some boards.
bool is_told(int chord) {
    const ImGuiKey key = key_alone(chord);
    return !(key >= ImGuiKey_Keypad0 && key <= ImGuiKey_KeypadEqual) &&
           chord != (ImGuiMod_Ctrl | ImGuiMod_Shift | ImGuiKey_Equal);
}

} // namespace

std::string chord_in_words(int chord) {
    if (chord == (ImGuiMod_Shift | ImGuiKey_Slash))
        return "?";
    std::string words;
    if (chord & ImGuiMod_Ctrl)
        words += "Ctrl ";
    if (chord & ImGuiMod_Alt)
        words += "Alt ";
    if (chord & ImGuiMod_Shift)
        words += "Shift ";
    return words + key_alone_in_words(key_alone(chord));
}

std::string keys_in_words(const CommandWords& command) {
    std::string words;
    for (const int chord : command.keys) {
        if (chord == 0 || !is_told(chord))
            continue;
        words += (words.empty() ? "" : " or ") + chord_in_words(chord);
        if (command.many > 1)
            words +=
                " – " + key_alone_in_words(key_alone(chord + static_cast<int>(command.many) - 1));
    }
    return words;
}

std::string key_in_words(const CommandWords& command, unsigned which) {
    const int first = command.keys.front();
    return first == 0 ? std::string() : chord_in_words(first + static_cast<int>(which));
}

std::optional<unsigned> pressed_of(const CommandWords& command) {
    for (const int chord : command.keys)
        for (unsigned which = 0; chord != 0 && which < command.many; ++which)
            if (is_pressed(command, chord + static_cast<int>(which)))
                return which;
    return std::nullopt;
}

void claim_keys(const CommandWords& command) {
    if (ImGui::GetIO().WantTextInput)
        return; // they are the field's
    for (const int chord : command.keys)
        if (walks(key_alone(chord)))
            ImGui::SetKeyOwner(key_alone(chord), owner_of_commands());
}

} // namespace themata
