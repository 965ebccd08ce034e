#pragma once
// How the text of a response stands in lines: a pure function of text, width and metrics. Positions
// are bytes on grapheme boundaries; pixels count from the passage's top left. Lines follow each
// other in the text's order, and every byte stands in exactly one of them. Values; any thread.

#include "study/span.h"
#include "ui/geometry.h"
#include <cstddef>
#include <functional>
#include <string_view>
#include <vector>

namespace themata {

// The measure of a face. `advances` answers for the graphemes that begin at these bytes how far
// each moves the pen; a shaping engine sees the whole text and may answer for whole runs at once.
struct Metrics {
    float line_height = 0;
    std::function<std::vector<float>(std::string_view text,
                                     const std::vector<std::uint32_t>& graphemes)>
        advances;
};

struct PassageLine {
    Span span;             // with the white space and the line break at its end
    std::size_t first = 0; // its first grapheme
    float width = 0;       // without the white space at its end

    bool operator==(const PassageLine&) const = default;
};

struct PassageLayout {
    std::vector<std::uint32_t> graphemes; // where each begins; the last is the text's end
    std::vector<float> lefts;             // of each grapheme in its line, and of the text's end
    std::vector<PassageLine> lines;       // at least one
    float line_height = 0;

    [[nodiscard]] float height() const { return line_height * static_cast<float>(lines.size()); }

    [[nodiscard]] std::uint32_t size() const { return graphemes.back(); }
};

[[nodiscard]] PassageLayout layout_passage(std::string_view text, float width,
                                           const Metrics& metrics);

// The line that holds this byte; the text's end is in the last.
[[nodiscard]] std::size_t line_of(const PassageLayout& layout, std::uint32_t byte);

// The boundary between graphemes that is nearest to this point, above and below as well.
[[nodiscard]] std::uint32_t byte_at(const PassageLayout& layout, Point point);

// The grapheme under this point, or an empty span beside the words.
[[nodiscard]] Span grapheme_under(const PassageLayout& layout, Point point);

// Where a span stands: one rectangle a line, as high as the line; white space at the end of a line
// is left out. Nothing for an empty span.
[[nodiscard]] std::vector<Rect> rectangles(const PassageLayout& layout, Span span);

} // namespace themata
