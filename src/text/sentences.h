#pragma once
// This header holds the small words of which sentences are made: numbers with commas, counted
// things, lists, names in quotes, and text made fit to stand in one. Everything that Themata says,
// in the terminal, the window and in files, uses them, so that it says the same thing in the same
// way. Text is UTF-8. Pure functions; any thread.

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

namespace themata {

[[nodiscard]] std::string grouped(std::uint64_t number); // "7,908"

// "1 answer", "7,908 answers", "0 answers"; without `several`, an s makes the plural.
[[nodiscard]] std::string counted(std::uint64_t number, std::string_view one,
                                  std::string_view several = {});

inline constexpr std::size_t all_of_them = std::numeric_limits<std::size_t>::max();

// "a, b and c"; when there are more than `most` words, the first of them and "and 7 more".
[[nodiscard]] std::string listed(const std::vector<std::string>& words,
                                 std::size_t most = all_of_them);
// The same of names in quotes: "“a”, “b” and “c”".
[[nodiscard]] std::string listed_in_quotes(const std::vector<std::string>& names,
                                           std::size_t most = all_of_them);

// "a; b; c": the words with `between` between them.
[[nodiscard]] std::string joined(const std::vector<std::string>& words, std::string_view between);

[[nodiscard]] std::string in_quotes(std::string_view name); // “name”

// The text on one line: each control character and each separator of lines becomes a space.
[[nodiscard]] std::string one_line(std::string_view text);

// The text without white space (ASCII) at both ends.
[[nodiscard]] std::string_view trimmed(std::string_view text);

// Nothing in the text can be seen: it is empty, or has only white space and marks without width.
[[nodiscard]] bool is_blank(std::string_view text);

} // namespace themata
