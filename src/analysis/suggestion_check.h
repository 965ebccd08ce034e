#pragma once
// What suggestions are worth: cross-validation on the answers that people judged. Participants are
// dealt to folds, so that no answer is judged by what the same person wrote elsewhere. Each fold is
// foretold from the others; the chance from which a theme counts as foretold is found among these
// others alone, by folds within them. Beside it two ways without learning of weights: always the
// theme that is most frequent among the others, and for each theme up to five words that find it
// best there. The same seed gives the same figures. Pure; any thread.

#include "analysis/rule_check.h"
#include "analysis/suggestions.h"

namespace themata {

struct CheckSpec {
    std::size_t folds = 5;
    std::uint64_t seed = 1;
};

// Figures over all themes: pooled, and the mean of the themes' own F1 (undefined counts as 0).
struct Quality {
    Agreement pooled;
    double macro_f1 = 0;
    bool operator==(const Quality&) const = default;

    [[nodiscard]] double micro_f1() const { return pooled.f1().value_or(0); }
};

struct SuggestionCheck {
    std::size_t answers = 0;
    std::size_t participants = 0;
    std::size_t folds = 0;
    std::vector<CheckedTheme> themes; // foretold by the model, in the order of the codebook
    Quality model;
    Quality most_frequent;
    Quality keywords;
};

// Refused: too little is coded, or there are fewer participants than folds.
[[nodiscard]] Result<SuggestionCheck> check_suggestions(const Snapshot& now, const CheckSpec& spec);

// For each answer its fold, from 0: all of a participant in one, each with about as many answers.
[[nodiscard]] std::vector<std::size_t> deal(const Study& study, std::span<const ResponseId> answers,
                                            const CheckSpec& spec);

} // namespace themata
