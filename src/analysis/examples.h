#pragma once
// Examples for a codebook: a few quotes of each theme in the participants' own words, that show
// what is coded so. Pure functions of a snapshot; any thread.
//
// They are of the theme itself, not of those below it, and by people, not by rules. No two are of
// one participant; roles and stages take turns; a sentence or two goes before a word or a page. The
// same study gives the same examples.

#include "analysis/quotes.h"

namespace themata {

struct ThemeExamples {
    ThemeId theme;
    std::size_t people = 0; // whom any coder coded so
    std::vector<Quote> quotes;
    bool operator==(const ThemeExamples&) const = default;
};

// Of all themes, in the order of the codebook; at most so many quotes of each.
[[nodiscard]] std::vector<ThemeExamples> examples_of(const Snapshot&, std::size_t most);

// "M3, Mentor, Phase 1"; what is not known is left out.
[[nodiscard]] std::string who_said(const Study&, const Quote&);

} // namespace themata
