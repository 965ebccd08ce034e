#pragma once
// This header says how well rules and suggestions find what people coded. The unit is the answer: a
// theme holds in it when a person applied the theme, or one below it, anywhere in it. Only answers
// that a person has judged count, by coding anything in them or finding nothing to code: of the
// others nobody knows. Pure functions of values; any thread.

#include "analysis/suggestions.h"
#include "study/response_set.h"
#include "study/snapshot.h"
#include <optional>
#include <span>

namespace themata {

// Of the answers with the theme by the rules, by people, by both.
struct Agreement {
    std::size_t found = 0;
    std::size_t human = 0;
    std::size_t both = 0;
    bool operator==(const Agreement&) const = default;

    // Undefined where the rules found nothing.
    [[nodiscard]] std::optional<double> precision() const;
    // Undefined where no person applied the theme.
    [[nodiscard]] std::optional<double> recall() const;
    // Undefined where neither did.
    [[nodiscard]] std::optional<double> f1() const;
};

struct ThemeFinds {
    ThemeId theme;
    ResponseSet found;
};

struct CheckedTheme {
    ThemeId theme;
    Agreement agreement;
    bool operator==(const CheckedTheme&) const = default;
};

struct RuleCheck {
    std::size_t judged = 0;                // answers that count
    std::size_t found_elsewhere = 0;       // answers that rules found and nobody has judged
    std::vector<CheckedTheme> themes = {}; // in the order of the codebook
    bool operator==(const RuleCheck&) const = default;
};

// Several finds of one theme are taken together.
[[nodiscard]] RuleCheck check_rules(const Snapshot& now, std::span<const ThemeFinds> finds);

// What at least one person has judged.
[[nodiscard]] ResponseSet judged_by_people(const Study& study);

// Suggestions are cross-validated on the answers that people judged. Participants are dealt to
// folds, so that no answer is judged by what the same person wrote elsewhere. Each fold is foretold
// from the others; the chance from which a theme counts as foretold is found among these others
// alone, by folds within them. Beside it stand two ways without learning of weights: always the
// theme that is most frequent among the others, and for each theme up to five words that find it
// best there. The same seed gives the same figures.
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
