#pragma once
// Words of one answer, and where those of a query stand among them: by trying every place.

#include "index/query.h"
#include "study/span.h"
#include "text/languages.h"
#include <string>

namespace themata {

struct PlainWord {
    std::string bare;   // without case and accents
    std::string strict; // with accents
    std::string written;
    Span place;          // in the text
    bool is_word = true; // and no number or sign
};

[[nodiscard]] std::vector<PlainWord> plain_words(std::string_view text);

// Something found: from which word to which, and what is marked.
struct PlainPlace {
    std::size_t first = 0;
    std::size_t last = 0;
    std::vector<Span> marks;
};

// Of a word, phrase, prefix, wildcard, fuzzy, or several of them in an any_of.
[[nodiscard]] std::vector<PlainPlace>
plain_places(const Query& query, const std::vector<PlainWord>& words, Language language);

// Of a near: those that are part of any chain.
[[nodiscard]] std::vector<PlainPlace>
plain_near(const Query& near, const std::vector<PlainWord>& words, Language language);

} // namespace themata
