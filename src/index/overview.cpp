#include "index/overview.h"

#include "index/evidence.h"
#include "index/filters.h"
#include "study/labels.h"
#include "text/numbers.h"
#include "text/segments.h"
#include <algorithm>
#include <map>
#include <tuple>
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

namespace {

template <class Record>
std::unordered_map<Id<Record>, std::uint32_t> places(const std::vector<Id<Record>>& in_order) {
    std::unordered_map<Id<Record>, std::uint32_t> places;
    for (const Id<Record> id : in_order)
        places.emplace(id, static_cast<std::uint32_t>(places.size()));
    return places;
}

std::vector<StageId> stage_order(const Study& study) {
    std::vector<StageId> order;
    for (const Stage& stage : in_order(study.stages))
        order.push_back(stage.id);
    return order;
}

// "9" before "10", and what is not stated last.
auto value_order(const std::string& value) {
    const auto number = decimal_number(value);
    const int rank = value.empty() ? 2 : number ? 0 : 1;
    return std::tuple(rank, number.value_or(0.0), value);
}

auto value_orders(const std::vector<std::string>& values) {
    std::vector<std::tuple<int, double, std::string>> orders;
    for (const std::string& value : values)
        orders.push_back(value_order(value));
    return orders;
}

// Rows by the place of each id; what has none comes last.
void put_in_order(std::vector<BreakdownRow>& rows, const Snapshot& snapshot) {
    const bool by_theme =
        std::ranges::any_of(rows, [](const BreakdownRow& row) { return bool(row.theme); });
    const auto stages = places(stage_order(snapshot.study));
    const auto themes =
        places(by_theme ? codebook_order(snapshot.study, snapshot.lookup) : std::vector<ThemeId>());
    const auto place = [](const auto& of, auto id) {
        const auto found = of.find(id);
        return found == of.end() ? UINT32_MAX : found->second;
    };
    std::ranges::sort(rows, {}, [&](const BreakdownRow& row) {
        const std::uint32_t role = row.role ? row.role.value : UINT32_MAX;
        return std::tuple(place(stages, row.stage), role, place(themes, row.theme),
                          value_orders(row.traits));
    });
}

std::vector<ThemeId> themes_of(const Snapshot& snapshot, ResponseId response) {
    std::vector<ThemeId> themes;
    for (const CodingId coding : snapshot.lookup.codings.of(response))
        themes.push_back(snapshot.study.codings.find(coding)->theme);
    std::ranges::sort(themes);
    themes.erase(std::unique(themes.begin(), themes.end()), themes.end());
    if (themes.empty())
        themes.push_back({});
    return themes;
}

// What a row counts, as numbers: `traits` is a place in a list of combinations.
struct Cell {
    StageId stage;
    RoleId role;
    ThemeId theme;
    std::uint32_t traits = 0;

    bool operator==(const Cell&) const = default;
};

struct CellHash {
    std::size_t operator()(const Cell& cell) const {
        std::size_t hash = cell.stage.value;
        for (const std::uint32_t part : {cell.role.value, cell.theme.value, cell.traits})
            hash = hash * 0x9E3779B97F4A7C15 + part;
        return hash;
    }
};

using Counted = std::unordered_map<Cell, std::size_t, CellHash>;

// Counted in an array while it is no larger than this, and each answer in one cell.
constexpr std::size_t most_places = 100'000;

const std::vector<ThemeId> no_theme{{}};

// How many of the ids have each place, below `places`. Neighbours often have the same; counting
// them by turns in two arrays spares the processor waiting for what it has just written.
template <class PlaceOf>
std::vector<std::uint32_t> counts_by(const std::vector<ResponseId>& ids, std::size_t places,
                                     PlaceOf place_of) {
    std::vector<std::uint32_t> even(places, 0), odd(places, 0);
    const std::size_t pairs = ids.size() / 2 * 2;
    for (std::size_t at = 0; at < pairs; at += 2) {
        ++even[place_of(ids[at])];
        ++odd[place_of(ids[at + 1])];
    }
    if (pairs < ids.size())
        ++even[place_of(ids.back())];
    for (std::size_t place = 0; place < places; ++place)
        even[place] += odd[place];
    return even;
}

} // namespace

// Counts answers by what was asked for.
class Overview::Breakdown {
public:
    Breakdown(const Columns& column, const Combinations& combinations, const SearchOptions& options)
        : column_(column), combinations_(combinations) {
        for (const BreakdownKey key : options.breakdown) {
            by_stage_ = by_stage_ || key == BreakdownKey::stage;
            by_role_ = by_role_ || key == BreakdownKey::role;
            by_theme_ = by_theme_ || key == BreakdownKey::theme;
        }
    }

