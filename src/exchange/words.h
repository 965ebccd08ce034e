#pragma once
// How an import speaks: numbers with commas, rows as ranges, names in quotes. Pure; any thread.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace themata {

[[nodiscard]] std::string grouped(std::size_t number); // 7,908
// "1 row", "7,908 rows"; `plural` where an s is not enough.
[[nodiscard]] std::string count_of(std::size_t number, std::string_view thing,
                                   std::string_view plural = "");
// "row 7", "rows 3, 5-9 and 12": all of them in at most `ranges` ranges, then " and 40 more".
// Numbers rise.
[[nodiscard]] std::string numbered(std::string_view thing,
                                   const std::vector<std::uint32_t>& numbers,
                                   std::size_t ranges = 20);
// A name in quotes; a long one is cut, its line breaks are shown as spaces.
[[nodiscard]] std::string in_quotes(std::string_view name);
// "a, b and c"; at most `limit`, then " and 7 more".
[[nodiscard]] std::string enumerated(const std::vector<std::string>& words, std::size_t limit = 20);

// Nothing that can be seen: empty, or white space and marks without width only.
[[nodiscard]] bool is_blank(std::string_view text);
// Without white space at both ends.
[[nodiscard]] std::string_view trimmed(std::string_view text);
// As headings are compared: lower case (ASCII), runs of spaces, _ - . as one space, ends trimmed.
[[nodiscard]] std::string plain(std::string_view name);

} // namespace themata
