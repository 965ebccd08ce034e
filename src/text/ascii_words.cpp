#include "text/ascii_words.h"

#include <array>

namespace themata {
namespace {

enum class Break : std::uint8_t {
    other,
    letter,
    digit,
    joiner,     // _ holds on to both, and is no word of its own
    mid_either, // . and ' hold two letters or two digits together
    mid_digits, // , and ; hold two digits together
};

constexpr std::array<Break, 128> breaks = [] {
    std::array<Break, 128> table{};
    for (std::size_t letter = 'a'; letter <= 'z'; ++letter)
        table[letter] = table[letter - 'a' + 'A'] = Break::letter;
    for (std::size_t digit = '0'; digit <= '9'; ++digit)
        table[digit] = Break::digit;
    table['@'] = Break::letter; // keeps an address together, since ICU 72
    table['_'] = Break::joiner;
    table['.'] = table['\''] = Break::mid_either;
    table[','] = table[';'] = Break::mid_digits;
    return table;
}();

Break break_at(std::string_view text, std::size_t at) {
    return at < text.size() ? breaks[static_cast<unsigned char>(text[at])] : Break::other;
}

bool in_word(Break kind) {
    return kind == Break::letter || kind == Break::digit || kind == Break::joiner;
}

// How many more characters belong to the word whose last one stands at `at`.
std::size_t more(std::string_view text, std::size_t at) {
    const Break next = break_at(text, at + 1);
    if (in_word(next))
        return 1;
    const Break here = break_at(text, at);
    const bool holds = (next == Break::mid_either && here != Break::joiner) ||
                       (next == Break::mid_digits && here == Break::digit);
    return holds && break_at(text, at + 2) == here ? 2 : 0;
}

} // namespace

std::vector<Word> ascii_words(std::string_view text) {
    std::vector<Word> found;
    found.reserve(text.size() / 5 + 1);
    for (std::size_t at = 0; at < text.size(); ++at) {
        const std::size_t begin = at;
        Break kind = break_at(text, at);
        if (!in_word(kind))
            continue;
        while (const std::size_t step = more(text, at)) {
            at += step;
            if (kind != Break::letter && break_at(text, at) != Break::joiner)
                kind = break_at(text, at);
        }
        if (kind == Break::joiner)
            continue;
        const Span span{.begin = static_cast<std::uint32_t>(begin),
                        .end = static_cast<std::uint32_t>(at + 1)};
        found.push_back({span, kind == Break::digit ? WordKind::number : WordKind::letter});
    }
    return found;
}

} // namespace themata
