#pragma once
// Forms of a word brought together by their stem, in the language of the answer that they stand in:
// "do" in a Portuguese answer is not a form of the English "doing". Belongs to one thread.

#include "text/languages.h"
#include <memory>
#include <string>
#include <string_view>

namespace themata {

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

} // namespace themata
