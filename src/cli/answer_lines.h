#pragma once
// Answers, hits and what else stands in a study in words, as several verbs print them. Pure; any
// thread.

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

// Who, in which role, when and to which question, cut to one line of the terminal.
[[nodiscard]] std::string heading(const AnswerWords& words, std::size_t width);

// The heading, and what stands around the first hit with all hits in it marked.
[[nodiscard]] std::string lines_of(const Study& study, const Hit& hit, const Terminal& terminal);

[[nodiscard]] std::string_view name_of(ThemeState state); // "draft"

} // namespace themata
