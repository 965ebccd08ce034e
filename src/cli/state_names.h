#pragma once
// How the states of a theme are called. Any thread.

#include "study/records.h"
#include <string_view>

namespace themata {

[[nodiscard]] constexpr std::string_view name_of(ThemeState state) {
    constexpr std::string_view names[] = {"draft", "approved", "retired"};
    return names[static_cast<std::size_t>(state)];
}

} // namespace themata
