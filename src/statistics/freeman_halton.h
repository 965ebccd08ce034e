#pragma once
// The exact test of r x c tables, counted column by column. Pure; any thread.

#include "statistics/margins.h"

namespace themata {

// The table has two rows and two columns that are not empty, or more.
[[nodiscard]] PermutationP freeman_halton(const CountTable& table, const Margins& margins,
                                          const Draws& draws);

[[nodiscard]] PermutationP drawn_tables(const CountTable& table, const Margins& margins,
                                        const Draws& draws);

} // namespace themata
