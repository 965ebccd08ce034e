#pragma once
// How long a text is, and how much of it lies within passages, in letters as readers count them
// (graphemes) and in words. The text outlives it; any thread.

#include "study/span.h"
#include <cstdint>
#include <string_view>
#include <vector>

namespace themata {

struct TextSize {
    std::uint64_t letters = 0;
    std::uint64_t words = 0;
    bool operator==(const TextSize&) const = default;
};

class MarkedText {
public:
    explicit MarkedText(std::string_view text);

    [[nodiscard]] TextSize whole() const;
    // Within passages that rise and do not overlap, see merged(). A word counts when all of it
    // does.
    [[nodiscard]] TextSize within(const std::vector<Span>& passages) const;

private:
    [[nodiscard]] std::uint64_t letters_in(Span span) const;

    std::string_view text_;
    bool plain_;                         // one byte a letter, but for CR LF
    std::vector<std::uint32_t> letters_; // boundaries; none of a plain text
    std::vector<Span> words_;
};

// Spans that overlap or touch as one, rising; empty ones left out.
[[nodiscard]] std::vector<Span> merged(std::vector<Span> spans);

} // namespace themata
