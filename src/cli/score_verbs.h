#pragma once
// The verbs about scores: their figures, their comparison, and the scales that they are on; rows of
// the table in cli/verbs.cpp. One thread.

#include "cli/verbs.h"

namespace themata {

[[nodiscard]] Verb scores_verb();
[[nodiscard]] Verb compare_verb();
[[nodiscard]] Verb scale_verb();

[[nodiscard]] Result<void> show_scores(const Call&, const Workbench&, Terminal&);
[[nodiscard]] Result<void> show_comparison(const Call&, const Workbench&, Terminal&);
[[nodiscard]] Result<void> check_compare(const Call&);

[[nodiscard]] Result<void> scale_range(const Call&, Workbench&, Terminal&);
[[nodiscard]] Result<void> scale_reverse(const Call&, Workbench&, Terminal&);
[[nodiscard]] Result<void> scale_straight(const Call&, Workbench&, Terminal&);
[[nodiscard]] Result<void> scale_list(const Call&, const Workbench&, Terminal&);
[[nodiscard]] Result<void> check_scale_range(const Call&);

} // namespace themata
