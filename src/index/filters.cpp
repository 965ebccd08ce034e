#include "index/filters.h"

#include <unordered_set>

namespace themata {

namespace {

template <class Fits>
ResponseSet those_that(const Study& study, Fits fits) {
    std::vector<ResponseId> ids;
    study.responses.for_each([&](const Response& response) {
        if (fits(response))
            ids.push_back(response.id);
    });
    return ResponseSet::of(ids);
}

template <class Record, class Fits>
ResponseSet responses_of(const Table<Record>& records, Fits fits) {
    std::vector<ResponseId> ids;
    records.for_each([&](const Record& record) {
        if (fits(record))
            ids.push_back(record.response);
    });
    return ResponseSet::of(ids);
}

ResponseSet by_role(const Study& study, RoleId role) {
    std::unordered_set<ParticipantId> players;
    study.participants.for_each([&](const Participant& participant) {
        if (participant.role == role)
            players.insert(participant.id);
    });
    return those_that(
        study, [&](const Response& response) { return players.contains(response.participant); });
}

ResponseSet with_theme(const Snapshot& snapshot, ThemeId theme) {
    std::unordered_set<ThemeId> themes;
    for (const ThemeId one : subtree(snapshot.study, snapshot.lookup, theme))
        themes.insert(one);
    return responses_of(snapshot.study.codings,
                        [&](const Coding& coding) { return themes.contains(coding.theme); });
}

// Whoever finds nothing to code has read the answer as well.
ResponseSet read_by(const Study& study, CoderId coder) {
    const auto by_coder = [=](const auto& record) { return record.coder == coder; };
    return responses_of(study.codings, by_coder) | responses_of(study.verdicts, by_coder);
}

ResponseSet in_state(const Study& study, ResponseState state) {
    return those_that(study, [=](const Response& response) { return response.state == state; });
}

ResponseSet with(const Study& study, Codedness codedness) {
    const auto any = [](const auto&) { return true; };
    switch (codedness) {
    case Codedness::coded:
        return responses_of(study.codings, any);
    case Codedness::nothing:
        return responses_of(study.verdicts, any);
    case Codedness::answered:
        return in_state(study, ResponseState::answered);
    case Codedness::blank:
        return in_state(study, ResponseState::blank);
    case Codedness::uncoded:
        break;
    }
    // What is left to do: a blank answer is not.
    return in_state(study, ResponseState::answered) - responses_of(study.codings, any) -
           responses_of(study.verdicts, any);
}

} // namespace

bool asks_for_codings(const Filter& filter) {
    using enum FilterBy;
    return filter.field == theme || filter.field == coder || filter.field == is;
}

ResponseSet responses_with(const Filter& filter, const Snapshot& snapshot) {
    const Study& study = snapshot.study;
    switch (filter.field) {
    case FilterBy::stage:
        return those_that(study, [&](const Response& r) { return r.stage.value == filter.id; });
    case FilterBy::question:
        return those_that(study, [&](const Response& r) { return r.question.value == filter.id; });
    case FilterBy::participant:
        return ResponseSet::of(snapshot.lookup.responses.of({filter.id}));
    case FilterBy::role:
        return by_role(study, {filter.id});
    case FilterBy::theme:
        return with_theme(snapshot, {filter.id});
    case FilterBy::coder:
        return read_by(study, {filter.id});
    case FilterBy::is:
        break;
    }
    return with(study, static_cast<Codedness>(filter.id));
}

} // namespace themata
