#include "exchange/taking.h"

namespace themata {

namespace {

using Use = ColumnUse;

struct TraitColumn {
    const ColumnPlan* column;
    std::uint32_t name;
};

void take_participant(Pass& pass, const SourceRow& row, const std::vector<TraitColumn>& traits) {
    const FileMapping& map = pass.source.mapping;
    const auto label = row[map.first(Use::participant)];
    if (is_blank(label))
        return pass.troubles.add("nobody is named as the participant",
                                 "Give each row a label, or name another column with "
                                 "--participant.",
                                 row.number(), "");
    const std::size_t before = pass.draft.participants.added();
    const ParticipantId participant = pass.draft.participant(label);
    if (pass.draft.participants.added() == before)
        ++pass.report.already_there.participants;
    const auto role = row[map.first(Use::role)];
    if (map.role_is || !is_blank(role))
        take_role(pass, row, participant,
                  pass.draft.role(map.role_is ? *map.role_is : std::string(role)));
    for (const TraitColumn& trait : traits)
        take_trait(pass, row, participant, *trait.column, trait.name);
}

} // namespace

Result<FileReport> take_participants(Pass pass) {
    std::vector<TraitColumn> traits;
    for (const ColumnPlan* column : pass.source.mapping.all(Use::trait))
        traits.push_back({column, pass.draft.trait_name(column->name)});
    auto passed = pass.each_row(
        [&](const SourceRow& row, std::size_t) { take_participant(pass, row, traits); });
    return passed ? pass.done() : failure(passed.error());
}

} // namespace themata
