#pragma once
// This header finds what stands between the cells of a delimited text and around them, by which
// reading gives rows of equal length. Where two readings fit equally well and give different
// tables, that is a doubt. Pure; any thread.

#include "exchange/reading/delimited.h"
#include "exchange/reading/doubts.h"
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace themata {

struct CellSigns {
    char delimiter = '\0'; // 0: one column
    QuoteSign quote;
    // A space follows each delimiter, and quotes stand behind such spaces: it belongs to them.
    bool space_follows = false;
    // Read with one of these the rows would be of equal length just as well.
    std::vector<char> others;
    std::vector<std::string> notes;
    std::vector<Doubt> doubts;
};

// What is told is not asked.
[[nodiscard]] CellSigns cell_signs(std::string_view text, std::optional<char> delimiter,
                                   std::optional<char> quote);

} // namespace themata
