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

// What a search is to be counted by, as --breakdown names it.
struct BreakdownWish {
    std::vector<BreakdownKey> keys;
    std::vector<std::string> traits;

    [[nodiscard]] bool empty() const { return keys.empty() && traits.empty(); }
};

[[nodiscard]] Result<BreakdownWish> breakdown_wish(const Study& study, const std::string& list);

// The names of its columns: "role", "trait.Age"; and the words that stand in them.
[[nodiscard]] std::vector<std::string> columns_of(const BreakdownWish& wish);
[[nodiscard]] std::vector<std::string> cells_of(const Study& study, const BreakdownRow& row,
                                                const BreakdownWish& wish);

// One line below the other with the matches in one column, cut to the terminal.
[[nodiscard]] std::string kwic_in_text(const Study& study, const std::vector<KwicLine>& lines,
                                       const Terminal& terminal);

[[nodiscard]] std::string breakdown_in_text(const std::vector<std::vector<std::string>>& rows);

} // namespace themata
