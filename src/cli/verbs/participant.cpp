// participant: two people who are one, and what somebody is called.
#include "cli/asked.h"
#include "cli/opening.h"
#include "cli/verb.h"
#include "workbench/names.h"

namespace themata {

namespace {

Result<void> check_participant_merge(const Call& call) {
    if (call.has("--into"))
        return {};
    return wrong_call("“themata participant merge” wants the participant who stays.",
                      "Give --into LABEL.");
}

Result<void> participant_merge(const Call& call, Workbench& workbench, Terminal& terminal) {
    const Snapshot& now = *workbench.snapshot();
    const auto from = participant_named(now, call.argument(1));
    if (!from)
        return failure(from.error());
    Naming naming(call, now);
    MergeParticipants merge{.from = *from, .into = {}};
    naming.take("--into", participant_named, merge.into);
    const auto intent = naming.result(merge);
    return intent ? act(workbench, *intent, terminal) : failure(intent.error());
}

Result<void> check_participant_rename(const Call& call) {
    if (call.has("--to"))
        return {};
    return wrong_call("“themata participant rename” wants the new label.", "Give --to LABEL.");
}

Result<void> participant_rename(const Call& call, Workbench& workbench, Terminal& terminal) {
    const auto person = participant_named(*workbench.snapshot(), call.argument(1));
    if (!person)
        return failure(person.error());
    return act(workbench,
               RenameParticipant{.participant = *person, .label = call.value("--to", "")},
               terminal);
}

constexpr OptionRule participant_merge_options[] = {
    {"--into", "LABEL", "The participant who stays."}};
constexpr OptionRule participant_rename_options[] = {{"--to", "LABEL", "The new label."}};
constexpr Verb participant_parts[] = {
    {.name = "merge",
     .summary = "Makes two participants one, with all that both said. Refused where they answered "
                "the same question at the same stage and say different things.",
     .arguments = "LABEL",
     .options = participant_merge_options,
     .act = ActWriting{participant_merge},
     .check = check_participant_merge},
    {.name = "rename",
     .summary = "Gives a participant another label.",
     .arguments = "LABEL",
     .options = participant_rename_options,
     .act = ActWriting{participant_rename},
     .check = check_participant_rename}};
constexpr OptionRule participant_options[] = {who_acts};

} // namespace

extern constexpr Verb verb_participant{
    .name = "participant",
    .summary = "Joins participants that are one, and renames them: merge, rename.",
    .options = participant_options,
    .parts = participant_parts};

} // namespace themata
