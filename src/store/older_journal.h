#pragma once
// Journals as older programs wrote them become a chain. Inner side of store/; the caller holds the
// transaction.

#include "study/result.h"

namespace themata {

// Fills the table `entry` from `entry_3`, which is what schema 3 called so: the act from its verb,
// the subjects from what the entry changed, then the chain. A merge of a theme that held nothing is
// told by its note alone, and only where no other theme could have given the same sentence. What an
// entry wrote that does not fit the tables is left without a digest, so that verify() still finds
// it.
[[nodiscard]] Result<void> chain_entries_of_schema_3(struct StudyFile& file);

} // namespace themata
