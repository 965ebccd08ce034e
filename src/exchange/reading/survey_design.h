#pragma once
// This header reads what a survey tool keeps of its questionnaire apart from the answers: the .qsf
// of Qualtrics. It is read as a Sheet without rows, whose columns are those of the answers' file
// and whose facts say what was asked and which label each value has. Pure; any thread.

#include "exchange/reading/sheet.h"
#include "study/result.h"
#include <optional>
#include <string_view>
#include <vector>

namespace themata {

[[nodiscard]] bool is_survey_design(std::string_view bytes);
[[nodiscard]] Result<Sheet> read_survey_design(std::string_view bytes);
// A Sheet that was read so.
[[nodiscard]] bool is_survey_design(const Sheet& sheet);

// The sheet with what the designs say of its columns; nothing where they say nothing. What a column
// holds is labelled only where all its cells are values of the design.
[[nodiscard]] std::optional<Sheet> with_designs(const Sheet& sheet,
                                                const std::vector<const Sheet*>& designs);

} // namespace themata
