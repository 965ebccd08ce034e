#pragma once
// Everything that can be asked for, of all views: what holds in every view is declared here, and
// each view has a table of its own (ui/parts/command.h). The palette lists all of it, F1 prints the
// keys, and the frame reads the keys that hold everywhere. The tables never change; acts are done
// on the window's thread.

#include "ui/frame.h"
#include "ui/parts/command.h"
#include <vector>

namespace themata {

// What commands that hold in every view work on.
struct WindowWork {
    const FrameState& state;
    const Scene* scene; // nullptr: no study is open
    WindowView& view;
    Outbox& out;
    unsigned which = 0;

    void say(std::string what) { out.ask(SayWhyNot{std::move(what)}); }
};

// A command of any view, as the palette and the list of keys see it.
struct ListedCommand {
    std::optional<View> where; // nothing: in every view
    std::size_t table = 0;     // the number of its table; the keys of one are read together
    const CommandWords* words = nullptr;
    unsigned which = 0; // of those that are many
    std::string (*name_now)(const ListedCommand&, WindowWork&) = nullptr;
    // Why it cannot be done now; empty: it can.
    std::string (*hindrance)(const ListedCommand&, WindowWork&) = nullptr;
    void (*carry_out)(const ListedCommand&, WindowWork&) = nullptr;
};

// Of all views, in their order; those that hold everywhere first.
[[nodiscard]] const std::vector<ListedCommand>& commands();

// Makes the answer the current one of the responses view, whatever is filtered there.
void show_answer(WindowView& view, ResponseId response);

// Those of one table; `work_in` makes of the window what its functions work on.
template <auto table, auto work_in>
void list_commands(std::optional<View> where, std::vector<ListedCommand>& list) {
    using Work = decltype(work_in(std::declval<WindowWork&>()));

    struct Asked {
        const Command<Work>& command;
        Work work;

        Asked(const ListedCommand& listed, WindowWork& window)
            : command(static_cast<const Command<Work>&>(*listed.words)), work(work_in(window)) {
            work.which = listed.which;
        }
    };

    const std::size_t number = list.empty() ? 0 : list.back().table + 1;
    for (const Command<Work>& command : table())
        for (unsigned which = 0; which < command.many; ++which)
            list.push_back({.where = where,
                            .table = number,
                            .words = &command,
                            .which = which,
                            .name_now =
                                [](const ListedCommand& listed, WindowWork& window) {
                                    const Asked asked(listed, window);
                                    return name_of(asked.command, asked.work);
                                },
                            .hindrance =
                                [](const ListedCommand& listed, WindowWork& window) {
                                    const Asked asked(listed, window);
                                    return hindrance_of(asked.command, asked.work);
                                },
                            .carry_out =
                                [](const ListedCommand& listed, WindowWork& window) {
                                    Asked asked(listed, window);
                                    carry_out(asked.command, asked.work);
                                    if constexpr (requires { asked.work.show; })
                                        show_answer(window.view, asked.work.show);
                                }});
}

// What the palette has chosen: its view is shown, and when that was drawn it is carried out.
void ask_for(std::size_t command, WindowView& view);
void carry_out_asked(WindowWork& work);

// Of what holds everywhere; reads this frame's keys.
void read_window_keys(WindowWork& work);
void draw_keys_panel(WindowWork& work, const Rect& window);

// A line of the list of keys: what is done, and by which keys.
struct KeysLine {
    std::string keys;
    std::string_view name;
};

[[nodiscard]] std::vector<KeysLine> keys_of_view(View view);
enum class StudyIs { open, none };
[[nodiscard]] std::vector<KeysLine> keys_everywhere(StudyIs study);

// Of the commands that hold everywhere those that tooltips tell of.
void search_answers(WindowWork& work);
void undo_last(WindowWork& work);
void import_files(WindowWork& work);
void show_settings(WindowWork& work);
[[nodiscard]] Commands<WindowWork> commands_of_study();
[[nodiscard]] Commands<WindowWork> commands_without_study();

} // namespace themata
