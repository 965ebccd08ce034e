#pragma once
// The order of stages by the numbers in their names. Private to plan_import(). Pure; any thread.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace themata {

// "Phase 2, week 10" -> 2, 10.
[[nodiscard]] std::vector<std::uint64_t> numbers_in(std::string_view name);

// The places of the names by their numbers, those of the same numbers as they come; as all of them
// come when a name has none.
[[nodiscard]] std::vector<std::size_t> places_by_number(const std::vector<std::string>& names);

} // namespace themata
