// Acts on what questionnaires brought: the names and order of stages, the ranges of scales and the
// directions of their items.

#include "text/utf8.h"
#include "workbench/planning.h"
#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace themata {

namespace {

Result<Stage> stage_there(const Study& study, StageId id) {
    if (const Stage* found = study.stages.find(id))
        return *found;
    return failure(Error::Code::not_found, "This stage is no longer in the study.",
                   "Look in History for who removed it.");
}

// The numbers that put them in their order stay, so that a stage that a later import brings between
// two others by its date stands between them still; equal ones are parted.
std::vector<std::int32_t> places_of(const std::vector<Stage>& stages) {
    std::vector<std::int32_t> places;
    for (const Stage& stage : stages)
        places.push_back(places.empty() ? stage.order : std::max(stage.order, places.back() + 1));
    return places;
}

} // namespace

Result<Plan> plan_of(Draft draft, const MoveStage& wanted) {
    const auto stage = stage_there(draft.study(), wanted.stage);
    if (!stage)
        return failure(stage.error());
    if (wanted.before)
        if (const auto before = stage_there(draft.study(), wanted.before); !before)
            return failure(before.error());
    const std::vector<Stage> before = in_order(draft.study().stages);
    std::vector<Stage> after = before;
    if (wanted.before != stage->id) {
        std::erase_if(after, [&](const Stage& each) { return each.id == stage->id; });
        const auto place = std::ranges::find(after, wanted.before, &Stage::id);
        after.insert(place, *stage);
    }
    if (after == before)
        return failure(Error::Code::refused,
                       "The stage " + in_quotes(stage->name) + " stands there already.",
                       "Nothing was changed.");
    const std::vector<std::int32_t> places = places_of(before);
    for (std::size_t at = 0; at < after.size(); ++at) {
        Stage moved = after[at];
        moved.order = places[at];
        if (moved != after[at])
            draft.changes.push_back(altered(after[at], moved));
    }
    const Stage* next = draft.study().stages.find(wanted.before);
    return draft.done(ActKind::move_stage, {subject(stage->id)},
                      "Moved the stage " + in_quotes(stage->name) +
                          (next ? " before " + in_quotes(next->name) : " to the end"));
}

Result<Plan> plan_of(Draft draft, const RenameStage& wanted) {
    const auto stage = stage_there(draft.study(), wanted.stage);
    if (!stage)
        return failure(stage.error());
    if (is_blank(wanted.name))
        return failure(Error::Code::refused, "A stage needs a name.", "Type a word or two.");
    if (find_invalid_utf8(wanted.name))
        return failure(Error::Code::refused, "The name is not valid UTF-8 text.",
                       "Type it anew, or set the terminal to UTF-8.");
    if (stage->name == wanted.name)
        return failure(Error::Code::refused,
                       "The stage is called " + in_quotes(wanted.name) + " already.",
                       "Nothing was changed.");
    for (const Stage& other : draft.study().stages)
        if (other.name == wanted.name)
            return failure(Error::Code::refused,
                           "There is a stage " + in_quotes(wanted.name) + " already.",
                           "Choose another name.");
    Stage after = *stage;
    after.name = wanted.name;
    draft.changes.push_back(altered(*stage, after));
    return draft.done(ActKind::rename_stage, "Renamed the stage " + in_quotes(stage->name) +
                                                 " to " + in_quotes(wanted.name));
}

namespace {

std::string range_in_words(const Scale& scale) {
    return fmt::format("{}-{}", scale.least.value_or(0), scale.most.value_or(0));
}

// Scores of the scale's items that lie outside its range.
std::size_t outside(const Study& study, const Scale& scale) {
    std::size_t n = 0;
    study.scores.for_each([&](const Score& score) {
        const bool of_scale = study.questions.find(score.question)->scale == scale.id;
        n += of_scale && score.value && (*score.value < *scale.least || *score.value > *scale.most)
                 ? 1
                 : 0;
    });
    return n;
}

std::string_view direction_name(Direction direction) {
    return direction == Direction::reversed ? "reversed" : "straight";
}

} // namespace

Result<Plan> plan_of(Draft draft, const StateRange& wanted) {
    const Scale* scale = draft.study().scales.find(wanted.scale);
    if (!scale)
        return failure(Error::Code::not_found, "This scale is no longer in the study.",
                       "Look in History for who removed it.");
    if (!std::isfinite(wanted.least) || !std::isfinite(wanted.most) || wanted.least >= wanted.most)
        return failure(Error::Code::refused,
                       fmt::format("A scale cannot go from {} to {}.", wanted.least, wanted.most),
                       "Name the smallest value first and a larger one as the largest.");
    Scale after = *scale;
    after.least = wanted.least;
    after.most = wanted.most;
    if (after == *scale)
        return failure(Error::Code::refused,
                       fmt::format("{} goes from {} to {} already.", in_quotes(scale->name),
                                   wanted.least, wanted.most),
                       "Nothing was changed.");
    draft.changes.push_back(altered(*scale, after));
    const std::size_t strays = outside(draft.study(), after);
    Plan plan = draft.done(
        ActKind::state_range,
        fmt::format("Stated the range of {}: {}", in_quotes(scale->name), range_in_words(after)));
    if (strays > 0)
        plan.report.push_back(counted(strays, "score lies", "scores lie") + " outside it.");
    return plan;
}

Result<Plan> plan_of(Draft draft, const DirectItem& wanted) {
    const Question* item = draft.study().questions.find(wanted.item);
    if (!item || item->kind != QuestionKind::item)
        return failure({.code = Error::Code::not_found,
                        .what = "This item is not in the study.",
                        .hint = "Choose one of its items.",
                        .option = "scale list"});
    const Scale* scale = draft.study().scales.find(item->scale);
    if (!scale && wanted.direction == Direction::reversed)
        return failure(Error::Code::refused,
                       in_quotes(item->wording) +
                           " belongs to no scale, so it has no range in which "
                           "it could be reversed.",
                       "Only items of a scale can be reversed.");
    if (item->direction == wanted.direction)
        return failure(Error::Code::refused,
                       fmt::format("{} is {} already.", in_quotes(item->wording),
                                   direction_name(wanted.direction)),
                       "Nothing was changed.");
    Question after = *item;
    after.direction = wanted.direction;
    draft.changes.push_back(altered(*item, after));
    Plan plan = draft.done(ActKind::direct_item,
                           fmt::format("Took the item {} as {}", in_quotes(item->wording),
                                       direction_name(wanted.direction)));
    if (scale && wanted.direction == Direction::reversed && !(scale->least && scale->most))
        plan.report.push_back("State the range of " + in_quotes(scale->name) +
                              " too, or it cannot be scored.");
    return plan;
}

} // namespace themata
