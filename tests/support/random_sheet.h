#pragma once
// Questionnaires by chance with the dirt that real files have, as delimited text, beside what is
// true of them. A seed gives the same file everywhere. One thread.

#include "support/dice.h"
#include <cstddef>
#include <string>
#include <vector>

namespace themata {

struct SheetTruth {
    std::size_t people = 0;
    std::size_t stages = 0;
    std::vector<std::string> answers; // those that are not blank, sorted
    std::vector<double> scores;       // those that have a value, sorted
    std::size_t codings = 0;
};

struct RandomSheet {
    std::string bytes;
    std::string theme_columns; // "First..Last"; empty: none
    SheetTruth truth;
    std::vector<std::string> dirt; // what was done to it, in words
};

[[nodiscard]] RandomSheet random_sheet(Dice& dice);

} // namespace themata
