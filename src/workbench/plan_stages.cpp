// Acts on the stages of a study: their names, and how they follow each other.

#include "text/utf8.h"
#include "workbench/planning.h"
#include <algorithm>

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

} // namespace themata
