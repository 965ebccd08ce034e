#include "exchange/heading_names.h"
#include "exchange/taking.h"

namespace themata {

namespace {

using Use = ColumnUse;

QuestionId item_named(ImportDraft& draft, const std::string& wording) {
    const auto item = scale_item(wording).value_or(ScaleItem{});
    return item_for(draft, wording, item.scale, item.domain);
}

void take_score_row(Pass& pass, const SourceRow& row, const std::vector<StageId>& by_date,
                    std::size_t place) {
    const FileMapping& map = pass.source.mapping;
    const auto label = row[map.first(Use::participant)];
    const auto item = row[map.first(Use::item)];
    const auto role = row[map.first(Use::role)];
    const auto stage = map.stage_is ? std::string_view(*map.stage_is) : row[map.first(Use::stage)];
    if (is_blank(label) || is_blank(item) || (by_date.empty() && is_blank(stage)))
        return pass.troubles.add("participant, stage or item is not named",
                                 "Name all three in each row.", row.number(), "");
    const ParticipantId participant = pass.draft.participant(label);
    if (map.role_is || !is_blank(role))
        take_role(pass, row, participant,
                  pass.draft.role(map.role_is ? *map.role_is : std::string(role)));
    const StageId at = by_date.empty() ? pass.draft.stage(std::string(stage)) : by_date[place];
    take_score(pass, row, participant, at, item_named(pass.draft, std::string(item)),
               row[map.first(Use::value)]);
}

} // namespace

Result<FileReport> take_scores(Pass pass) {
    std::vector<StageId> by_date;
    if (pass.column(Use::stage_date)) {
        auto stages = stages_by_date(pass.draft, pass.source);
        if (!stages)
            return failure(stages.error());
        by_date = std::move(*stages);
    }
    auto passed = pass.each_row([&](const SourceRow& row, std::size_t place) {
        take_score_row(pass, row, by_date, place);
    });
    return passed ? pass.done() : failure(passed.error());
}

} // namespace themata
