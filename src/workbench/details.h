#pragma once
// What an act changed, a line in words for each record. Any thread.

#include "study/change.h"
#include <string>
#include <vector>

namespace themata {

// A line each, then one that says how many of `all` there are more. `study` is as it is now; what
// is no longer in it is named from the changes.
[[nodiscard]] std::vector<std::string> details_of(const Study& study, const Changes& changes,
                                                  std::uint64_t all);

} // namespace themata
