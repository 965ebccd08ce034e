#pragma once
// Quotes as a table: theme, words, and who said them where. Pure; any thread.

#include "analysis/quotes.h"
#include "analysis/tabulation.h"

namespace themata {

// In the order of the quotes. Roles are left out where nobody has one.
[[nodiscard]] Tabulation quotes_tabulation(const Snapshot&, const std::vector<Quote>& quotes,
                                           Provenance made);

} // namespace themata
