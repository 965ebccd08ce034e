#pragma once
// This header says what the columns of a table, a filter or a breakdown go by, and the values that
// each of these has in a study, in the order in which they are shown. Pure functions of values; any
// thread.

#include "study/snapshot.h"
#include <string>
#include <string_view>
#include <vector>

namespace themata {

enum class AxisKind { role, stage, question, trait };

struct Axis {
    AxisKind kind = AxisKind::stage;
    std::string trait = {}; // the trait's name; of no other kind
    bool operator==(const Axis&) const = default;
};

inline constexpr std::string_view no_role = "(no role)";
inline constexpr std::string_view not_stated = "(not stated)";

// "role", "stage", "question", or the trait's name.
[[nodiscard]] std::string name_of(const Axis& axis);

// What parts a trait's name from an axis that is called the same: "trait:role".
inline constexpr std::string_view trait_prefix = "trait:";

// The axis that is called so; a trait is found by its name, whatever the case of the others.
[[nodiscard]] Result<Axis> axis_named(const Study&, std::string_view name);

// Roles in the order in which they came, stages and questions in theirs, numbers by size, dates and
// texts by spelling, other traits as they came; those without a value last.
struct AxisValues {
    std::vector<std::string> names;   // by rank
    std::vector<std::uint32_t> ranks; // by the id of the participant, the stage or the question
};

[[nodiscard]] Result<AxisValues> values_of(const Study&, const Axis&);

// ColumnKeys turn participant, stage and question into the key of a column. The key is the sum of
// what each of the three brings in, so a pass over responses adds three numbers; keys are ordered
// as the columns of the table are.
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
