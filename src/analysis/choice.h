#pragma once
// A Choice is a word that an option of the terminal takes, with the value of an enumeration that it
// means. The lists of these are read by the parser, and backwards by what writes commands. Values;
// any thread.

#include <span>
#include <string_view>

namespace themata {

struct Choice {
    std::string_view word;
    int means = 0;

    template <class Enum>
    constexpr Choice(std::string_view said, Enum value)
        : word(said), means(static_cast<int>(value)) {}
};

// The word that stands for a value in the options and in JSON; empty when there is none.
template <class Enum>
[[nodiscard]] constexpr std::string_view word_for(std::span<const Choice> words, Enum value) {
    for (const Choice& choice : words)
        if (choice.means == static_cast<int>(value))
            return choice.word;
    return {};
}

} // namespace themata
