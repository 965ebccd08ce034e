#pragma once
// Coded passages one below another, each with who said it where; a click asks for its answer. The
// window's thread, within a frame.

#include "ui/parts/scene.h"
#include <optional>
#include <vector>

namespace themata {

// A coded passage behind a number.
struct CellQuote {
    CodingId coding;
    ResponseId response;
    Span span;
};

struct CellQuotes {
    std::vector<CellQuote> quotes;
    std::size_t total = 0; // more than are listed
};

// Stripes in this colour, or else in that of each passage's own theme. The answer that was asked
// for; 0: none.
[[nodiscard]] ResponseId draw_quote_list(const Scene& scene, const CellQuotes& quotes,
                                         std::optional<Colour> colour, const Rect& place);

} // namespace themata
