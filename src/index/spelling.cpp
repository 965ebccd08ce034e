#include "index/spelling.h"

#include "text/utf8.h"
#include <algorithm>
#include <array>
#include <bit>

namespace themata {

namespace {

constexpr std::size_t longest = 64; // words with more letters are compared letter by letter

std::uint64_t bit_of(char32_t letter) { return std::uint64_t{1} << (letter % 64); }

std::u32string letters_of(std::string_view text) {
    std::u32string letters;
    for_each_code_point(text, [&](char32_t point, std::size_t) { letters += point; });
    return letters;
}

std::uint64_t signature_of(std::u32string_view letters) {
    std::uint64_t signature = 0;
    for (const char32_t letter : letters)
        signature |= bit_of(letter);
    return signature;
}

} // namespace

std::size_t mistakes_in(std::size_t letters) { return letters <= 1 ? 0 : letters <= 5 ? 1 : 2; }

NearWord::NearWord(std::string_view word, std::size_t mistakes)
    : word_(word), letters_(letters_of(word)), mistakes_(letters_.size() > longest ? 0 : mistakes),
      signature_(signature_of(letters_)) {}

// Each mistake takes one letter away from what both have, or adds one, or both.
bool NearWord::fits(std::string_view term) const {
    if (mistakes_ == 0)
        return term == word_;
    std::array<char32_t, longest + 2> letters{};
    std::size_t count = 0;
    std::uint64_t signature = 0;
    for (std::size_t byte = 0; byte < term.size();) {
        const CodePoint point = code_point_at(term, byte);
        if (count == letters.size())
            return false;
        letters[count++] = point.value;
        signature |= bit_of(point.value);
        byte += point.length;
    }
    const std::size_t most = std::max(count, letters_.size());
    const std::size_t least = std::min(count, letters_.size());
    if (most - least > mistakes_ ||
        static_cast<std::size_t>(std::popcount(signature & ~signature_)) > mistakes_ ||
        static_cast<std::size_t>(std::popcount(signature_ & ~signature)) > mistakes_)
        return false;
    return fits_letters({letters.data(), count});
}

bool NearWord::fits_letters(std::u32string_view term) const {
    using Row = std::array<std::size_t, longest + 3>;
    std::array<Row, 3> rows{}; // the last three, in turn
    for (std::size_t j = 0; j <= term.size(); ++j)
        rows[0][j] = j;
    for (std::size_t i = 1; i <= letters_.size(); ++i) {
        Row& here = rows[i % 3];
        const Row& above = rows[(i + 2) % 3];
        const Row& before = rows[(i + 1) % 3];
        here[0] = i;
        std::size_t best = i;
        for (std::size_t j = 1; j <= term.size(); ++j) {
            const std::size_t other = letters_[i - 1] == term[j - 1] ? 0 : 1;
            here[j] = std::min({here[j - 1] + 1, above[j] + 1, above[j - 1] + other});
            if (i > 1 && j > 1 && letters_[i - 1] == term[j - 2] && letters_[i - 2] == term[j - 1])
                here[j] = std::min(here[j], before[j - 2] + 1);
            best = std::min(best, here[j]);
        }
        if (best > mistakes_ + 1) // a swap looks back two rows
            return false;
    }
    return rows[letters_.size() % 3][term.size()] <= mistakes_;
}

} // namespace themata
