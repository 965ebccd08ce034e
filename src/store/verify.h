#pragma once
// Looks for whatever may be wrong in a study file. Inner side of store/; the caller holds the
// transaction.

#include "store/study_file.h"

namespace themata {

[[nodiscard]] Result<Verification> verify_file(StudyFile& file);

// The tables taken back entry by entry, from the last to the first: nothing may be left, and each
// before-image and each entry's digest of its records must fit what stands there (store/rewind.h).
// Sentences, at most a few.
[[nodiscard]] Result<std::vector<std::string>> journal_faults(StudyFile& file, const Study& study);

} // namespace themata
