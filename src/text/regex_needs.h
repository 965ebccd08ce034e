#pragma once
// What a regular expression cannot match without, read off the expression: so that a search reads
// only texts in which it stands. A pure function; any thread.

#include <string>
#include <string_view>
#include <vector>

namespace themata {

// Runs of letters and digits as they are written, of which each match contains one; none when that
// cannot be told. An expression with a mistake, or with flags of its own, tells nothing.
[[nodiscard]] std::vector<std::string> needed_by(std::string_view expression);

} // namespace themata
