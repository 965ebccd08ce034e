// The program's window as a slow screen shows it: each frame takes so many milliseconds longer.

#include "ui/window.h"

#include <cstdlib>

int main(int count, char** arguments) {
    if (count < 3)
        return 2;
    return themata::run_window(arguments[1], {},
                               {.painting = std::chrono::milliseconds(std::atoi(arguments[2]))});
}
