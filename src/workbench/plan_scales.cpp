// Acts on the scales of a study: their range, and items that count the other way round.

#include "workbench/planning.h"
#include <cmath>
#include <fmt/format.h>

namespace themata {

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
        return failure(Error::Code::not_found, "This item is not in the study.",
                       "“themata scale STUDY list” shows the items.");
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
        plan.report.push_back(fmt::format("State the range of {} too, or it cannot be scored: "
                                          "themata scale STUDY range {} --least 1 --most 5.",
                                          in_quotes(scale->name), scale->name));
    return plan;
}

} // namespace themata
