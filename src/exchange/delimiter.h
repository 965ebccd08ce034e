#pragma once
// What stands between the cells of a file: told by a `sep=` line, asked for, or found by which
// reading gives rows of equal length. Pure; any thread.

#include "study/result.h"
#include <optional>
#include <string_view>
#include <vector>

namespace themata {

struct DelimiterGuess {
    char delimiter = '\0'; // 0: one column
    // Read with one of these the rows would be of equal length just as well.
    std::vector<char> others;
};

[[nodiscard]] DelimiterGuess guess_delimiter(std::string_view text);

struct SepLine {
    char delimiter = '\0';
    std::size_t length = 0; // with its line end
};

// The `sep=;` line that Excel writes and reads, also in quotes.
[[nodiscard]] std::optional<SepLine> sep_line(std::string_view text);

// "," "comma" ";" "semicolon" "tab" "\t" "|" "pipe", or any other ASCII sign that is no letter.
[[nodiscard]] Result<char> delimiter_named(std::string_view name);
[[nodiscard]] std::string name_of_delimiter(char delimiter);

} // namespace themata
