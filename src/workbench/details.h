#pragma once
// What an act changed, a line in words for each record. Any thread.

#include "study/change.h"
#include <string>
#include <vector>

namespace themata {

// At most `limit` lines, then one that says how many more there are. `study` is as it is now; what
// is no longer in it is named from the changes.
[[nodiscard]] std::vector<std::string> details_of(const Study& study, const Changes& changes,
                                                  std::size_t limit);

} // namespace themata
