#pragma once
// The tables of the study file as a Study. Inner side of store/; the caller holds the transaction.

#include "store/study_file.h"

namespace themata {

// The last id ever given out, per kind.
using Counters = std::array<std::int64_t, kind_count>;

[[nodiscard]] Result<Counters> read_counters(StudyFile& file);

// What is refused here is what no field can hold; whether the records fit together is for others.
[[nodiscard]] Result<Study> read_study(StudyFile& file, const Counters& counters,
                                       const Reading& reading);

} // namespace themata
