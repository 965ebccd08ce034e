#pragma once
// Where a quote stands in an answer: to the letter where it does, else as somebody reads it, so
// that what word processors and spreadsheets do to a text on its way does not matter: curly and
// straight quotation marks, dashes, the three points, no-break and double spaces, line ends, signs
// without width, and the form of letters with accents. Spans lie on the answer's own text, on
// whole letters. Texts are valid UTF-8. Pure; any thread.

#include "study/span.h"
#include "text/utf8.h"
#include <optional>
#include <string_view>
#include <vector>

namespace themata {

// Rising. Where the quote stands to the letter, only those places. They may overlap.
[[nodiscard]] std::vector<Span> quote_places(std::string_view text, std::string_view quote);

// The place that code points from the quote's begin to its end mean, in the text or in one whose
// line ends were others or whose outer spaces were trimmed; nothing where the quote is not there.
[[nodiscard]] std::optional<Span> quote_at(std::string_view text, std::string_view quote,
                                           CodePointSpan points);

} // namespace themata
