#include "ui/parts/refusals.h"

namespace themata {

std::string hint_in_window(const Error& error, std::string_view otherwise) {
    const bool of_terminal = error.hint.find("--") != std::string::npos ||
                             error.hint.find("themata ") != std::string::npos;
    return of_terminal ? std::string(otherwise) : error.hint;
}

} // namespace themata
