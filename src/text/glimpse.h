#pragma once
// What a code point beyond ASCII is to somebody who looks for words of ASCII letters in a text:
// what becomes of it when the text is folded and loses its accents. Any thread.

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace themata {

// Stand for one letter of another alphabet, and for what may be a word or a part of one.
inline constexpr char another_letter = '\x01';
inline constexpr char some_sign = '\x02';

struct Glimpse {
    std::array<char, 3> letters{}; // ASCII as it is folded without accents, or one of the above
    std::uint8_t count = 0;        // none is left of what folding drops

    [[nodiscard]] std::string_view text() const { return {letters.data(), count}; }
};

// Nothing where one cannot say, and of points beyond the Basic Multilingual Plane.
[[nodiscard]] std::optional<Glimpse> glimpse(char32_t point);

} // namespace themata
