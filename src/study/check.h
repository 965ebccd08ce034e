#pragma once
// What always holds in a study: every reference leads to a record, names and labels that must be
// unique are, no theme is above itself, spans lie within their text, nothing is there twice.
// (That spans stand on graphemes needs Unicode and is checked above, in workbench/.)

#include "study/snapshot.h"

namespace themata {

// Looks at what the changes touched; `study` and `lookup` are those after the changes. Cost grows
// with the changes, not with the study, but for the removal of a stage, question, role or coder.
[[nodiscard]] Result<void> check(const Study& study, const Lookup& lookup, const Changes& changes);

// Looks at everything; one sentence for each breach, at most `limit`.
[[nodiscard]] std::vector<std::string> breaches(const Study& study, std::size_t limit);

// The changes that would make this study from nothing.
[[nodiscard]] Changes changes_to(const Study& study);

} // namespace themata