    [[nodiscard]] std::vector<BreakdownRow> of(const Snapshot& snapshot,
                                               const ResponseSet& responses) const {
        const std::size_t places = column_.seats.size() * combinations_.values.size();
        const std::vector<ResponseId> ids = responses.to_vector();
        const Counted counts =
            by_theme_ || places > most_places ? in_cells(snapshot, ids) : in_places(ids, places);
        std::vector<BreakdownRow> rows;
        for (const auto& [cell, n] : counts)
            rows.push_back(
                {cell.stage, cell.role, cell.theme, n, combinations_.values[cell.traits]});
        return rows;
    }

private:
    [[nodiscard]] Cell cell_of(std::size_t seat, std::size_t traits) const {
        const auto [stage, role] = column_.seats[seat];
        return {.stage = by_stage_ ? stage : StageId{},
                .role = by_role_ ? role : RoleId{},
                .theme = {},
                .traits = static_cast<std::uint32_t>(traits)};
    }

    [[nodiscard]] std::uint32_t traits_of(ResponseId id) const {
        return combinations_.of.empty() ? 0 : combinations_.of[column_.participant[id.value].value];
    }

    [[nodiscard]] Counted in_cells(const Snapshot& snapshot,
                                   const std::vector<ResponseId>& ids) const {
        Counted counts;
        for (const ResponseId id : ids) {
            Cell cell = cell_of(column_.seat[id.value], traits_of(id));
            for (const ThemeId theme : by_theme_ ? themes_of(snapshot, id) : no_theme) {
                cell.theme = theme;
                ++counts[cell];
            }
        }
        return counts;
    }

    [[nodiscard]] Counted in_places(const std::vector<ResponseId>& ids, std::size_t places) const {
        const std::size_t wide = combinations_.values.size();
        const std::vector<std::uint32_t> n = column_.small_seat.empty()
                                                 ? in_places(ids, places, column_.seat)
                                                 : in_places(ids, places, column_.small_seat);
        Counted counts;
        for (std::size_t place = 0; place < places; ++place)
            if (n[place] > 0)
                counts[cell_of(place / wide, place % wide)] += n[place];
        return counts;
    }

    template <class Seats>
    [[nodiscard]] std::vector<std::uint32_t>
    in_places(const std::vector<ResponseId>& ids, std::size_t places, const Seats& seats) const {
        const auto* seat = seats.data();
        const std::size_t wide = combinations_.values.size();
        if (wide == 1)
            return counts_by(ids, places, [=](ResponseId id) { return seat[id.value]; });
        return counts_by(ids, places,
                         [&](ResponseId id) { return seat[id.value] * wide + traits_of(id); });
    }

    const Columns& column_;
    const Combinations& combinations_;
    bool by_stage_ = false;
    bool by_role_ = false;
    bool by_theme_ = false;
};

std::vector<BreakdownRow> Overview::breakdown(const Snapshot& snapshot,
                                              const ResponseSet& responses,
                                              const SearchOptions& options) {
    if (options.breakdown.empty() && options.breakdown_traits.empty())
        return {};
    const Combinations combinations = combined(snapshot, options.breakdown_traits);
    std::vector<BreakdownRow> rows =
        Breakdown(columns(snapshot), combinations, options).of(snapshot, responses);
    put_in_order(rows, snapshot);
    return rows;
}

// Which values each participant has, each combination of them once.
Overview::Combinations Overview::combined(const Snapshot& snapshot,
                                          const std::vector<std::string>& traits) {
    Combinations combinations{.values = {{}}, .of = {}};
    if (traits.empty())
        return combinations;
    combinations.values.clear();
    combinations.of.resize(std::size_t{snapshot.study.participants.last_id()} + 1);
    std::map<std::vector<std::uint32_t>, std::uint32_t> places;
    for (std::size_t participant = 0; participant < combinations.of.size(); ++participant) {
        std::vector<std::uint32_t> key;
        std::vector<std::string> values;
        for (const std::string& name : traits) {
            const TraitColumn& column = trait(snapshot, name);
            key.push_back(column.value[participant]);
            values.push_back(column.values[key.back()]);
        }
        const auto next = static_cast<std::uint32_t>(combinations.values.size());
        const auto [place, is_new] = places.emplace(std::move(key), next);
        if (is_new)
            combinations.values.push_back(std::move(values));
        combinations.of[participant] = place->second;
    }
    return combinations;
}

} // namespace themata
