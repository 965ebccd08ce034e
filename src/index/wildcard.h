#pragma once
// Words with ? for one letter and * for any number of them. The text and the wildcard are terms,
// folded alike. Pure functions; any thread.

#include <string>
#include <string_view>
#include <vector>

namespace themata {

[[nodiscard]] bool has_wildcard(std::string_view word);

// The terms of a typed word, with the wildcards in them.
[[nodiscard]] std::vector<std::string> wildcard_terms(std::string_view typed);

[[nodiscard]] bool fits_wildcard(std::string_view term, std::string_view wildcard);

// What every term that fits begins with.
[[nodiscard]] std::string_view before_wildcard(std::string_view wildcard);

// Nothing but *.
[[nodiscard]] bool is_any_term(std::string_view wildcard);

} // namespace themata
