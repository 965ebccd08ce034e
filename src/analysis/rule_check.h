#pragma once
// How well rules find what people coded. The unit is the answer: a theme holds in it when a person
// applied the theme, or one below it, anywhere in it. Only answers that a person has judged count,
// by coding anything in them or finding nothing to code: of the others nobody knows. A pure
// function of values; any thread.

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

} // namespace themata
