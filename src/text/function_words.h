#pragma once
// Words that carry grammar rather than meaning ("the", "und", "de"): left out of lists of words
// that tell what answers are about, never of what is found. Constant; any thread.

#include "text/language.h"

namespace themata {

// One of the most frequent function words of the language; in English also with another one run
// together with it ("I'd", "don't"). In lower case, accents as written.
[[nodiscard]] bool is_function_word(Language language, std::string_view word);

} // namespace themata
