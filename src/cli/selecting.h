#pragma once
// Options that choose which answers an analysis looks at and whose coding counts. One thread.

#include "analysis/selection.h"
#include "cli/call.h"
#include "workbench/workbench.h"

namespace themata {

// --role, --stage, --question, --coders, then the verb's own.
[[nodiscard]] std::vector<OptionRule> selection_and(std::vector<OptionRule> own);
[[nodiscard]] Result<Selection> selection_of(const Call& call, const Snapshot& now);

// A whole number as a number of 32 bits.
[[nodiscard]] std::uint32_t small_number(const Call& call, std::string_view option,
                                         std::uint32_t otherwise);

} // namespace themata
