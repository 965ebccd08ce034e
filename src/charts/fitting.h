#pragma once
// Words made to fit: broken into lines where a language breaks them, cut with an ellipsis where
// there is no room for more. Valid UTF-8; pure functions; any thread.

#include "charts/chart.h"

namespace themata::charts {

struct Fitted {
    std::vector<std::string> lines;
    double width = 0;   // of the widest
    bool cut = false;   // not all of it is there
    bool split = false; // within a word
};

// On one line, without what would break it or a file of XML: line ends and control characters.
[[nodiscard]] std::string one_line(std::string_view text);

// At least one line, of at most this width (a single letter may be wider).
[[nodiscard]] Fitted fit(std::string_view text, const Lettering& letters, double width,
                         std::size_t most_lines, const Measure& measure);

// 7,908
[[nodiscard]] std::string grouped(std::uint64_t number);
// "1 answer", "3 answers"
[[nodiscard]] std::string counted(std::uint64_t number, std::string_view one,
                                  std::string_view several);
// A number with a true minus.
[[nodiscard]] std::string number_text(double number, int decimals);
// As short as it can be said: 3, 2.5.
[[nodiscard]] std::string short_number(double number);

} // namespace themata::charts
