#pragma once
// A number for what a study holds: equal for studies with equal content, whatever their ids, the
// order of their records, their history or their file. Not made against forgery. Any thread.

#include "study/study.h"

namespace themata {

[[nodiscard]] std::uint64_t fingerprint(const Study& study);

} // namespace themata
