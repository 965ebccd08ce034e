#pragma once
// Groups of answers that are alike, as the options of a call name them. One thread.

#include "analysis/duplicates.h"
#include "cli/call.h"
#include "workbench/workbench.h"

namespace themata {

[[nodiscard]] DuplicateSpec likeness_of(const Call& call);
[[nodiscard]] Result<void> check_likeness(const Call& call);

// What --group or --like means.
[[nodiscard]] Result<DuplicateGroup> group_named(const Call& call, const Workbench& workbench,
                                                 std::stop_token stop);

} // namespace themata
