#pragma once
// This header says where graphemes, words, sentences and lines of a text begin and end (Unicode
// annexes 29 and 14), in bytes. The text is valid UTF-8 of less than 2 GB; an offset past its end
// counts as its end. Pure functions; any thread.

#include "study/span.h"
#include <compare>
#include <cstdint>
#include <string_view>
#include <vector>

namespace themata {

enum class Segment { grapheme, word, sentence };

// From 0 to the text's size, both included; {0} for an empty text.
[[nodiscard]] std::vector<std::uint32_t> boundaries(std::string_view text, Segment segment);

struct LineBreak {
    enum class Kind { may, must };
    std::uint32_t byte = 0; // the line ends before this byte
    Kind kind = Kind::may;

    auto operator<=>(const LineBreak&) const = default;
};

// Every place where a line may or must end; the last is the text's end.
[[nodiscard]] std::vector<LineBreak> line_breaks(std::string_view text);

[[nodiscard]] bool is_on_graphemes(std::string_view text, Span span);
[[nodiscard]] Span snap_to_graphemes(std::string_view text, Span span); // outward
[[nodiscard]] std::uint32_t next_grapheme(std::string_view text, std::uint32_t byte);
[[nodiscard]] std::uint32_t previous_grapheme(std::string_view text, std::uint32_t byte);

// What stands between the word boundaries around this byte, be it a word, spaces or a full stop.
[[nodiscard]] Span word_at(std::string_view text, std::uint32_t byte);

// The sentence around this byte without the white space that follows it, which counts as part of
// it.
[[nodiscard]] Span sentence_at(std::string_view text, std::uint32_t byte);

// What a segment between word boundaries is made of; spaces and punctuation are no words.
enum class WordKind : std::uint8_t { number, letter, kana, ideographic, emoji };

struct Word {
    Span span;
    WordKind kind = WordKind::letter;

    auto operator<=>(const Word&) const = default;
};

[[nodiscard]] std::vector<Word> words(std::string_view text);

// Calls visit(Span, WordKind) for every word.
template <class Visit>
void for_each_word(std::string_view text, Visit&& visit) {
    for (const Word& word : words(text))
        visit(word.span, word.kind);
}

} // namespace themata
