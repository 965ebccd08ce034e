#include "ui/parts/refusals.h"

namespace themata {

std::string hint_in_window(const Error& error, std::string_view otherwise) {
    return !error.option.empty() ? std::string(otherwise) : error.hint;
}

} // namespace themata
