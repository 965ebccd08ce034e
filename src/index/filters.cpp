#include "index/filters.h"

#include "index/measures.h"

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

ResponseSet with_theme(const Snapshot& snapshot, const Filter& filter) {
    std::unordered_set<ThemeId> themes{{filter.id}};
    if (filter.of != Filter::Of::itself)
        for (const ThemeId one : subtree(snapshot.study, snapshot.lookup, {filter.id}))
            themes.insert(one);
    return responses_of(snapshot.study.codings,
                        [&](const Coding& coding) { return themes.contains(coding.theme); });
}

// Whoever finds nothing to code has read the answer as well.
ResponseSet read_by(const Study& study, CoderId coder) {
    const auto by_coder = [=](const auto& record) { return record.coder == coder; };
    return responses_of(study.codings, by_coder) | responses_of(study.verdicts, by_coder);
}

// A memo on the answer, or on one of its codings.
ResponseSet with_memo(const Study& study) {
    std::vector<ResponseId> ids;
    study.memos.for_each([&](const Memo& memo) {
        if (memo.about == Kind::response)
            ids.push_back({memo.record});
        else if (memo.about == Kind::coding)
            if (const Coding* coding = study.codings.find({memo.record}))
                ids.push_back(coding->response);
    });
    return ResponseSet::of(ids);
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
    return filter.field == theme || filter.field == coder || filter.field == is ||
           filter.field == has;
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
        return with_theme(snapshot, filter);
    case FilterBy::coder:
        return read_by(study, {filter.id});
    case FilterBy::has:
        return with_memo(study);
    case FilterBy::trait:
        return responses_by_trait(filter, study);
    case FilterBy::score:
        return responses_by_score(filter, study);
    case FilterBy::lang:
    case FilterBy::length:
    case FilterBy::is:
        break;
    }
    return with(study, static_cast<Codedness>(filter.id));
}

} // namespace themata
