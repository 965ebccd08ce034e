#pragma once
// Terms are what an answer is found by: the one tokeniser of index, scan, highlight and query, so
// that they cannot disagree. Words are as Unicode divides them, case folded. Scripts that are
// written without spaces (Chinese, Japanese, Thai, Lao, Khmer, Burmese) are read by single
// characters, which makes a word of theirs a phrase and finds it wherever it stands, whatever a
// dictionary would make of its neighbours; emoji lose their skin tones. A TermReader and a Stemmer
// belong to one thread; the functions are pure.

#include "study/span.h"
#include "text/languages.h"
#include "text/segments.h"
#include <cstdint>
#include <deque>
#include <memory>
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

// Forms of a word are brought together by their stem, in the language of the answer that they stand
// in: "do" in a Portuguese answer is not a form of the English "doing".
class Stemmer {
public:
    Stemmer();
    Stemmer(Stemmer&&) noexcept;
    Stemmer& operator=(Stemmer&&) noexcept;
    ~Stemmer();

    // The word itself where there is no stemmer for the language.
    [[nodiscard]] std::string stem(Language language, std::string_view word) const;

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

// What a word is looked up by: its stem and that of the word without accents, both without accents;
// one where they are the same. A word of an answer is a form of it when it is one of these, without
// accents, or has one of them itself.
struct FormKeys {
    std::string first;
    std::string second; // empty: as the first

    [[nodiscard]] bool holds(std::string_view key) const {
        return key == first || (!second.empty() && key == second);
    }

    bool operator==(const FormKeys&) const = default;
};

// `strict` is the word with its accents, `bare` without.
[[nodiscard]] FormKeys form_keys(const Stemmer& stemmer, Language language, std::string_view strict,
                                 std::string_view bare);

// Names the stemmers: an index made with others is not used.
[[nodiscard]] std::string stemmers_version();

// Terms of the index that are not words of an answer begin with a capital letter, which folded
// words never do. A word has a stem's term only where its stem differs from it: six of seven words
// do without.
[[nodiscard]] std::string stem_term(Language language, std::string_view stem);
[[nodiscard]] std::string language_term(Language language); // every document has one

// Whether a term is spelt nearly like a word: letters put in, left out, exchanged, or swapped with
// their neighbour. Made for holding one word against all the words of a study.

// How many such mistakes a word of so many letters may have: one up to five, two in a longer one,
// none in a single letter.
[[nodiscard]] std::size_t mistakes_in(std::size_t letters);

class NearWord {
public:
    NearWord(std::string_view word, std::size_t mistakes);

    [[nodiscard]] bool fits(std::string_view term) const;

private:
    [[nodiscard]] bool fits_letters(std::u32string_view term) const;

    std::string word_;
    std::u32string letters_;
    std::size_t mistakes_;
    std::uint64_t signature_;
};

// Words with ? for one letter and * for any number of them. The text and the wildcard are terms,
// folded alike.
[[nodiscard]] bool has_wildcard(std::string_view word);

// The terms of a typed word, with the wildcards in them.
[[nodiscard]] std::vector<std::string> wildcard_terms(std::string_view typed);

[[nodiscard]] bool fits_wildcard(std::string_view term, std::string_view wildcard);

// What every term that fits begins with.
[[nodiscard]] std::string_view before_wildcard(std::string_view wildcard);

// Nothing but *.
[[nodiscard]] bool is_any_term(std::string_view wildcard);

} // namespace themata
