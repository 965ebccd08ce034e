#pragma once
// The verbs about saved searches, rules, synonyms, duplicates and suggestions; rows of the table in
// cli/verbs.cpp. One thread.

#include "cli/verbs.h"

namespace themata {

[[nodiscard]] Verb searches_verb();
[[nodiscard]] Verb rules_verb();
[[nodiscard]] Verb synonyms_verb();
[[nodiscard]] Verb duplicates_verb();
[[nodiscard]] Verb suggest_verb();

// Their parts, one function each.
[[nodiscard]] Result<void> searches_list(const Call&, const Workbench&, Terminal&);
[[nodiscard]] Result<void> searches_save(const Call&, Workbench&, Terminal&);
[[nodiscard]] Result<void> searches_run(const Call&, const Workbench&, Terminal&);
[[nodiscard]] Result<void> searches_seen(const Call&, Workbench&, Terminal&);
[[nodiscard]] Result<void> searches_rename(const Call&, Workbench&, Terminal&);
[[nodiscard]] Result<void> searches_change(const Call&, Workbench&, Terminal&);
[[nodiscard]] Result<void> searches_remove(const Call&, Workbench&, Terminal&);

[[nodiscard]] Result<void> rules_add(const Call&, Workbench&, Terminal&);
[[nodiscard]] Result<void> rules_list(const Call&, const Workbench&, Terminal&);
[[nodiscard]] Result<void> rules_run(const Call&, Workbench&, Terminal&);
[[nodiscard]] Result<void> rules_check(const Call&, const Workbench&, Terminal&);
[[nodiscard]] Result<void> rules_export(const Call&, const Workbench&, Terminal&);
[[nodiscard]] Result<void> rules_import(const Call&, Workbench&, Terminal&);

[[nodiscard]] Result<void> show_duplicates(const Call&, const Workbench&, Terminal&);
[[nodiscard]] Result<void> check_likeness(const Call&);
[[nodiscard]] Result<void> show_suggestions(const Call&, const Workbench&, Terminal&);
[[nodiscard]] Result<void> check_suggest(const Call&);

[[nodiscard]] Result<void> synonyms_list(const Call&, const Workbench&, Terminal&);
[[nodiscard]] Result<void> synonyms_add(const Call&, Workbench&, Terminal&);
[[nodiscard]] Result<void> synonyms_remove(const Call&, Workbench&, Terminal&);

} // namespace themata
