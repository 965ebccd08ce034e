#include "index/overview.h"

#include "index/filters.h"
#include "index/scan.h"
#include <algorithm>
#include <unordered_map>

namespace themata {

namespace {

// Filters that are kept; a session uses a handful, a program that tries them all should not fill
// the memory.
constexpr std::size_t most_kept = 200;

template <class Record>
std::unordered_map<Id<Record>, std::uint32_t> places(const std::vector<Id<Record>>& in_order) {
    std::unordered_map<Id<Record>, std::uint32_t> places;
    for (const Id<Record> id : in_order)
        places.emplace(id, static_cast<std::uint32_t>(places.size()));
    return places;
}

std::vector<StageId> stage_order(const Study& study) {
    std::vector<const Stage*> stages;
    for (const Stage& stage : study.stages)
        stages.push_back(&stage);
    std::ranges::stable_sort(stages, {}, &Stage::order);
    std::vector<StageId> order;
    for (const Stage* stage : stages)
        order.push_back(stage->id);
    return order;
}

// Rows by the place of each id; what has none comes last.
void put_in_order(std::vector<BreakdownRow>& rows, const Snapshot& snapshot) {
    const auto stages = places(stage_order(snapshot.study));
    const auto themes = places(codebook_order(snapshot.study, snapshot.lookup));
    const auto place = [](const auto& of, auto id) {
        const auto found = of.find(id);
        return found == of.end() ? UINT32_MAX : found->second;
    };
    std::ranges::sort(rows, {}, [&](const BreakdownRow& row) {
        const std::uint32_t role = row.role ? row.role.value : UINT32_MAX;
        return std::tuple(place(stages, row.stage), role, place(themes, row.theme));
    });
}

struct RowHash {
    std::size_t operator()(const BreakdownRow& row) const {
        std::size_t hash = row.stage.value;
        hash = hash * 0x9E3779B97F4A7C15 + row.role.value;
        return hash * 0x9E3779B97F4A7C15 + row.theme.value;
    }
};

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

} // namespace

void Overview::follow(const Snapshot& snapshot) {
    const Study& study = snapshot.study;
    if (responses_ != study.responses || participants_ != study.participants) {
        columns_.reset();
        by_answer_.clear();
        by_coding_.clear();
        responses_ = study.responses;
        participants_ = study.participants;
    }
    if (codings_ != study.codings || verdicts_ != study.verdicts || themes_ != study.themes) {
        by_coding_.clear();
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
    made.stage.resize(ids);
    made.role.resize(ids);
    std::vector<ResponseId> all;
    all.reserve(study.responses.size());
    double sum = 0;
    study.responses.for_each([&](const Response& response) {
        const std::size_t place = response.id.value;
        all.push_back(response.id);
        made.lengths.bytes[place] = static_cast<std::uint32_t>(response.text.size());
        made.stage[place] = response.stage;
        if (const Participant* participant = study.participants.find(response.participant))
            made.role[place] = participant->role;
        sum += static_cast<double>(response.text.size());
    });
    made.all = ResponseSet::of(all);
    made.lengths.mean = all.empty() ? 0 : sum / static_cast<double>(all.size());
    made.language = study_language(study);
    return columns_.emplace(std::move(made));
}

Filtered Overview::filtered(const SearchPlan& plan, const Snapshot& snapshot) {
    Filtered filtered{.sets = {}, .all = columns(snapshot).all};
    for (const Filter& filter : plan.filters) {
        auto& kept = asks_for_codings(filter) ? by_coding_ : by_answer_;
        auto found = kept.find(filter);
        if (found == kept.end()) {
            if (kept.size() >= most_kept)
                kept.clear();
            found = kept.emplace(filter, responses_with(filter, snapshot)).first;
        }
        filtered.sets.push_back(found->second);
    }
    return filtered;
}

const Lengths& Overview::lengths(const Snapshot& snapshot) { return columns(snapshot).lengths; }

Language Overview::language(const Snapshot& snapshot) { return columns(snapshot).language; }

std::vector<BreakdownRow> Overview::breakdown(const Snapshot& snapshot,
                                              const ResponseSet& responses,
                                              const std::vector<BreakdownKey>& keys) {
    if (keys.empty())
        return {};
    const auto asked = [&](BreakdownKey key) { return std::ranges::find(keys, key) != keys.end(); };
    const bool by_stage = asked(BreakdownKey::stage);
    const bool by_role = asked(BreakdownKey::role);
    const bool by_theme = asked(BreakdownKey::theme);
    const Columns& column = columns(snapshot);
    std::unordered_map<BreakdownRow, std::size_t, RowHash> counts;
    for (const ResponseId id : responses.to_vector()) {
        BreakdownRow row;
        if (by_stage)
            row.stage = column.stage[id.value];
        if (by_role)
            row.role = column.role[id.value];
        if (!by_theme) {
            ++counts[row];
            continue;
        }
        for (const ThemeId theme : themes_of(snapshot, id)) {
            row.theme = theme;
            ++counts[row];
        }
    }
    std::vector<BreakdownRow> rows;
    for (const auto& [row, n] : counts)
        rows.push_back({row.stage, row.role, row.theme, n});
    put_in_order(rows, snapshot);
    return rows;
}

} // namespace themata
