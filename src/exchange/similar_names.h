#pragma once
// Names that differ only in white space or case, and are therefore two: likely a slip that the
// analyst wants to know of. Pure; any thread.

#include "exchange/import_draft.h"

namespace themata {

// Only pairs in which one name at least is new.
[[nodiscard]] std::vector<std::string> notes_on_names(const ImportDraft& draft);

} // namespace themata
