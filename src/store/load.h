#pragma once
// All of a study file read: its tables as a Study, and whatever may be wrong in it. Inner side of
// store/; the caller holds the transaction.

#include "store/study_file.h"

namespace themata {

// The last id ever given out, per kind.
using Counters = std::array<std::int64_t, kind_count>;

[[nodiscard]] Result<Counters> read_counters(StudyFile& file);

// What is refused here is what no field can hold; whether the records fit together is for others.
[[nodiscard]] Result<Study> read_study(StudyFile& file, const Counters& counters,
                                       const Reading& reading);

[[nodiscard]] Result<Verification> verify_file(StudyFile& file);

// The tables taken back entry by entry, from the last to the first: nothing may be left, and each
// before-image and each entry's digest of its records must fit what stands there (store/rewind.h).
// Sentences, at most a few.
[[nodiscard]] Result<std::vector<std::string>> journal_faults(StudyFile& file, const Study& study);

} // namespace themata
