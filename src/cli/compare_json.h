#pragma once
// Comparisons for programs; the names are a contract. Pure functions; any thread.

#include "analysis/comparison_tables.h"

namespace themata {

[[nodiscard]] std::string comparison_in_json(const Comparison&, const Study&);

// {"family", "size", "correct", "comparisons": […], "refused": […]}
[[nodiscard]] std::string comparisons_in_json(const Comparisons&, const Study&);

} // namespace themata
