#pragma once
// A command is what can be asked for by a key, by its name, from a menu. It is declared once, in a
// constant table of the view that has it. The keys of the view, the palette, the list of keys,
// menus and tooltips read that table and nothing else, so none of them can know a key that the
// others do not. A table's functions act on what the view calls its work: what was seen in this
// frame, what it remembers, and its outbox. The window's thread, within a frame.

#include <array>
#include <concepts>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace themata {

// Of a key that is held down.
enum class Held { once, repeats };

// While a text field is typed in, keys are letters; those with Ctrl and F1 may go on.
enum class WhileTyping { rests, works };

struct CommandWords {
    std::string_view name;     // "Next answer"
    std::array<int, 4> keys{}; // ImGui's chords; the first one is shown beside the name; 0: none
    Held held = Held::once;
    WhileTyping while_typing = WhileTyping::rests;
    unsigned many = 1; // so many commands, whose keys follow one another: those of the digits
};

// Work has a number `which`, from 0, of a command that is many, and say(), for what cannot be done.
template <class Work>
struct Command : CommandWords {
    void (*act)(Work&) = nullptr;
    // Why it cannot be done now; empty: it can. Without it the command can always be done.
    std::string (*hindrance)(const Work&) = nullptr;
    // What it is called now, when that depends: "Apply “Trust” again".
    std::string (*name_now)(const Work&) = nullptr;
};

template <class Work>
using Commands = std::span<const Command<Work>>;

// What is done by the mouse, or by keys that every program has; it is listed beside the keys.
struct Gesture {
    std::string_view name; // "Select a word, a sentence"
    std::string_view how;  // "2, 3 clicks"
};

// "Ctrl Shift Z", "PgDn"; empty for 0.
[[nodiscard]] std::string chord_in_words(int chord);
// "J or ↓", "1 – 9"; empty when there is none.
[[nodiscard]] std::string keys_in_words(const CommandWords& command);
// The key that is shown beside a name, of one command of many as well.
[[nodiscard]] std::string key_in_words(const CommandWords& command, unsigned which = 0);

// Which command of it was asked for by a key in this frame; nothing: none.
[[nodiscard]] std::optional<unsigned> pressed_of(const CommandWords& command);
// Otherwise these keys would also walk ImGui's focus from item to item, or press what has it.
void claim_keys(const CommandWords& command);

template <class Work>
[[nodiscard]] std::string hindrance_of(const Command<Work>& command, const Work& work) {
    return command.hindrance ? command.hindrance(work) : std::string();
}

template <class Work>
[[nodiscard]] std::string name_of(const Command<Work>& command, const Work& work) {
    return command.name_now ? command.name_now(work) : std::string(command.name);
}

// What cannot be done says so instead.
template <class Work>
void carry_out(const Command<Work>& command, Work& work) {
    if (std::string why = hindrance_of(command, work); !why.empty())
        return work.say(std::move(why));
    if constexpr (requires { work.begin(command); })
        work.begin(command);
    command.act(work);
}

// The keys of this frame. The view sees to it that no panel of its own is open.
template <class Work>
void read_commands(std::type_identity_t<Commands<Work>> commands, Work& work) {
    for (const Command<Work>& command : commands)
        claim_keys(command);
    for (const Command<Work>& command : commands)
        if (const std::optional<unsigned> which = pressed_of(command)) {
            work.which = *which;
            carry_out(command, work);
        }
}

// The command of a table that this function carries out; each stands there once.
template <class Work>
[[nodiscard]] const Command<Work>& command_of(Commands<Work> commands,
                                              std::type_identity_t<void (*)(Work&)> act) {
    for (const Command<Work>& command : commands)
        if (command.act == act)
            return command;
    return commands.front();
}

// "A new theme beside the chosen one  ·  N", for tooltips.
template <class Work>
[[nodiscard]] std::string with_key(std::string text, Commands<Work> commands,
                                   std::type_identity_t<void (*)(Work&)> act) {
    return std::move(text) + "  ·  " + key_in_words(command_of(commands, act));
}

} // namespace themata
