#include "ui/parts/reading_order.h"

#include <algorithm>
#include <tuple>

namespace themata {

namespace {

// By id: the place in the order that the analyst gave.
template <class Record>
std::vector<std::uint32_t> ranks_of(const Table<Record>& table) {
    std::vector<const Record*> records;
    for (const Record& record : table)
        records.push_back(&record);
    std::ranges::stable_sort(records, {}, [](const Record* record) { return record->order; });
    std::vector<std::uint32_t> ranks(table.last_id() + 1);
    for (std::uint32_t rank = 0; rank < records.size(); ++rank)
        ranks[records[rank]->id.value] = rank;
    return ranks;
}

// Two numbers, so that sorting a million compares no more than it must.
struct Key {
    std::uint64_t group = 0;
    std::uint64_t within = 0;
    const Response* response = nullptr;

    bool operator<(const Key& other) const {
        return std::tie(group, within) < std::tie(other.group, other.within);
    }
};

std::vector<Key> keys_of(const Study& study) {
    const std::vector<std::uint32_t> stages = ranks_of(study.stages);
    const std::vector<std::uint32_t> questions = ranks_of(study.questions);
    const std::uint64_t roles = study.roles.last_id() + std::uint64_t{1};
    std::vector<Key> keys;
    keys.reserve(study.responses.size());
    study.responses.for_each([&](const Response& response) {
        const Participant* who = study.participants.find(response.participant);
        const std::uint64_t role = who ? who->role.value : 0;
        const std::uint64_t group =
            (stages[response.stage.value] * roles + role) * questions.size() +
            questions[response.question.value];
        keys.push_back(
            {.group = group,
             .within = std::uint64_t{response.participant.value} << 32 | response.id.value,
             .response = &response});
    });
    std::sort(keys.begin(), keys.end());
    return keys;
}

AnswerGroup group_of(const Study& study, const Response& response, std::uint32_t first) {
    const Participant* who = study.participants.find(response.participant);
    return {.stage = response.stage,
            .role = who ? who->role : RoleId{},
            .question = response.question,
            .first = first,
            .count = 0};
}

} // namespace

ReadingOrder reading_order(const Study& study) {
    ReadingOrder order;
    order.places.assign(study.responses.last_id() + 1, ReadingOrder::nowhere);
    const std::vector<Key> keys = keys_of(study);
    order.answers.reserve(keys.size());
    order.group_places.reserve(keys.size());
    for (std::size_t at = 0; at < keys.size(); ++at) {
        const auto place = static_cast<std::uint32_t>(at);
        if (at == 0 || keys[at].group != keys[at - 1].group)
            order.groups.push_back(group_of(study, *keys[at].response, place));
        ++order.groups.back().count;
        order.answers.push_back(keys[at].response->id);
        order.group_places.push_back(static_cast<std::uint32_t>(order.groups.size() - 1));
        order.places[keys[at].response->id.value] = place;
    }
    return order;
}

AnswerStanding standing_of(const Snapshot& now, const Response& response) {
    if (!now.lookup.codings.of(response.id).empty())
        return AnswerStanding::coded;
    if (response.state == ResponseState::blank)
        return AnswerStanding::blank;
    return now.lookup.verdicts.of(response.id).empty() ? AnswerStanding::to_read
                                                       : AnswerStanding::nothing_to_code;
}

void GroupProgress::count(AnswerStanding standing) {
    ++asked;
    switch (standing) {
    case AnswerStanding::blank:
        ++blank;
        return;
    case AnswerStanding::coded:
        ++coded;
        return;
    case AnswerStanding::nothing_to_code:
        ++nothing_to_code;
        return;
    case AnswerStanding::to_read:
        ++to_read;
        return;
    }
}

ReadingProgress progress_of(const Snapshot& now, const ReadingOrder& order) {
    ReadingProgress progress{.groups = std::vector<GroupProgress>(order.groups.size()),
                             .to_read = std::vector<bool>(order.places.size())};
    for (std::size_t place = 0; place < order.answers.size(); ++place) {
        const Response* response = now.study.responses.find(order.answers[place]);
        if (!response)
            continue;
        const AnswerStanding standing = standing_of(now, *response);
        progress.groups[order.group_places[place]].count(standing);
        progress.to_read[response->id.value] = standing == AnswerStanding::to_read;
    }
    return progress;
}

} // namespace themata
