#pragma once
// What the plans of workbench/ share; private to this folder.

#include "study/labels.h"
#include "text/sentences.h"
#include "workbench/plan.h"

namespace themata {

// A plan in the making: the study, the ids it may give out, the edits so far.
struct Draft {
    const Snapshot& now;
    const Acting& acting;
    Ids ids;
    Changes changes;

    Draft(const Snapshot& snapshot, const Acting& who)
        : now(snapshot), acting(who), ids(snapshot.study) {}

    [[nodiscard]] const Study& study() const { return now.study; }

    // Whom the act touched is told by its changes (study/subjects.h), or by the plan that knows
    // more.
    [[nodiscard]] Plan done(ActKind act, std::string note);
    [[nodiscard]] Plan done(ActKind act, Subjects subjects, std::string note);
};

// The acting coder, added to the draft when the study does not know the name.
[[nodiscard]] CoderId acting_coder(Draft& draft);

// The coder of this name, added to the draft as one of this kind when the study does not know it.
[[nodiscard]] CoderId coder_found_or_added(Draft& draft, const std::string& name, CoderKind kind);

// The coder of kind rule with this name, added to the draft when the study does not know the name;
// the acting coder when it is empty. Refused when it is the name of a person.
[[nodiscard]] Result<CoderId> rule_or_acting_coder(Draft& draft, const std::string& rule);

// The answer, or an error that it is gone.
[[nodiscard]] Result<Response> present(const Study& study, ResponseId response);

// The span on whole letters, or an error that it does not lie within the answer.
[[nodiscard]] Result<Span> fitted(const Response& response, Span span);

// The theme, or an error that it is gone.
[[nodiscard]] Result<Theme> present(const Study& study, ThemeId theme);

// Adds the theme as the last one below its parent, or says why the name cannot stand there.
[[nodiscard]] Result<ThemeId> add_theme(Draft& draft, const AddTheme& wanted);

// Adds the codings that are not there yet and takes back verdicts they contradict; says how many.
[[nodiscard]] Result<std::size_t> add_codings(Draft& draft, ThemeId theme, CoderId coder,
                                              const std::vector<Passage>& passages);

// Refused: empty, not UTF-8, or with control characters. `what` is named in the sentence.
[[nodiscard]] Result<void> is_one_line(std::string_view what, std::string_view text);

[[nodiscard]] Result<Plan> plan_of(Draft draft, const AddTheme&);
[[nodiscard]] Result<Plan> plan_of(Draft draft, const RenameTheme&);
[[nodiscard]] Result<Plan> plan_of(Draft draft, const DefineTheme&);
[[nodiscard]] Result<Plan> plan_of(Draft draft, const MoveTheme&);
[[nodiscard]] Result<Plan> plan_of(Draft draft, const ColourTheme&);
[[nodiscard]] Result<Plan> plan_of(Draft draft, const MergeThemes&);
[[nodiscard]] Result<Plan> plan_of(Draft draft, const SplitTheme&);
[[nodiscard]] Result<Plan> plan_of(Draft draft, const RetireTheme&);
[[nodiscard]] Result<Plan> plan_of(Draft draft, const RestoreTheme&);
[[nodiscard]] Result<Plan> plan_of(Draft draft, const ApplyTheme&);
[[nodiscard]] Result<Plan> plan_of(Draft draft, const CarryOverCodings&);
[[nodiscard]] Result<Plan> plan_of(Draft draft, const ApplyNewTheme&);
[[nodiscard]] Result<Plan> plan_of(Draft draft, const WithdrawCodings&);
[[nodiscard]] Result<Plan> plan_of(Draft draft, const AdjustSpan&);
[[nodiscard]] Result<Plan> plan_of(Draft draft, const MarkNothingToCode&);
[[nodiscard]] Result<Plan> plan_of(Draft draft, const UnmarkNothingToCode&);
[[nodiscard]] Result<Plan> plan_of(Draft draft, const WriteMemo&);
[[nodiscard]] Result<Plan> plan_of(Draft draft, const SaveSearch&);
[[nodiscard]] Result<Plan> plan_of(Draft draft, const RenameSearch&);
[[nodiscard]] Result<Plan> plan_of(Draft draft, const ChangeSearch&);
[[nodiscard]] Result<Plan> plan_of(Draft draft, const RemoveSearch&);
[[nodiscard]] Result<Plan> plan_of(Draft draft, const MarkSearchSeen&);
[[nodiscard]] Result<Plan> plan_of(Draft draft, const RunRules&);
[[nodiscard]] Result<Plan> plan_of(Draft draft, const TakeSearches&);
[[nodiscard]] Result<Plan> plan_of(Draft draft, const AddSynonyms&);
[[nodiscard]] Result<Plan> plan_of(Draft draft, const RemoveSynonyms&);
[[nodiscard]] Result<Plan> plan_of(Draft draft, const KeepRecipe&);
[[nodiscard]] Result<Plan> plan_of(Draft draft, const RenameRecipe&);
[[nodiscard]] Result<Plan> plan_of(Draft draft, const RemoveRecipe&);
[[nodiscard]] Result<Plan> plan_of(Draft draft, const MoveStage&);
[[nodiscard]] Result<Plan> plan_of(Draft draft, const RenameStage&);
[[nodiscard]] Result<Plan> plan_of(Draft draft, const MergeStages&);
[[nodiscard]] Result<Plan> plan_of(Draft draft, const MergeParticipants&);
[[nodiscard]] Result<Plan> plan_of(Draft draft, const RenameParticipant&);
[[nodiscard]] Result<Plan> plan_of(Draft draft, const PairParticipants&);
[[nodiscard]] Result<Plan> plan_of(Draft draft, const StateRange&);
[[nodiscard]] Result<Plan> plan_of(Draft draft, const DirectItem&);
[[nodiscard]] Result<Plan> plan_of(Draft draft, const AssignAnswers&);
[[nodiscard]] Result<Plan> plan_of(Draft draft, const WithdrawAssignments&);
[[nodiscard]] Result<Plan> plan_of(Draft draft, const SettleAnswers&);

} // namespace themata
