#pragma once
// The verb that writes a report; a row of the table in cli/verbs.cpp. One thread.

#include "cli/verbs.h"

namespace themata {

[[nodiscard]] Verb report_verb();

} // namespace themata
