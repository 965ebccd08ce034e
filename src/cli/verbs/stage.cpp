#include "cli/asked.h"
#include "cli/opening.h"
#include "cli/tabulated.h"
#include "cli/verb.h"
#include "study/labels.h"
#include "workbench/names.h"
#include <map>

namespace themata {

namespace {

std::map<StageId, std::size_t> answers_by_stage(const Study& study) {
    std::map<StageId, std::size_t> answers;
    study.responses.for_each([&](const Response& response) {
        answers[response.stage] += response.state == ResponseState::answered ? 1 : 0;
    });
    return answers;
}

Result<void> stage_rename(const Call& call, Workbench& workbench, Terminal& terminal) {
    const auto stage = stage_named(*workbench.snapshot(), call.argument(1));
    if (!stage)
        return failure(stage.error());
    return act(workbench, RenameStage{.stage = *stage, .name = call.argument(2)}, terminal);
}

Result<void> check_stage_move(const Call& call) {
    if (call.has("--before") != call.has("--last"))
        return {};
    return wrong_call("“themata stage move” wants to know where to.",
                      "Give --before STAGE or --last.");
}

Result<void> stage_move(const Call& call, Workbench& workbench, Terminal& terminal) {
    const auto stage = stage_named(*workbench.snapshot(), call.argument(1));
    if (!stage)
        return failure(stage.error());
    Naming naming(call, *workbench.snapshot());
    MoveStage move{.stage = *stage, .before = {}};
    naming.take("--before", stage_named, move.before);
    const auto intent = naming.result(move);
    return intent ? act(workbench, *intent, terminal) : failure(intent.error());
}

Result<void> check_stage_merge(const Call& call) {
    if (call.has("--into"))
        return {};
    return wrong_call("“themata stage merge” wants the stage that stays.", "Give --into STAGE.");
}

Result<void> stage_merge(const Call& call, Workbench& workbench, Terminal& terminal) {
    const Snapshot& now = *workbench.snapshot();
    const auto from = stage_named(now, call.argument(1));
    if (!from)
        return failure(from.error());
    Naming naming(call, now);
    MergeStages merge{.from = *from, .into = {}};
    naming.take("--into", stage_named, merge.into);
    const auto intent = naming.result(merge);
    return intent ? act(workbench, *intent, terminal) : failure(intent.error());
}

Result<void> stage_list(const Call& call, const Workbench& workbench, Terminal& terminal) {
    const Snapshot& now = *workbench.snapshot();
    const std::vector<Stage> stages = in_order(now.study.stages);
    auto answers = answers_by_stage(now.study);
    Answer answer{.tables = {list_of("stages", "Stages", {"Stage", "#Answers"},
                                     provenance_of(now, command_of(call)))}};
    Tabulation& list = answer.tables.front();
    for (const Stage& stage : stages)
        list.rows.push_back(
            {.cells = {cell_of(stage.name), cell_of(static_cast<double>(answers[stage.id]), 0)}});
    answer.json = [&] { return rows_in_json(list, {"stage", "answers"}); };
    if (stages.empty())
        answer.text = [](std::size_t) { return std::string("The study has no stages yet.\n"); };
    return put_out(call, answer, terminal);
}

constexpr OptionRule stage_move_options[] = {
    {"--before", "STAGE", "The stage that shall follow it."}, {"--last", "", "Behind all others."}};
constexpr OptionRule stage_merge_options[] = {{"--into", "STAGE", "The stage that stays."}};
constexpr Verb stage_parts[] = {{.name = "rename",
                                 .summary = "Gives a stage another name.",
                                 .arguments = "STAGE NAME",
                                 .act = ActWriting{stage_rename}},
                                {.name = "move",
                                 .summary = "Puts a stage in another place among the stages.",
                                 .arguments = "STAGE",
                                 .options = stage_move_options,
                                 .act = ActWriting{stage_move},
                                 .check = check_stage_move},
                                {.name = "merge",
                                 .summary = "Makes two stages one, with all their answers.",
                                 .arguments = "STAGE",
                                 .options = stage_merge_options,
                                 .act = ActWriting{stage_merge},
                                 .check = check_stage_merge},
                                {.name = "list",
                                 .summary = "Shows the stages in their order, with their answers.",
                                 .arguments = "",
                                 .options = table_formats,
                                 .act = ActReading{stage_list},
                                 .answers = Answers::tables}};
constexpr OptionRule stage_options[] = {who_acts};

} // namespace

extern constexpr Verb verb_stage{.name = "stage",
                                 .summary =
                                     "Shows, orders and renames the stages: list, move, rename, "
                                     "merge.",
                                 .options = stage_options,
                                 .parts = stage_parts};

} // namespace themata
