#pragma once
// What verbs share when they open a study and when they have changed it. One thread.

#include "cli/call.h"
#include "cli/terminal.h"
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

} // namespace themata
