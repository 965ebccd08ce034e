#pragma once
// The languages that the guesses of language and of encoding know: the short words that hardly any
// sentence does without, and the letters beyond a to z. Some are here only so that their texts are
// not taken for a neighbour's. Pure functions; any thread.

#include <array>
#include <span>
#include <string_view>

#include "text/language.h"

namespace themata {

struct Tongue {
    Language language;        // none: there is no stemmer for it
    std::string_view words;   // in lower case, between spaces
    std::string_view letters; // in lower case, beyond ASCII, the most frequent first
};

inline constexpr std::size_t most_tongues = 64;

[[nodiscard]] std::span<const Tongue> tongues();

// What speaks for each tongue, in their order. A function word that many of them share says little
// for each; a word with a letter that a tongue does not have speaks against it.
struct TongueEvidence {
    std::array<float, most_tongues> points{};
    int words = 0;
};

[[nodiscard]] TongueEvidence weigh_tongues(std::string_view text);

} // namespace themata
