#pragma once
// Texts in the fonts of this machine: the window's own face, behind it the fonts of all scripts,
// opened when a sign first needs them. What no font has stands as a box with its number. Not shared
// between threads.

#include "ui/drawing/passage_layout.h"
#include "ui/drawing/tokens.h"
#include "ui/drawing/typeface.h"
#include <array>
#include <span>
#include <unordered_map>

namespace themata {

struct Lettering {
    float size = 0; // of an em, in pixels
    Type::Weight weight = Type::Weight::regular;
    Numerals numerals = Numerals::usual;

    bool operator==(const Lettering&) const = default;
};

class Typesetter {
public:
    // `last_resort` is what letters are written in where no font is installed.
    explicit Typesetter(InstalledFonts installed, const FontBytes& last_resort = {});

    // Whether there is any font to write with.
    [[nodiscard]] bool works() const;

    // What a layout asks for; holds as long as the typesetter.
    [[nodiscard]] Metrics metrics(const Lettering& lettering, float line_height);

    [[nodiscard]] const Typeface& face(std::uint16_t number) const { return *faces_[number]; }

    // From the top of a line of this height to the line that letters stand on.
    [[nodiscard]] float baseline(const Lettering& lettering, float line_height);

    // Whether there is a font for these letters, which make one grapheme.
    [[nodiscard]] bool can_write(std::string_view grapheme);

private:
    using FaceNumber = std::uint16_t;

    // A stretch of one run in one face.
    struct Stretch {
        FaceNumber face = 0;
        Span span;
    };

    [[nodiscard]] std::vector<ShapedGlyph> shape(std::string_view text,
                                                 const std::vector<std::uint32_t>& graphemes,
                                                 const Run& run, const Lettering& lettering);
    [[nodiscard]] std::vector<Stretch> stretches(std::string_view text,
                                                 const std::vector<std::uint32_t>& graphemes,
                                                 const Run& run, Type::Weight weight);
    void set(std::string_view text, const Stretch& stretch, const Run& run,
             const Lettering& lettering, std::vector<ShapedGlyph>& glyphs);
    [[nodiscard]] FaceNumber face_for(std::string_view grapheme, Script script, Type::Weight weight,
                                      FaceNumber before);
    [[nodiscard]] FaceNumber face_with(char32_t point, Script script, Type::Weight weight);
    [[nodiscard]] FaceNumber search_face(char32_t point, Script script, Type::Weight weight);
    [[nodiscard]] FaceNumber opened(const std::string& file);
    [[nodiscard]] FaceNumber added(const FontBytes& bytes);
    [[nodiscard]] FaceNumber first_of(std::span<const char* const> files);

    [[nodiscard]] FaceNumber primary(Type::Weight weight) const {
        return own_[static_cast<std::size_t>(weight)];
    }

    InstalledFonts installed_;
    std::array<FaceNumber, 2> own_{}; // the window's own, by weight
    FaceNumber emoji_ = 0;
    std::vector<std::unique_ptr<Typeface>> faces_;
    std::unordered_map<std::string, FaceNumber> opened_;  // by file name
    std::unordered_map<std::uint64_t, FaceNumber> known_; // by sign, weight
};

// The Debian package with a font for a script, and the script's name.
struct FontWanted {
    std::string script;
    std::string package;
};

[[nodiscard]] FontWanted font_wanted(std::string_view grapheme);

} // namespace themata
