#pragma once
// A passage of a response: bytes of its UTF-8 text, half open. In a study both ends always stand
// on grapheme boundaries; the whole answer is the span of all its text, {0, 0} for a blank one.

#include <compare>
#include <cstdint>

namespace themata {

struct Span {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;

    auto operator<=>(const Span&) const = default;

    [[nodiscard]] std::uint32_t length() const { return end - begin; }

    [[nodiscard]] bool empty() const { return end == begin; }
};

[[nodiscard]] inline bool overlap(Span a, Span b) { return a.begin < b.end && b.begin < a.end; }

} // namespace themata
