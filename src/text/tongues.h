#pragma once
// The languages that the guesses of language and of encoding know: the short words that hardly any
// sentence does without, and the letters beyond a to z. Some are here only so that their texts are
// not taken for a neighbour's. Constant; any thread.

#include <span>
#include <string_view>

#include "text/language.h"

namespace themata {

struct Tongue {
    Language language;        // none: there is no stemmer for it
    std::string_view words;   // in lower case, between spaces
    std::string_view letters; // in lower case, beyond ASCII
};

[[nodiscard]] std::span<const Tongue> tongues(); // at most 64

} // namespace themata
