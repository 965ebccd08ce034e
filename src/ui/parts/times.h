#pragma once
// Moments as they are said in the window. Pure functions; any thread.

#include <cstdint>
#include <string>

namespace themata {

// "22 Nov 2025, 14:03" in the machine's time zone. Milliseconds since 1970.
[[nodiscard]] std::string time_in_words(std::int64_t at);

} // namespace themata
