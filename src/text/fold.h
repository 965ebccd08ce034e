#pragma once
// This header makes text equal for comparing, never for showing: NFKC case folding turns "Straße"
// into "strasse" and a full-width letter into a plain one; folded loosely, accents go as well;
// bare, only words are left. Texts are valid UTF-8. Pure functions; any thread.

#include "study/span.h"
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace themata {

[[nodiscard]] std::string fold(std::string_view text);

// Without accents, points and strokes: "Łódź" is "lodz". Signs that make another letter, such as
// the vowels of Devanagari and Thai or the voicing of kana, stay.
[[nodiscard]] std::string fold_loosely(std::string_view text);

// With accents in their letters where Unicode has such letters (NFC).
[[nodiscard]] std::string compose(std::string_view text);

// A folded text that knows where each of its bytes came from.
class FoldedText {
public:
    // Folded bytes from `folded` on, up to the next piece, came from `source` on: byte for byte, or
    // all of them from all that lies before the next piece.
    struct Piece {
        enum class Kind : std::uint8_t { byte_for_byte, as_a_whole };
        std::uint32_t folded = 0;
        std::uint32_t source = 0;
        Kind kind = Kind::byte_for_byte;

        bool operator==(const Piece&) const = default;
    };

    FoldedText(std::string text, std::vector<Piece> pieces, std::uint32_t source_size);

    [[nodiscard]] const std::string& text() const { return text_; }

    // The smallest part of the source that this part of the folded text came from.
    [[nodiscard]] Span source_of(Span part) const;

private:
    [[nodiscard]] std::size_t piece_at(std::uint32_t byte) const;

    std::string text_;
    std::vector<Piece> pieces_; // rising by folded and by source; the last stands for the end
};

enum class Folding { strict, loose };

[[nodiscard]] FoldedText fold_with_places(std::string_view text, Folding folding);

// A text with nothing left but its words: folded as fold() does, without punctuation, one space
// between words. Accents stay. Two texts that are bare alike were typed differently at most in
// case, white space and punctuation. A text of nothing but punctuation, such as "-" or ":(", keeps
// it.
[[nodiscard]] std::string bare(std::string_view text);

// What a code point beyond ASCII is to somebody who looks for words of ASCII letters in a text:
// what becomes of it when the text is folded and loses its accents.

// Stand for one letter of another alphabet, and for what may be a word or a part of one.
inline constexpr char another_letter = '\x01';
inline constexpr char some_sign = '\x02';

struct AsciiFold {
    std::array<char, 3> letters{}; // ASCII as it is folded without accents, or one of the above
    std::uint8_t count = 0;        // none is left of what folding drops

    [[nodiscard]] std::string_view text() const { return {letters.data(), count}; }
};

// Nothing where one cannot say, and of points beyond the Basic Multilingual Plane.
[[nodiscard]] std::optional<AsciiFold> ascii_fold(char32_t point);

} // namespace themata
