#pragma once
// What verbs share when they open a study, when they have changed it, and when they write files:
// one that is there stays unless the call says --overwrite, and the refusal names that. One thread.

#include "cli/call.h"
#include "cli/terminal.h"
#include "workbench/exports.h"
#include "workbench/workbench.h"

namespace themata {

// The user's folders, and `--coder` or else the login name as the one who acts.
[[nodiscard]] Setting setting_of(const Call& call);

// The study that the call names first.
[[nodiscard]] Result<Workbench> open_study(const Call& call, Access access, Terminal& terminal);

// An act in one sentence, as History has it.
[[nodiscard]] std::string sentence(const Entry& entry);

// Carries the intent out and prints what History says of it.
[[nodiscard]] Result<void> act(Workbench& workbench, const Intent& intent, Terminal& terminal);

[[nodiscard]] Overwriting overwriting_in(const Call& call);

// Whether this file may be written; asked of all of them before the first is.
[[nodiscard]] Result<void> may_be_written(const Call& call, const std::filesystem::path& file);

// Writes it and says so.
[[nodiscard]] Result<void> write_asked(const Call& call, const std::filesystem::path& file,
                                       std::string_view text, Terminal& terminal);

} // namespace themata
