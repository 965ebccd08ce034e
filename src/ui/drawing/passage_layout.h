#pragma once
// How the text of a response stands in lines: a pure function of text, width and metrics. Positions
// are bytes on grapheme boundaries; pixels count from the passage's top left. Lines follow each
// other in the text's order, and every byte stands in exactly one of them; within a line letters
// stand as their directions say. White space and line breaks at the text's end hang on its last
// words and make no lines. Values; any thread.

#include "study/ids.h"
#include "study/span.h"
#include "text/runs.h"
#include "ui/drawing/geometry.h"
#include "ui/drawing/look.h"
#include <cstddef>
#include <functional>
#include <limits>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace themata {

// A glyph of a run that was shaped, in pixels.
struct ShapedGlyph {
    static constexpr std::uint16_t nothing = 0xFFFF; // room without ink: spaces, controls
    static constexpr std::uint16_t box = 0xFFFE;     // no font has it: `id` is the character

    std::uint16_t face = nothing;
    std::uint32_t id = 0;
    std::uint32_t byte = 0; // where the letters begin that it stands for, on a grapheme
    float advance = 0;
    float x = 0; // to the right of the pen
    float y = 0; // above the line that letters stand on
};

// The measure of a lettering. `shape` answers for one run of the text with its glyphs from left to
// right; it is given all graphemes of the text.
struct Metrics {
    float line_height = 0;
    std::function<std::vector<ShapedGlyph>(
        std::string_view text, const std::vector<std::uint32_t>& graphemes, const Run& run)>
        shape;
};

struct PassageLine {
    Span span;                   // with the white space and the line break at its end
    std::size_t first = 0;       // its first grapheme
    std::size_t first_glyph = 0; // up to that of the next line
    float left = 0;              // where its letters begin: 0 but in a paragraph to the left
    float width = 0;             // without the white space at its end
    Level paragraph = 0;

    bool operator==(const PassageLine&) const = default;
};

// Where a grapheme stands in its line. White space at the end of a line has no width.
struct Stand {
    float left = 0;
    float right = 0;
    bool to_left = false; // written from the right to the left

    bool operator==(const Stand&) const = default;
};

// Where a glyph's pen is: from the passage's left edge, and above the line that letters stand on.
struct PlacedGlyph {
    std::uint16_t face = ShapedGlyph::nothing;
    std::uint32_t id = 0;
    float x = 0;
    float y = 0;
    float advance = 0;
};

struct PassageLayout {
    std::vector<std::uint32_t> graphemes; // where each begins; the last is the text's end
    std::vector<Stand> stands;            // of each grapheme
    std::vector<PassageLine> lines;       // at least one
    std::vector<PlacedGlyph> glyphs;      // with ink, line by line
    float line_height = 0;

    [[nodiscard]] float height() const { return line_height * static_cast<float>(lines.size()); }

    [[nodiscard]] std::uint32_t size() const { return graphemes.back(); }
};

// The width of a text that is never broken but where its writer broke it.
inline constexpr float unbroken = std::numeric_limits<float>::infinity();

[[nodiscard]] PassageLayout layout_passage(std::string_view text, float width,
                                           const Metrics& metrics);

// The line that holds this byte; the text's end is in the last.
[[nodiscard]] std::size_t line_of(const PassageLayout& layout, std::uint32_t byte);

// The boundary between graphemes that is nearest to this point, above and below as well.
[[nodiscard]] std::uint32_t byte_at(const PassageLayout& layout, Point point);

// The grapheme under this point, or an empty span beside the words.
[[nodiscard]] Span grapheme_under(const PassageLayout& layout, Point point);

// Where a span stands, as high as the line: one rectangle a line, more where directions mix; white
// space at the end of a line is left out. Nothing for an empty span.
[[nodiscard]] std::vector<Rect> rectangles(const PassageLayout& layout, Span span);

class PassageCache {
public:
    // The reference holds until begin_frame().
    [[nodiscard]] const PassageLayout& of(const Look& look, ResponseId id, std::string_view text,
                                          float width);

    // Forgets everything when it has grown large.
    void begin_frame();

private:
    std::unordered_map<ResponseId, PassageLayout> kept_;
    float width_ = 0;
    float scale_ = 0;
};

} // namespace themata
