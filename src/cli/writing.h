#pragma once
// Files that a verb writes: one that is there stays unless the call says --overwrite, and the
// refusal names that. One thread.

#include "cli/call.h"
#include "cli/terminal.h"
#include "workbench/exports.h"

namespace themata {

[[nodiscard]] Overwriting overwriting_in(const Call& call);

// Whether this file may be written; asked of all of them before the first is.
[[nodiscard]] Result<void> may_be_written(const Call& call, const std::filesystem::path& file);

// Writes it and says so.
[[nodiscard]] Result<void> write_asked(const Call& call, const std::filesystem::path& file,
                                       std::string_view text, Terminal& terminal);

} // namespace themata
