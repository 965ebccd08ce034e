#pragma once
// One font of the machine: which signs it has, how a stretch of text stands in its glyphs
// (HarfBuzz), and what a glyph looks like (FreeType). Sizes are pixels of an em. Not shared between
// threads.

#include "study/span.h"
#include "text/runs.h"
#include "ui/drawing/faces.h"
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

namespace themata {

enum class Numerals { usual, tabular };

struct Glyph {
    std::uint32_t id = 0;
    std::uint32_t byte = 0; // where the letters begin that it stands for
    float advance = 0;
    float x = 0; // to the right of the pen
    float y = 0; // above the line that letters stand on
};

// Straight alpha, four bytes a pixel; in white when the font has no colours of its own.
struct GlyphPicture {
    int width = 0;
    int height = 0;
    int left = 0; // from the pen to the first column
    int top = 0;  // from the line that letters stand on up to the first row
    bool coloured = false;
    std::vector<std::uint8_t> pixels;
};

class Typeface {
public:
    // Nothing when the bytes are no font. Of a collection the first one.
    [[nodiscard]] static std::unique_ptr<Typeface> open(const FontBytes& bytes);
    ~Typeface();
    Typeface(const Typeface&) = delete;
    Typeface& operator=(const Typeface&) = delete;

    [[nodiscard]] bool has(char32_t point) const;

    // Above and below the line that letters stand on, for an em of 1; both positive.
    [[nodiscard]] float ascent() const;
    [[nodiscard]] float descent() const;

    // Glyphs from left to right. What lies around the part decides how its first and last letters
    // join. `language` is a tag such as "ja".
    [[nodiscard]] std::vector<Glyph> shape(std::string_view text, Span part, const Run& run,
                                           const char* language, float size,
                                           Numerals numerals) const;

    // `shift` is the part of a pixel that the pen stands to the right of one, below 1.
    [[nodiscard]] GlyphPicture picture(std::uint32_t glyph, float size, float shift) const;

private:
    struct Parts;
    explicit Typeface(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> parts_;
};

} // namespace themata
