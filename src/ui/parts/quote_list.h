#pragma once
// Coded passages, each with who said it where: those behind a number one below another, and one as
// an example of its theme. A click asks for the answer. The window's thread, within a frame.

#include "ui/parts/scene.h"
#include "ui/parts/widgets.h"
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

struct ExampleEvents {
    float height = 0;       // 0: its answer is gone
    ResponseId wanted = {}; // to be shown in its place
};

// `label` is the item's name; `at` the top left.
ExampleEvents draw_example(const Scene& scene, const Coding& coding, const std::string& label,
                           Point at, float width);

} // namespace themata
