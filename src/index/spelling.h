#pragma once
// Whether a term is spelt nearly like a word: letters put in, left out, exchanged, or swapped with
// their neighbour. Made for holding one word against all the words of a study. Any thread.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace themata {

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

} // namespace themata
