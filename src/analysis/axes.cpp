#include "analysis/axes.h"

#include "study/labels.h"
#include "text/numbers.h"
#include <algorithm>
#include <cmath>
#include <limits>
#include <set>
#include <unordered_map>

namespace themata {

namespace {

// Without a value, and so behind all that have one.
constexpr std::uint32_t no_rank = std::numeric_limits<std::uint32_t>::max();

bool same_letters(std::string_view a, std::string_view b) {
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; };
    return std::ranges::equal(a, b, {}, lower, lower);
}

// Names and ranks of the records of a table, in their order.
template <class Record, class Name>
AxisValues ranked(const Table<Record>& records, Name name) {
    AxisValues values;
    values.ranks.assign(records.last_id() + 1, no_rank);
    for (const Record& record : in_order(records)) {
        values.ranks[record.id.value] = static_cast<std::uint32_t>(values.names.size());
        values.names.push_back(name(record));
    }
    return values;
}

// Ranks of participants that have no value yet become the last one, which is called `name`.
AxisValues with_rest(AxisValues values, const Study& study, std::string_view name) {
    const auto rest = static_cast<std::uint32_t>(values.names.size());
    bool needed = false;
    study.participants.for_each([&](const Participant& participant) {
        std::uint32_t& rank = values.ranks[participant.id.value];
        needed = needed || rank == no_rank;
        rank = std::min(rank, rest);
    });
    if (needed)
        values.names.emplace_back(name);
    return values;
}

AxisValues roles_of(const Study& study) {
    AxisValues values;
    values.ranks.assign(study.participants.last_id() + 1, no_rank);
    std::vector<std::uint32_t> rank_of_role(study.roles.last_id() + 1, no_rank);
    study.roles.for_each([&](const Role& role) {
        rank_of_role[role.id.value] = static_cast<std::uint32_t>(values.names.size());
        values.names.push_back(role.name);
    });
    study.participants.for_each([&](const Participant& participant) {
        values.ranks[participant.id.value] = rank_of_role[participant.role.value];
    });
    return with_rest(std::move(values), study, no_role);
}

// What is no number comes after all numbers.
double number_or_last(const std::string& text) {
    return decimal_number(text).value_or(std::numeric_limits<double>::infinity());
}

void sort_values(std::vector<std::string>& names, TraitKind kind) {
    if (kind == TraitKind::number)
        std::ranges::sort(names, [](const std::string& a, const std::string& b) {
            const double x = number_or_last(a);
            const double y = number_or_last(b);
            return x != y ? x < y : a < b;
        });
    if (kind == TraitKind::date || kind == TraitKind::text)
        std::ranges::sort(names);
}

Result<AxisValues> traits_of(const Study& study, const std::string& name) {
    AxisValues values;
    values.ranks.assign(study.participants.last_id() + 1, no_rank);
    std::vector<const Trait*> traits;
    study.traits.for_each([&](const Trait& trait) {
        if (trait.name == name)
            traits.push_back(&trait);
    });
    if (traits.empty())
        return failure({.code = Error::Code::not_found,
                        .what = "No participant has a trait \"" + name + "\".",
                        .hint = "Name a trait that there is.",
                        .option = "describe"});
    std::unordered_map<std::string_view, std::uint32_t> rank_of;
    for (const Trait* trait : traits)
        if (!trait->value.empty() && rank_of.emplace(trait->value, 0).second)
            values.names.push_back(trait->value);
    sort_values(values.names, traits.front()->kind);
    for (std::uint32_t rank = 0; rank < values.names.size(); ++rank)
        rank_of[values.names[rank]] = rank;
    for (const Trait* trait : traits)
        if (!trait->value.empty())
            values.ranks[trait->participant.value] = rank_of[trait->value];
    return with_rest(std::move(values), study, not_stated);
}

} // namespace

std::string name_of(const Axis& axis) {
    switch (axis.kind) {
    case AxisKind::role:
        return "role";
    case AxisKind::stage:
        return "stage";
    case AxisKind::question:
        return "question";
    case AxisKind::trait:
        return axis.trait;
    }
    return {};
}

