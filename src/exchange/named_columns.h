#pragma once
// Finding the columns that an option names. Exactly as the heading stands, else without regard to
// case, spaces and underscores; a list may hold names with commas in them. Pure; any thread.

#include "exchange/survey_tools.h"
#include "study/result.h"
#include <optional>

namespace themata {

using Headings = std::vector<Heading>;

// Nothing when no column has this name; an error when several have.
[[nodiscard]] Result<std::optional<std::size_t>> column_named(const Headings& headings,
                                                              std::string_view name);

// "Trust,Service type 1": nothing when a name in it is no column of this file.
[[nodiscard]] Result<std::optional<std::vector<std::size_t>>>
columns_named(const Headings& headings, std::string_view names);

// "First..Last", both included.
[[nodiscard]] Result<std::optional<std::vector<std::size_t>>>
columns_between(const Headings& headings, std::string_view range);

} // namespace themata
