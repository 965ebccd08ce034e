#include "analysis/column_keys.h"

namespace themata {

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
