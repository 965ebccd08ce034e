#pragma once
// What the window says where a result was refused. Pure functions; any thread.

#include "study/result.h"
#include <string>
#include <string_view>

namespace themata {

// What fits the analyst's window of a hint that may speak of the terminal.
[[nodiscard]] std::string hint_in_window(const Error& error, std::string_view otherwise);

} // namespace themata
