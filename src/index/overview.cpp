#include "index/overview.h"

#include "index/filters.h"
#include "index/scan.h"
#include "text/segments.h"
#include <algorithm>
#include <map>
#include <unordered_map>

namespace themata {

namespace {

// Filters that are kept; a session uses a handful, a program that tries them all should not fill
// the memory.
constexpr std::size_t most_kept = 200;

} // namespace

void Overview::follow(const Snapshot& snapshot) {
    const Study& study = snapshot.study;
    if (responses_ != study.responses || participants_ != study.participants) {
        columns_.reset();
        by_answer_.clear();
        by_coding_.clear();
        words_.reset();
        by_trait_.clear();
        responses_ = study.responses;
        participants_ = study.participants;
    }
    if (traits_ != study.traits || scores_ != study.scores || questions_ != study.questions ||
        scales_ != study.scales) {
        by_answer_.clear();
        by_trait_.clear();
        traits_ = study.traits;
        scores_ = study.scores;
        questions_ = study.questions;
        scales_ = study.scales;
    }
    if (codings_ != study.codings || verdicts_ != study.verdicts || themes_ != study.themes ||
        memos_ != study.memos) {
        by_coding_.clear();
        memos_ = study.memos;
        codings_ = study.codings;
        verdicts_ = study.verdicts;
        themes_ = study.themes;
    }
}

const Overview::Columns& Overview::columns(const Snapshot& snapshot) {
    if (columns_)
        return *columns_;
    const Study& study = snapshot.study;
    const std::size_t ids = std::size_t{study.responses.last_id()} + 1;
    Columns made;
    made.lengths.bytes.resize(ids);
    made.seat.resize(ids);
    made.participant.resize(ids);
    std::vector<ResponseId> all;
    all.reserve(study.responses.size());
    double sum = 0;
    std::map<std::pair<StageId, RoleId>, std::uint32_t> seats;
    study.responses.for_each([&](const Response& response) {
        const std::size_t place = response.id.value;
        all.push_back(response.id);
        made.lengths.bytes[place] = static_cast<std::uint32_t>(response.text.size());
        made.participant[place] = response.participant;
        const Participant* participant = study.participants.find(response.participant);
        const std::pair seat(response.stage, participant ? participant->role : RoleId{});
        const auto [known, is_new] =
            seats.emplace(seat, static_cast<std::uint32_t>(made.seats.size()));
        if (is_new)
            made.seats.push_back(seat);
        made.seat[place] = known->second;
        sum += static_cast<double>(response.text.size());
    });
    if (made.seats.size() <= 256)
        made.small_seat.assign(made.seat.begin(), made.seat.end());
    made.all = ResponseSet::of(all);
    made.lengths.mean = all.empty() ? 0 : sum / static_cast<double>(all.size());
    made.language = study_language(study);
    return columns_.emplace(std::move(made));
}

const std::vector<std::uint32_t>& Overview::words(const Snapshot& snapshot) {
    if (words_)
        return *words_;
    std::vector<std::uint32_t> made(std::size_t{snapshot.study.responses.last_id()} + 1);
    snapshot.study.responses.for_each([&](const Response& response) {
        made[response.id.value] = static_cast<std::uint32_t>(themata::words(response.text).size());
    });
    return words_.emplace(std::move(made));
}

const Overview::TraitColumn& Overview::trait(const Snapshot& snapshot, const std::string& name) {
    if (const auto kept = by_trait_.find(name); kept != by_trait_.end())
        return kept->second;
    TraitColumn made{.values = {""}, .value = {}};
    made.value.resize(std::size_t{snapshot.study.participants.last_id()} + 1);
    std::unordered_map<std::string_view, std::uint32_t> places;
    snapshot.study.traits.for_each([&](const Trait& trait) {
        if (trait.name != name || trait.value.empty())
            return;
        const auto next = static_cast<std::uint32_t>(made.values.size());
        const auto [place, is_new] = places.emplace(trait.value, next);
        if (is_new)
            made.values.push_back(trait.value);
        made.value[trait.participant.value] = place->second;
    });
    return by_trait_.emplace(name, std::move(made)).first->second;
}

ResponseSet Overview::set_of(const Filter& filter, const Snapshot& snapshot) {
    if (filter.field != FilterBy::length)
        return responses_with(filter, snapshot);
    const std::vector<std::uint32_t>& count = words(snapshot);
    std::vector<ResponseId> ids;
    for (const ResponseId id : columns(snapshot).all.to_vector())
        if (filter.bounds.hold(count[id.value]))
            ids.push_back(id);
    return ResponseSet::of(ids);
}

const ResponseSet& Overview::kept(const Filter& filter, const Snapshot& snapshot) {
    auto& all = asks_for_codings(filter) ? by_coding_ : by_answer_;
    const auto found = all.find(filter);
    if (found != all.end())
        return found->second;
    if (all.size() >= most_kept)
        all.clear();
    return all.emplace(filter, set_of(filter, snapshot)).first->second;
}

Filtered Overview::filtered(const SearchPlan& plan, const Snapshot& snapshot) {
    Filtered filtered{.sets = {}, .all = columns(snapshot).all};
    for (const Filter& filter : plan.filters)
        filtered.sets.push_back(kept(filter, snapshot));
    return filtered;
}

ResponseSet Overview::coded_or_judged(const Snapshot& snapshot) {
    const auto is = [&](Codedness codedness) {
        return kept({.field = FilterBy::is, .id = static_cast<std::uint32_t>(codedness)}, snapshot);
    };
    return is(Codedness::coded) | is(Codedness::nothing);
}

const Lengths& Overview::lengths(const Snapshot& snapshot) { return columns(snapshot).lengths; }

Language Overview::language(const Snapshot& snapshot) { return columns(snapshot).language; }

} // namespace themata
