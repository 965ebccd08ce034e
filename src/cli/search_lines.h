#pragma once
// Answers, hits and breakdowns in words, as `search` and `quotes` print them. Pure; any thread.

#include "cli/terminal.h"
#include "workbench/workbench.h"

namespace themata {

struct AnswerWords {
    std::string participant;
    std::string role; // empty: not stated
    std::string stage;
    std::string question;
    std::string text;
};

[[nodiscard]] AnswerWords words_of(const Study& study, ResponseId response);

// What stands in a breakdown's row for this key; of a theme its path.
[[nodiscard]] std::string word_of(const Study& study, const BreakdownRow& row, BreakdownKey key);

// Who, in which role, when and to which question, cut to one line of the terminal.
[[nodiscard]] std::string heading(const AnswerWords& words, std::size_t width);

// The heading, and what stands around the first hit with all hits in it marked.
[[nodiscard]] std::string lines_of(const Study& study, const Hit& hit, const Terminal& terminal);

[[nodiscard]] std::string breakdown_in_text(const std::vector<std::vector<std::string>>& rows);

} // namespace themata
