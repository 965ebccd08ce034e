// Chooses the window or the terminal.

#include "cli/cli.h"
#include "cli/interrupt.h"
#include "ui/window.h"
#include <iostream>
#include <vector>

int main(int count, char** words) {
    const std::vector<std::string_view> arguments(words + 1, words + count);
    if (const auto wanted = themata::window_call(arguments)) {
        const themata::Interrupt interrupt = themata::Interrupt::of_a_window();
        return themata::run_window(wanted->study, interrupt.token());
    }
    return themata::run_terminal(arguments, std::cout, std::cerr);
}
