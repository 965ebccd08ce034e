#pragma once
// Text made equal for comparing: NFKC case folding, so that "Straße" is "strasse" and a full-width
// letter is a plain one; loosely, accents go as well. The result is for comparing, never for
// showing. Valid UTF-8; pure functions; any thread.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "study/span.h"

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

} // namespace themata
