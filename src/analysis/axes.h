#pragma once
// What the columns of a table, a filter or a breakdown go by, and the values that each of these has
// in a study, in the order in which they are shown. Pure functions of values; any thread.

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

// What a narrow column calls a question: its label, else its wording.
[[nodiscard]] const std::string& short_name(const Question& question);

// The axis that is called so; a trait is found by its name, whatever the case of the others.
[[nodiscard]] Result<Axis> axis_named(const Study&, std::string_view name);

// Roles in the order in which they came, stages and questions in theirs, numbers by size, dates and
// texts by spelling, other traits as they came; those without a value last.
struct AxisValues {
    std::vector<std::string> names;   // by rank
    std::vector<std::uint32_t> ranks; // by the id of the participant, the stage or the question
};

[[nodiscard]] Result<AxisValues> values_of(const Study&, const Axis&);

} // namespace themata
