#pragma once
// The verbs about several coders: agree, assign, settle; rows of the table in cli/verbs.cpp, and
// what these share. One thread.

#include "analysis/disagreements.h"
#include "cli/verbs.h"

namespace themata {

[[nodiscard]] Verb agree_verb();
[[nodiscard]] Verb assign_verb();
[[nodiscard]] Verb settle_verb();

[[nodiscard]] Result<void> show_agreement(const Call&, const Workbench&, Terminal&);
[[nodiscard]] Result<void> assign_answers(const Call&, Terminal&);
[[nodiscard]] Result<void> settle_answers(const Call&, Workbench&, Terminal&);

[[nodiscard]] Result<void> check_agree(const Call&);
[[nodiscard]] Result<void> check_assign(const Call&);
[[nodiscard]] Result<void> check_settle(const Call&);

// The comparison that the options ask for: --coders, --unit, --overlap, --level, --theme, --stage …
[[nodiscard]] Result<void> check_who_agrees(const Call&);
[[nodiscard]] Result<AgreementSpec> agreement_asked(const Call&, const Snapshot&);

// The list of `agree --disagreements`.
[[nodiscard]] Result<void> show_disagreements(const Call&, const Snapshot&, const AgreementSpec&,
                                              Terminal&);

// As JSON, by the names of the contract; the rows without those that are not asked for.
[[nodiscard]] std::string in_json(const CoderAgreement& found,
                                  const std::vector<std::string>& notes);

} // namespace themata
