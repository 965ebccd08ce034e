#pragma once
// The verbs that look into what was said and coded: saturation, coverage, co-occurrence and
// profiles; and those of pairs and briefs. The table in verbs.cpp takes them from here. One thread.

#include "analysis/cooccurrence.h"
#include "analysis/saturation.h"
#include "cli/verbs.h"

namespace themata {

[[nodiscard]] Verb saturation_verb();
[[nodiscard]] Verb coverage_verb();
[[nodiscard]] Verb cooccurrence_verb();
[[nodiscard]] Verb profile_verb();
[[nodiscard]] Verb allocate_verb();
[[nodiscard]] Verb brief_verb();

[[nodiscard]] Result<void> show_saturation(const Call&, const Workbench&, Terminal&);
[[nodiscard]] Result<void> show_coverage(const Call&, const Workbench&, Terminal&);
[[nodiscard]] Result<void> show_cooccurrence(const Call&, const Workbench&, Terminal&);
[[nodiscard]] Result<void> show_profile(const Call&, const Workbench&, Terminal&);
[[nodiscard]] Result<void> allocate_pairs(const Call&, Workbench&, Terminal&);
[[nodiscard]] Result<void> write_briefs(const Call&, const Workbench&, Terminal&);

// What the options of a call ask for; `chart` asks the same.
[[nodiscard]] Result<SaturationSpec> saturation_asked(const Call&, const Snapshot&);
[[nodiscard]] Result<CooccurrenceSpec> cooccurrence_asked(const Call&, const Snapshot&);
[[nodiscard]] Result<void> check_stopping_rule(const Call&);

[[nodiscard]] Result<void> check_saturation(const Call&);
[[nodiscard]] Result<void> check_cooccurrence(const Call&);
[[nodiscard]] Result<void> check_profile(const Call&);
[[nodiscard]] Result<void> check_allocate(const Call&);
[[nodiscard]] Result<void> check_brief(const Call&);

} // namespace themata
