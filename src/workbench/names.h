#pragma once
// Finding records by the names that a person types. A name is taken exactly when it stands so in
// the study, else without regard to case and accents; when several fit, the error lists them and
// when none does it names the nearest. Where no name is “#12”,
// that is the record with the number 12, so that each can be named whatever others are called
// (asked_name() in analysis/asked_as.h). Any thread.

#include "analysis/measures.h"
#include "study/result.h"
#include "study/snapshot.h"

namespace themata {

// "Selection bias", or "Concerns/Selection bias" where the name alone is not enough.
[[nodiscard]] Result<ThemeId> theme_named(const Snapshot& now, const std::string& name);
[[nodiscard]] Result<StageId> stage_named(const Snapshot& now, const std::string& name);
[[nodiscard]] Result<RoleId> role_named(const Snapshot& now, const std::string& name);
[[nodiscard]] Result<ParticipantId> participant_named(const Snapshot& now,
                                                      const std::string& label);
// By wording, by label, or by the wording's first words.
[[nodiscard]] Result<QuestionId> question_named(const Snapshot& now, const std::string& wording);
[[nodiscard]] Result<CoderId> coder_named(const Snapshot& now, const std::string& name);
// A saved search, whether it is a rule or not.
[[nodiscard]] Result<SavedSearchId> search_named(const Snapshot& now, const std::string& name);
[[nodiscard]] Result<RecipeId> recipe_named(const Snapshot& now, const std::string& name);
[[nodiscard]] Result<ScaleId> scale_named(const Snapshot& now, const std::string& name);
// An item of the questionnaire by wording or label, or by the first words of either.
[[nodiscard]] Result<QuestionId> item_named(const Snapshot& now, const std::string& wording);
// A scale, also as “scale#3”, or an item. The first words are enough where they tell; a scale goes
// before its items.
[[nodiscard]] Result<ScoreMeasure> measure_named(const Snapshot& now, const std::string& name);

} // namespace themata
