#pragma once
// The verbs of the terminal, in one table that drives parsing, checking, help and how the study is
// opened: a verb that only reads is given a const workbench and cannot change anything.
// One thread.

#include "cli/call.h"
#include "cli/terminal.h"
#include "workbench/workbench.h"
#include <span>
#include <variant>

namespace themata {

using ActAlone = Result<void> (*)(const Call&,
                                  Terminal&); // opens what it needs itself, if anything
using ActReading = Result<void> (*)(const Call&, const Workbench&, Terminal&);
using ActWriting = Result<void> (*)(const Call&, Workbench&, Terminal&);
using Act = std::variant<ActAlone, ActReading, ActWriting>;

// A verb, or what a verb does with the study: `theme STUDY merge …` is the part "merge" of "theme".
struct Verb {
    std::string_view name;
    std::string_view summary;
    std::string_view arguments; // as help prints them; of a part: those after its name
    std::vector<OptionRule> options;
    std::vector<std::string> notes; // paragraphs for the end of help
    Act act = ActAlone{nullptr};    // none: the window's, or that of a part
    // Whether the options that are given go together; asked before the study is opened.
    Result<void> (*check)(const Call&) = nullptr;
    std::vector<Verb> parts = {};
    std::span<const QueryForm> forms = {}; // all that a query can say, for the end of help
};

[[nodiscard]] const std::vector<Verb>& verbs();

// Rows of the table that others take options from.
[[nodiscard]] Verb table_verb();

// One function for each verb, each in a file of its own.
[[nodiscard]] Result<void> make_study(const Call&, Terminal&);
[[nodiscard]] Result<void> import_files(const Call&, Terminal&);
[[nodiscard]] Result<void> code_answers(const Call&, Workbench&, Terminal&);
[[nodiscard]] Result<void> search_answers(const Call&, const Workbench&, Terminal&);
[[nodiscard]] Result<void> show_table(const Call&, const Workbench&, Terminal&);
[[nodiscard]] Result<void> show_quotes(const Call&, const Workbench&, Terminal&);
[[nodiscard]] Result<void> show_codebook(const Call&, const Workbench&, Terminal&);
[[nodiscard]] Result<void> show_history(const Call&, const Workbench&, Terminal&);
[[nodiscard]] Result<void> undo_act(const Call&, Workbench&, Terminal&);
[[nodiscard]] Result<void> redo_act(const Call&, Workbench&, Terminal&);
[[nodiscard]] Result<void> verify_study(const Call&, Terminal&);
[[nodiscard]] Result<void> describe_study(const Call&, const Workbench&, Terminal&);
[[nodiscard]] Result<void> export_study(const Call&, const Workbench&, Terminal&);
[[nodiscard]] Result<void> peek_file(const Call&, Terminal&);

[[nodiscard]] Result<void> check_code(const Call&);
[[nodiscard]] Result<void> check_codebook(const Call&);
[[nodiscard]] Result<void> check_undo(const Call&);
[[nodiscard]] Result<void> check_table(const Call&);
[[nodiscard]] Result<void> check_export(const Call&);
[[nodiscard]] Result<void> check_search(const Call&);
[[nodiscard]] Result<void> check_verify(const Call&);

// The parts of `theme`.
[[nodiscard]] Result<void> theme_add(const Call&, Workbench&, Terminal&);
[[nodiscard]] Result<void> theme_rename(const Call&, Workbench&, Terminal&);
[[nodiscard]] Result<void> theme_define(const Call&, Workbench&, Terminal&);
[[nodiscard]] Result<void> theme_move(const Call&, Workbench&, Terminal&);
[[nodiscard]] Result<void> theme_merge(const Call&, Workbench&, Terminal&);
[[nodiscard]] Result<void> theme_split(const Call&, Workbench&, Terminal&);
[[nodiscard]] Result<void> theme_retire(const Call&, Workbench&, Terminal&);
[[nodiscard]] Result<void> theme_restore(const Call&, Workbench&, Terminal&);
[[nodiscard]] Result<void> check_theme_move(const Call&);
[[nodiscard]] Result<void> check_theme_merge(const Call&);
[[nodiscard]] Result<void> check_theme_split(const Call&);
[[nodiscard]] Result<void> theme_list(const Call&, const Workbench&, Terminal&);

// The parts of `stage`.
[[nodiscard]] Result<void> stage_rename(const Call&, Workbench&, Terminal&);
[[nodiscard]] Result<void> stage_move(const Call&, Workbench&, Terminal&);
[[nodiscard]] Result<void> check_stage_move(const Call&);
[[nodiscard]] Result<void> stage_list(const Call&, const Workbench&, Terminal&);

} // namespace themata
