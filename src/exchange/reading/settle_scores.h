#pragma once
// This header settles how the cells of columns of scores become numbers: labels of a rating scale
// get the numbers of its points, codes such as 99 and words are missing, and the sign before the
// decimals is told by the column. What cannot be told is a doubt of the mapping. Pure; any thread.

#include "exchange/reading/judged_scores.h"
#include "exchange/reading/known_columns.h"
#include "exchange/reading/mapping.h"

namespace themata {

struct ScoresToSettle {
    const Sheet& sheet;
    const Headings& headings;
    const std::vector<ColumnProfile>& profiles;
    const JudgedScores& judged;
    const MappingOptions& options;
    std::vector<bool> known = {};                  // by column: an item of the study
    const std::vector<KeptScores>* kept = nullptr; // of the study
};

// Of all columns that the mapping takes as scores. Refused: a recode that cannot be read.
[[nodiscard]] Result<void> settle_scores(const ScoresToSettle& scores, FileMapping& mapping);

// Numbers and how often they stand in cells.
struct CountedNumber {
    double number = 0;
    std::size_t count = 0;
    bool operator==(const CountedNumber&) const = default;
};

// "Strongly disagree" and "Strongly agree" beside 2, 3 and 4: with the numbers that they may be.
[[nodiscard]] std::vector<std::vector<LabelScore>>
labels_at_ends(const std::vector<CountedLabel>& labels, const std::vector<CountedNumber>& numbers);

// "7 scores, mean 3.14"
[[nodiscard]] std::string scores_in_words(const std::vector<CountedNumber>& numbers);

// Of these, the ones that stand apart from the others as codes for missing do: 99 beside 1 to 5.
[[nodiscard]] std::vector<double> codes_among(const std::vector<CountedNumber>& numbers);

} // namespace themata
