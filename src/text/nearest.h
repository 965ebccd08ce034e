#pragma once
// This header finds, of names that exist, those that somebody may have meant who typed another.
// Letters are compared loosely, as fold_loosely leaves them. Pure functions; any thread.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace themata {

// The least number of code points that are put in, left out, exchanged, or swapped with their
// neighbour, to make `b` of `a` (optimal string alignment: no part is edited twice).
[[nodiscard]] std::size_t edit_distance(std::u32string_view a, std::u32string_view b);

// At most `most` of the known names that may have been meant: those that hold the typed word, and
// those that differ from it in a third of its letters at most. Nearest first; ties as they stand.
[[nodiscard]] std::vector<std::string>
names_near(std::string_view typed, const std::vector<std::string>& known, std::size_t most = 3);

// The nearest of the known names, however far they are, for a sentence that offers some in any
// case.
[[nodiscard]] std::vector<std::string>
nearest_names(std::string_view typed, const std::vector<std::string>& known, std::size_t most = 3);

} // namespace themata
