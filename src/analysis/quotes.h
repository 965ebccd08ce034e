#pragma once
// Quotes are coded passages in the participants' own words, chosen by theme and by who said them
// where. Pure functions of a snapshot; any thread.

#include "analysis/tabulation.h"
#include "study/snapshot.h"
#include <string>
#include <vector>

namespace themata {

struct Quote {
    CodingId coding;
    ResponseId response;
    ThemeId theme;
    Span span;
    bool operator==(const Quote&) const = default;
};

// What is not set chooses all. Traits are asked by name and value, as they were written.
struct QuoteSpec {
    enum class Below { with_themes_below, theme_alone };
    ThemeId theme = {};
    Below below = Below::with_themes_below;
    RoleId role = {};
    StageId stage = {};
    QuestionId question = {};
    ParticipantId participant = {};
    CoderId coder = {};
    std::vector<std::pair<std::string, std::string>> traits = {};
};

// In the order of the codebook, then by stage, role, participant and where the words stand.
[[nodiscard]] std::vector<Quote> quotes(const Snapshot& now, const QuoteSpec& spec);

// The words of the quote, derived from the answer's text; empty for a blank answer.
[[nodiscard]] std::string_view words_of(const Study& study, const Quote& quote);

// How far a quote's length is from the sentence or two that one likes to read: 0 at 25 words.
[[nodiscard]] double oddness_of_length(std::string_view words);

// In the order of the quotes. Roles are left out where nobody has one.
[[nodiscard]] Tabulation quotes_tabulation(const Snapshot&, const std::vector<Quote>& quotes,
                                           Provenance made);

} // namespace themata
