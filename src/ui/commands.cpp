#include "ui/commands.h"

#include "ui/command_lists.h"
#include "ui/frame_parts.h"
#include <fmt/format.h>
#include <imgui.h>

namespace themata {

namespace {

using Act = std::function<void(const FrameState&, WindowView&, Outbox&)>;

constexpr int ctrl = ImGuiMod_Ctrl;
constexpr int shift = ImGuiMod_Shift;

constexpr float zoom_step = 0.1F;
constexpr float least_zoom = 0.6F;
constexpr float most_zoom = 2.5F;

Act asking(Request request) {
    return [request](const FrameState&, WindowView&, Outbox& out) { out.ask(request); };
}

void larger(const FrameState& state, WindowView&, Outbox& out) {
    out.ask(SetZoom{std::min(most_zoom, state.look.zoom + zoom_step)});
}

void smaller(const FrameState& state, WindowView&, Outbox& out) {
    out.ask(SetZoom{std::max(least_zoom, state.look.zoom - zoom_step)});
}

void other_appearance(const FrameState& state, WindowView&, Outbox& out) {
    const bool dark = state.look.appearance == Appearance::dark;
    out.ask(SetAppearance{dark ? Appearance::light : Appearance::dark});
}

// Behind a panel nothing happens that is not seen.
void undo(const FrameState&, WindowView& view, Outbox& out) {
    if (!panel_is_open(view))
        out.ask(Undo{});
}

void redo(const FrameState&, WindowView& view, Outbox& out) {
    if (!panel_is_open(view))
        out.ask(Redo{});
}

Commands view_commands() {
    Commands list;
    for (const RailItem& item : rail_items())
        list.push_back({.name = item.name,
                        .where = {},
                        .keys = {ctrl | (ImGuiKey_1 + static_cast<int>(item.view))},
                        .act = [view = item.view](const FrameState&, WindowView& window, Outbox&) {
                            window.view = view;
                            release_keyboard(); // from the field above, which all views share
                        }});
    return list;
}

Commands frame_commands() {
    return {
        {.name = "Search answers",
         .where = {},
         .keys = {ctrl | ImGuiKey_F, ImGuiKey_Slash},
         .act = [](const FrameState&, WindowView& view, Outbox&) { view.search_wanted = true; }},
        {.name = "Find anything",
         .where = {},
         .keys = {ctrl | ImGuiKey_K},
         .act =
             [](const FrameState&, WindowView& view, Outbox&) {
                 view.responses.picker.open = false;
                 view.palette.open = view.palette.fresh = true;
                 view.palette.typed.clear();
                 view.palette.at = view.palette.first = 0;
             }},
        {.name = "Keys of this view",
         .where = {},
         .keys = {ImGuiKey_F1, shift | ImGuiKey_Slash},
         .needs = Needs::nothing,
         .act = [](const FrameState&, WindowView& view,
                   Outbox&) { view.keys = {.open = true, .fresh = true}; }},
        {.name = "Undo", .where = {}, .keys = {ctrl | ImGuiKey_Z}, .act = undo},
        {.name = "Redo",
         .where = {},
         .keys = {ctrl | ImGuiKey_Y, ctrl | shift | ImGuiKey_Z},
         .act = redo},
        {.name = "Larger",
         .where = {},
         .keys = {ctrl | ImGuiKey_Equal, ctrl | ImGuiKey_KeypadAdd, ctrl | shift | ImGuiKey_Equal},
         .needs = Needs::nothing,
         .act = larger},
        {.name = "Smaller",
         .where = {},
         .keys = {ctrl | ImGuiKey_Minus, ctrl | ImGuiKey_KeypadSubtract},
         .needs = Needs::nothing,
         .act = smaller},
        {.name = "Usual size",
         .where = {},
         .keys = {ctrl | ImGuiKey_0, ctrl | ImGuiKey_Keypad0},
         .needs = Needs::nothing,
         .act = asking(SetZoom{1})},
        {.name = "Light or dark",
         .where = {},
         .keys = {},
         .needs = Needs::nothing,
         .act = other_appearance},
        {.name = "Stop what is under way", .where = {}, .keys = {}, .act = asking(CancelWork{})},
        {.name = "Close the study", .where = {}, .keys = {}, .act = asking(CloseStudy{})},
    };
}

Commands file_commands() {
    const auto file = [](std::string name, std::vector<int> keys, Needs needs, Request request) {
        return Command{.name = std::move(name),
                       .where = {},
                       .keys = std::move(keys),
                       .needs = needs,
                       .act = asking(std::move(request))};
    };
    const auto exporting = [](Exported what) { return ChooseFile{Choosing::export_to, what}; };
    return {
        file("Open a study", {ctrl | ImGuiKey_O}, Needs::nothing, ChooseFile{Choosing::study}),
        file("New study", {ctrl | ImGuiKey_N}, Needs::nothing, ChooseFile{Choosing::new_study}),
        file("Import files", {ctrl | ImGuiKey_I}, Needs::study,
             ChooseFile{Choosing::questionnaires}),
        file("Export the table", {ctrl | ImGuiKey_E}, Needs::study, exporting(Exported::table)),
        file("Export the codebook", {}, Needs::study, exporting(Exported::codebook)),
        file("Export the codings", {}, Needs::study, exporting(Exported::codings)),
        file("Export the quotes", {}, Needs::study, exporting(Exported::quotes)),
        file("Export the searches and rules", {}, Needs::study, exporting(Exported::searches)),
        file("Import searches and rules", {}, Needs::study, ChooseFile{.what = Choosing::searches}),
        file("Settings", {ctrl | ImGuiKey_Comma}, Needs::nothing, ShowSettings{}),
    };
}

Command grouping_command(std::string name, Grouping grouping) {
    return {.name = std::move(name),
            .where = View::responses,
            .keys = {},
            .act = [grouping](const FrameState&, WindowView& view, Outbox&) {
                view.view = View::responses;
                view.responses.plan.grouping = grouping;
                ++view.responses.plan.chosen;
            }};
}

Commands responses_commands() {
    const auto here = View::responses;
    return {
        grouping_command("Group the answers by question", Grouping::question),
        grouping_command("Group the answers by participant", Grouping::participant),
        grouping_command("Group the answers by stage", Grouping::stage),
        grouping_command("Group the answers by what they say", Grouping::alike),
        {.name = "Next answer", .where = here, .keys = {ImGuiKey_J, ImGuiKey_DownArrow}},
        {.name = "Previous answer", .where = here, .keys = {ImGuiKey_K, ImGuiKey_UpArrow}},
        {.name = "Next answer to read", .where = here, .keys = {ImGuiKey_N}},
        {.name = "Go to a participant or a number", .where = here, .keys = {ImGuiKey_G}},
        {.name = "Filter the answers", .where = here, .keys = {ImGuiKey_F}},
        {.name = "Apply the first suggested theme", .where = here, .keys = {ImGuiKey_A}},
        {.name = "Answers that say the same", .where = here, .keys = {ImGuiKey_E}},
        {.name = "Find answers like this one", .where = here, .keys = {ImGuiKey_L}},
        {.name = "Show or hide suggested themes",
         .where = {},
         .keys = {},
         .act =
             [](const FrameState&, WindowView& view, Outbox&) {
                 using Suggesting = ResponsesView::Suggesting;
                 Suggesting& now = view.responses.suggesting;
                 now = now == Suggesting::shown ? Suggesting::hidden : Suggesting::shown;
             }},
        {.name = "Order and names of the stages", .where = here, .keys = {ImGuiKey_S}},
        {.name = "A screen further", .where = here, .keys = {ImGuiKey_PageDown}},
        {.name = "A screen back", .where = here, .keys = {ImGuiKey_PageUp}},
        {.name = "First answer", .where = here, .keys = {ImGuiKey_Home}},
        {.name = "Last answer", .where = here, .keys = {ImGuiKey_End}},
        {.name = "Choose a theme to apply", .where = here, .keys = {ImGuiKey_Enter}},
        {.name = "Apply a numbered theme", .where = here, .keys = {}, .gesture = "1 – 9"},
        {.name = "Give the theme a digit, or take it away", .where = here, .keys = {}, .gesture = "Alt 1 – 9"},
        {.name = "Find a theme", .where = here, .keys = {ImGuiKey_T}},
        {.name = "Apply the last theme again", .where = here, .keys = {ImGuiKey_Q}},
        {.name = "Make the words a theme", .where = here, .keys = {ImGuiKey_V}},
        {.name = "Nothing to code here", .where = here, .keys = {ImGuiKey_0}},
        {.name = "Take a coding away", .where = here, .keys = {ImGuiKey_U, ImGuiKey_Delete}},
        {.name = "Choose the next coding here", .where = here, .keys = {ImGuiKey_O}},
        {.name = "Move a coding's end, beginning",
         .where = here,
         .keys = {},
         .gesture = "Shift, Alt ← →"},
        {.name = "Write a memo", .where = here, .keys = {ImGuiKey_M}},
        {.name = "Rename the theme", .where = here, .keys = {ImGuiKey_F2}},
        {.name = "Copy the selected words", .where = here, .keys = {ctrl | ImGuiKey_C}},
        {.name = "Select by letters", .where = here, .keys = {}, .gesture = "Shift ← →"},
        {.name = "Select by words", .where = here, .keys = {}, .gesture = "Ctrl Shift ← →"},
        {.name = "Select a word, a sentence", .where = here, .keys = {}, .gesture = "2, 3 clicks"},
        {.name = "Select from the sentence's beginning",
         .where = here,
         .keys = {ImGuiKey_LeftBracket}},
        {.name = "Select to the sentence's end", .where = here, .keys = {ImGuiKey_RightBracket}},
        {.name = "Menu of the answer",
         .where = here,
         .keys = {shift | ImGuiKey_F10, ImGuiKey_Menu}},
        {.name = "Drop the selection", .where = here, .keys = {ImGuiKey_Escape}},
    };
}

Commands search_commands() {
    const auto here = View::search;
    return {
        {.name = "Next hit", .where = here, .keys = {ImGuiKey_J, ImGuiKey_DownArrow}},
        {.name = "Previous hit", .where = here, .keys = {ImGuiKey_K, ImGuiKey_UpArrow}},
        {.name = "Tick the hit", .where = here, .keys = {ImGuiKey_Space}},
        {.name = "Tick all hits", .where = here, .keys = {ctrl | ImGuiKey_A}},
        {.name = "Untick all hits", .where = here, .keys = {ImGuiKey_Escape}},
        {.name = "Choose a theme for the ticked hits", .where = here, .keys = {ImGuiKey_Enter}},
        {.name = "Read the hit in its place", .where = here, .keys = {ImGuiKey_O}},
        {.name = "Groups of answers that say the same", .where = here, .keys = {ImGuiKey_A}},
        {.name = "Answers like the hit", .where = here, .keys = {ImGuiKey_L}},
        {.name = "Take what was meant", .where = here, .keys = {ImGuiKey_D}},
        {.name = "Keep the search", .where = here, .keys = {ctrl | ImGuiKey_S}},
        {.name = "Rename the kept search", .where = here, .keys = {ImGuiKey_F2}},
        {.name = "Remove the kept search", .where = here, .keys = {ImGuiKey_Delete}},
        {.name = "Mark the kept search as seen", .where = here, .keys = {ImGuiKey_M}},
        {.name = "Run the rules", .where = here, .keys = {ImGuiKey_R}},
        {.name = "Add synonyms", .where = here, .keys = {ImGuiKey_Y}},
        {.name = "Export the hits", .where = here, .keys = {ctrl | shift | ImGuiKey_E}},
    };
}

Commands codebook_commands() {
    const auto here = View::codebook;
    constexpr int alt = ImGuiMod_Alt;
    return {
        {.name = "Next theme", .where = here, .keys = {ImGuiKey_J, ImGuiKey_DownArrow}},
        {.name = "Previous theme", .where = here, .keys = {ImGuiKey_K, ImGuiKey_UpArrow}},
        {.name = "First theme", .where = here, .keys = {ImGuiKey_Home}},
        {.name = "Last theme", .where = here, .keys = {ImGuiKey_End}},
        {.name = "Fold the theme, or go to the one above",
         .where = here,
         .keys = {ImGuiKey_LeftArrow}},
        {.name = "Unfold the theme", .where = here, .keys = {ImGuiKey_RightArrow}},
        {.name = "Move the theme up", .where = here, .keys = {alt | ImGuiKey_UpArrow}},
        {.name = "Move the theme down", .where = here, .keys = {alt | ImGuiKey_DownArrow}},
        {.name = "Move the theme below the one before",
         .where = here,
         .keys = {alt | ImGuiKey_RightArrow}},
        {.name = "Move the theme one level up", .where = here, .keys = {alt | ImGuiKey_LeftArrow}},
        {.name = "Move the theme", .where = here, .keys = {}, .gesture = "Drag"},
        {.name = "New theme", .where = here, .keys = {ImGuiKey_N}},
        {.name = "New theme below", .where = here, .keys = {shift | ImGuiKey_N}},
        {.name = "Rename the theme", .where = here, .keys = {ImGuiKey_F2}},
        {.name = "Merge the theme into another", .where = here, .keys = {ImGuiKey_G}},
        {.name = "Split the theme", .where = here, .keys = {ImGuiKey_S}},
        {.name = "Find answers like those of the theme", .where = here, .keys = {ImGuiKey_L}},
        {.name = "Retire or restore the theme", .where = here, .keys = {ImGuiKey_Delete}},
        {.name = "Filter themes", .where = here, .keys = {ctrl | ImGuiKey_L}},
    };
}

Commands history_commands() {
    const auto here = View::history;
    return {
        {.name = "Earlier act", .where = here, .keys = {ImGuiKey_J, ImGuiKey_DownArrow}},
        {.name = "Later act", .where = here, .keys = {ImGuiKey_K, ImGuiKey_UpArrow}},
        {.name = "Last act", .where = here, .keys = {ImGuiKey_Home}},
        {.name = "First act", .where = here, .keys = {ImGuiKey_End}},
        {.name = "Take the act back", .where = here, .keys = {ImGuiKey_Delete}},
        {.name = "Undo from here", .where = here, .keys = {shift | ImGuiKey_Delete}},
        {.name = "Compare the codebook from here", .where = here, .keys = {ImGuiKey_F}},
        {.name = "Compare the codebook to here", .where = here, .keys = {ImGuiKey_T}},
        {.name = "Filter entries", .where = here, .keys = {ctrl | ImGuiKey_L}},
    };
}

Commands all_commands() {
    Commands all = view_commands();
    for (Commands& part :
         std::vector{frame_commands(), file_commands(), responses_commands(), search_commands(),
                     commands_of_results(), codebook_commands(), history_commands()})
        std::ranges::move(part, std::back_inserter(all));
    return all;
}

std::string key_in_words(ImGuiKey key) {
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

// Letters that are typed are no commands; with Ctrl they are, but for what a text field does too.
bool may_be_read(int chord) {
    if (!ImGui::GetIO().WantTextInput)
        return true;
    const bool of_the_field = chord == (ctrl | ImGuiKey_Z) || chord == (ctrl | ImGuiKey_Y) ||
                              chord == (ctrl | shift | ImGuiKey_Z);
    return chord == ImGuiKey_F1 || ((chord & ctrl) && !of_the_field);
}

} // namespace

const Commands& commands() {
    static const Commands table = all_commands();
    return table;
}

void ask_for(const Command& command, const FrameState& state, WindowView& view, Outbox& out) {
    if (command.act)
        return command.act(state, view, out);
    if (command.where)
        view.view = *command.where;
    constexpr int frames_until_no_field_is_active = 3;
    if (!command.keys.empty())
        view.wanted_key = {command.keys.front(), frames_until_no_field_is_active};
}

void read_command_keys(const FrameState& state, WindowView& view, Outbox& out) {
    for (const Command& command : commands())
        if (command.act && !command.where &&
            (state.desk.snapshot || command.needs == Needs::nothing))
            if (std::ranges::any_of(command.keys, [](int chord) {
                    return may_be_read(chord) && ImGui::IsKeyChordPressed(chord);
                }))
                command.act(state, view, out);
}

void press_wanted_key(WindowView& view) {
    WantedKey& wanted = view.wanted_key;
    if (wanted.chord == 0 || wanted.frames-- > 0)
        return;
    ImGuiIO& io = ImGui::GetIO();
    const int chord = std::exchange(wanted, {}).chord;
    const auto hold = [&](bool down) {
        for (const ImGuiKey mod : {ImGuiMod_Ctrl, ImGuiMod_Shift, ImGuiMod_Alt})
            if (chord & mod)
                io.AddKeyEvent(mod, down);
    };
    const auto key = static_cast<ImGuiKey>(chord & ~ImGuiMod_Mask_);
    hold(true);
    io.AddKeyEvent(key, true);
    io.AddKeyEvent(key, false);
    hold(false);
}

std::string chord_in_words(int chord) {
    if (chord == (shift | ImGuiKey_Slash))
        return "?";
    std::string words;
    if (chord & ctrl)
        words += "Ctrl ";
    if (chord & ImGuiMod_Alt)
        words += "Alt ";
    if (chord & shift)
        words += "Shift ";
    return words + key_in_words(static_cast<ImGuiKey>(chord & ~ImGuiMod_Mask_));
}

std::string keys_in_words(const Command& command) {
    if (!command.gesture.empty())
        return command.gesture;
    std::string words;
    for (const int chord : command.keys) {
        const std::string one = chord_in_words(chord);
        // The keys of the number pad bear the same names.
        if (one.find("Keypad") == one.npos && one != "Ctrl Shift +")
            words += (words.empty() ? "" : " or ") + one;
    }
    return words;
}

std::string view_name(View view) {
    for (const RailItem& item : rail_items())
        if (item.view == view)
            return item.name;
    return {};
}

} // namespace themata
