#include "cli/csv.h"
#include "cli/opening.h"
#include "cli/text_table.h"
#include "cli/verbs.h"
#include "workbench/names.h"
#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <nlohmann/json.hpp>

namespace themata {

namespace {

using Json = nlohmann::ordered_json;

struct StageLine {
    std::string name;
    std::size_t answers = 0;
};

std::vector<StageLine> lines_of(const Study& study) {
    std::map<StageId, std::size_t> answers;
    study.responses.for_each([&](const Response& response) {
        answers[response.stage] += response.state == ResponseState::answered ? 1 : 0;
    });
    std::vector<Stage> stages;
    study.stages.for_each([&](const Stage& stage) { stages.push_back(stage); });
    std::ranges::stable_sort(stages, {}, &Stage::order);
    std::vector<StageLine> lines;
    for (const Stage& stage : stages)
        lines.push_back({stage.name, answers[stage.id]});
    return lines;
}

std::string in_json(const std::vector<StageLine>& lines) {
    Json list = Json::array();
    for (const StageLine& line : lines)
        list.push_back({{"stage", line.name}, {"answers", line.answers}});
    return list.dump(1) + '\n';
}

std::string in_csv(const std::vector<StageLine>& lines) {
    std::vector<std::vector<std::string>> rows{{"Stage", "Answers"}};
    for (const StageLine& line : lines)
        rows.push_back({line.name, fmt::format("{}", line.answers)});
    return csv_of(rows);
}

std::string in_text(const std::vector<StageLine>& lines) {
    if (lines.empty())
        return "The study has no stages yet.\n";
    TextTable table{
        .columns = {Align::left, Align::right}, .over = {}, .rows = {{"Stage", "Answers"}}};
    for (const StageLine& line : lines)
        table.rows.push_back({one_line(line.name), fmt::format("{}", line.answers)});
    return in_columns(table);
}

} // namespace

Result<void> stage_rename(const Call& call, Workbench& workbench, Terminal& terminal) {
    const auto stage = stage_named(*workbench.snapshot(), call.argument(1));
    if (!stage)
        return failure(stage.error());
    return act(workbench, RenameStage{.stage = *stage, .name = call.argument(2)}, terminal);
}

Result<void> check_stage_move(const Call& call) {
    if (call.has("--before") != call.has("--last"))
        return {};
    return failure(Error::Code::wrong_call, "“themata stage move” wants to know where to.",
                   "Give --before STAGE or --last.");
}

Result<void> stage_move(const Call& call, Workbench& workbench, Terminal& terminal) {
    const auto stage = stage_named(*workbench.snapshot(), call.argument(1));
    if (!stage)
        return failure(stage.error());
    MoveStage move{.stage = *stage, .before = {}};
    if (const auto name = call.value("--before")) {
        const auto before = stage_named(*workbench.snapshot(), *name);
        if (!before)
            return failure(before.error());
        move.before = *before;
    }
    return act(workbench, move, terminal);
}

Result<void> stage_list(const Call& call, const Workbench& workbench, Terminal& terminal) {
    const std::vector<StageLine> lines = lines_of(workbench.study());
    const std::string format = call.value("--format", "text");
    terminal.out << (format == "json"  ? in_json(lines)
                     : format == "csv" ? in_csv(lines)
                                       : in_text(lines));
    return {};
}

} // namespace themata
