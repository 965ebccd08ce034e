#pragma once
// Words of a query with the synonyms that the study has for them: who looks for "late" finds
// "delayed" too, where the analyst said that they mean the same. Pure; any thread.

#include "index/query.h"
#include "text/synonyms.h"

namespace themata {

// Only words in all their forms are widened; =words, phrases and the rest stay as they are.
[[nodiscard]] Query with_synonyms(Query query, const SynonymGroups& groups);

} // namespace themata
