#pragma once
// The terms by which an answer is found: the one tokeniser of index, scan, highlight and query, so
// that they cannot disagree. Words as Unicode divides them, case folded; scripts that are written
// without spaces (Chinese, Japanese, Thai, Lao, Khmer, Burmese) by single characters, which makes a
// word of theirs a phrase and finds it wherever it stands, whatever a dictionary would make of its
// neighbours; emoji without their skin tones. A TermReader belongs to one thread.

#include "study/span.h"
#include "text/segments.h"
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace themata {

// Changes whenever a text could give other terms than before: an index of another one is not used.
inline constexpr std::string_view tokeniser_version = "2";

// Longer terms are cut, in texts and queries alike, since the index cannot hold them.
inline constexpr std::size_t longest_term = 100;

enum class TermKind : std::uint8_t {
    word, // has forms: is found by its stem as well
    sign, // a number, a character of a script without spaces, an emoji: only as it is
};

struct Term {
    std::string_view text;   // without case and accents
    std::string_view strict; // with accents, as stemmers want it
    Span place;              // in the folded text
    TermKind kind = TermKind::word;
};

class TermReader {
public:
    // The terms of a text, in its order. They hold until the next reading.
    [[nodiscard]] std::span<const Term> read(std::string_view text);
    // The same for a text that is folded already; it must outlive the terms.
    [[nodiscard]] std::span<const Term> read_folded(std::string_view folded);

private:
    struct Hash {
        using is_transparent = void;

        std::size_t operator()(std::string_view text) const {
            return std::hash<std::string_view>()(text);
        }
    };

    void add_word(Span place, WordKind kind);
    void add_plain(std::string_view word, Span place);
    void add_mixed(Span place);
    void add_letters(Span place);
    void add_between(Span place);
    void add_part(Span place);
    void add_bare(Span place, TermKind kind);
    void add_emoji(Span place);
    void add_symbols(Span gap);
    void add(std::string_view text, Span place, TermKind kind);
    [[nodiscard]] std::string_view at(Span place) const;
    [[nodiscard]] std::string_view without_accents(std::string_view text);

    std::string folded_;
    std::string_view text_;
    std::deque<std::string> altered_; // what is not found in the folded text as it is
    // Words seen before and what they are without accents, which takes Unicode some time to say.
    std::unordered_map<std::string, std::string, Hash, std::equal_to<>> bare_;
    std::vector<Term> terms_;
};

} // namespace themata
