#pragma once
// Which of the known names somebody may have meant who typed an unknown one. Any thread.

#include <string>
#include <string_view>
#include <vector>

namespace themata {

// At most three, nearest first, without regard to case and accents; none when none is near.
[[nodiscard]] std::vector<std::string> names_near(std::string_view typed,
                                                  const std::vector<std::string>& known);

// "“Phase 1”, “Phase 2” and 3 more".
[[nodiscard]] std::string listed(const std::vector<std::string>& names, std::size_t limit);

} // namespace themata
