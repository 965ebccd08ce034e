#pragma once
// Turns participant, stage and question into the key of a column. The key is the sum of what each
// of the three brings in, so a pass over responses adds three numbers; keys are ordered as the
// columns of the table are. A value; any thread.

#include "analysis/axes.h"

namespace themata {

struct ColumnKeys {
    std::vector<AxisValues> axes;
    std::vector<std::uint64_t> strides;        // of a rank on each axis
    std::vector<std::uint64_t> of_participant; // these three by id
    std::vector<std::uint64_t> of_stage;
    std::vector<std::uint64_t> of_question;
    std::uint64_t range = 1; // above all keys
    // Among how many places a participant's answers are parted, and which is whose; by id.
    std::vector<std::uint32_t> stage_place;
    std::vector<std::uint32_t> question_place;
    std::uint64_t stage_places = 1;
    std::uint64_t question_places = 1;
    bool by_question = false;
};

// Refused: an axis twice, a trait that is not there, more values than can be numbered.
[[nodiscard]] Result<ColumnKeys> column_keys(const Study&, const std::vector<Axis>&);

// The value on each axis.
[[nodiscard]] std::vector<std::string> names_at(const ColumnKeys&, std::uint64_t key);

} // namespace themata
