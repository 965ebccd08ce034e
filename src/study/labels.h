#pragma once
// This header tells how records of a study are called and in which order they are listed, for all
// that name them. A record that is gone has an empty name. Pure functions; any thread.

#include "study/study.h"
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace themata {

[[nodiscard]] std::string label_of(const Study&, ParticipantId);
// The label of the participant who gave the answer.
[[nodiscard]] std::string label_of(const Study&, ResponseId);
[[nodiscard]] std::string role_name(const Study&, RoleId);
[[nodiscard]] std::string stage_name(const Study&, StageId);
[[nodiscard]] std::string coder_name(const Study&, CoderId);
// The label of the question, or its wording where it has none.
[[nodiscard]] std::string question_name(const Study&, QuestionId);

// {0} when no coder has this name. Names are compared byte for byte.
[[nodiscard]] CoderId coder_called(const Study&, std::string_view name);

// All records of a table as they are listed: by `order` where they have one, then by id.
template <class Record>
[[nodiscard]] std::vector<Record> in_order(const Table<Record>& table) {
    std::vector<Record> records(table.begin(), table.end());
    if constexpr (requires(Record record) { record.order; })
        std::ranges::stable_sort(records, {}, &Record::order);
    return records;
}

} // namespace themata
