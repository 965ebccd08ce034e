// Chooses the window or the terminal.

#include "cli/cli.h"
#include "ui/window.h"
#include <iostream>
#include <vector>

int main(int count, char** words) {
    const std::vector<std::string_view> arguments(words + 1, words + count);
    if (const auto wanted = themata::window_call(arguments))
        return themata::run_window(wanted->study);
    return themata::run_terminal(arguments, std::cout, std::cerr);
}