Result<Axis> axis_named(const Study& study, std::string_view name) {
    constexpr AxisKind fixed[] = {AxisKind::role, AxisKind::stage, AxisKind::question};
    for (AxisKind kind : fixed)
        if (name == name_of(Axis{.kind = kind}))
            return Axis{.kind = kind};
    std::set<std::string, std::less<>> traits;
    study.traits.for_each([&](const Trait& trait) { traits.insert(trait.name); });
    if (name.starts_with(trait_prefix))
        if (const auto trait = name.substr(trait_prefix.size()); traits.contains(trait))
            return Axis{.kind = AxisKind::trait, .trait = std::string(trait)};
    if (traits.contains(name))
        return Axis{.kind = AxisKind::trait, .trait = std::string(name)};
    for (AxisKind kind : fixed)
        if (same_letters(name, name_of(Axis{.kind = kind})))
            return Axis{.kind = kind};
    std::string known = "role, stage, question";
    for (const std::string& trait : traits)
        known += ", " + trait;
    return failure(Error::Code::wrong_call, "There is no \"" + std::string(name) + "\" here.",
                   "A table can go by " + known + ".");
}

Result<AxisValues> values_of(const Study& study, const Axis& axis) {
    switch (axis.kind) {
    case AxisKind::role:
        return roles_of(study);
    case AxisKind::stage:
        return ranked(study.stages, [](const Stage& stage) { return stage.name; });
    case AxisKind::question:
        return ranked(study.questions,
                      [&](const Question& question) { return question_name(study, question.id); });
    case AxisKind::trait:
        return traits_of(study, axis.trait);
    }
    return AxisValues{};
}

namespace {

ColumnKeys without_axes(const Study& study) {
    ColumnKeys keys;
    keys.of_participant.assign(study.participants.last_id() + 1, 0);
    keys.of_stage.assign(study.stages.last_id() + 1, 0);
    keys.of_question.assign(study.questions.last_id() + 1, 0);
    keys.stage_place.assign(keys.of_stage.size(), 0);
    keys.question_place.assign(keys.of_question.size(), 0);
    return keys;
}

std::uint64_t size_of(const AxisValues& values) {
    return std::max<std::size_t>(values.names.size(), 1);
}

std::vector<std::uint64_t>& part_of(ColumnKeys& keys, AxisKind kind) {
    if (kind == AxisKind::stage)
        return keys.of_stage;
    return kind == AxisKind::question ? keys.of_question : keys.of_participant;
}

void add_axis(ColumnKeys& keys, std::size_t at, AxisKind kind) {
    const AxisValues& values = keys.axes[at];
    const std::uint64_t size = size_of(values);
    keys.strides[at] = keys.range;
    auto& part = part_of(keys, kind);
    for (std::size_t id = 0; id < part.size(); ++id)
        if (values.ranks[id] < size) // ids that are not there have no rank
            part[id] += values.ranks[id] * keys.range;
    keys.range *= size;
    if (kind == AxisKind::stage) {
        keys.stage_place = values.ranks;
        keys.stage_places = size;
    }
    if (kind == AxisKind::question) {
        keys.question_place = values.ranks;
        keys.question_places = size;
        keys.by_question = true;
    }
}

} // namespace

Result<ColumnKeys> column_keys(const Study& study, const std::vector<Axis>& axes) {
    ColumnKeys keys = without_axes(study);
    keys.strides.resize(axes.size());
    double range = 1;
    for (const Axis& axis : axes) {
        if (std::ranges::count(axes, axis) > 1)
            return failure(Error::Code::wrong_call,
                           "The columns go by " + name_of(axis) + " twice.", "Name it once.");
        Result<AxisValues> values = values_of(study, axis);
        if (!values)
            return failure(values.error());
        range *= static_cast<double>(size_of(*values));
        keys.axes.push_back(std::move(*values));
    }
    if (range > 1e18)
        return failure(Error::Code::refused, "These columns have too many values together.",
                       "Leave out the trait with the most values.");
    // The last axis changes fastest from column to column.
    for (std::size_t at = axes.size(); at-- > 0;)
        add_axis(keys, at, axes[at].kind);
    return keys;
}

std::vector<std::string> names_at(const ColumnKeys& keys, std::uint64_t key) {
    std::vector<std::string> names;
    for (std::size_t axis = 0; axis < keys.axes.size(); ++axis) {
        const auto& values = keys.axes[axis].names;
        names.push_back(values[key / keys.strides[axis] % values.size()]);
    }
    return names;
}

} // namespace themata
