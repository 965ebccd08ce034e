#include <array>
#include <bit>
#include <memory>
#include <unicode/uchar.h>

#include "text/tongues.h"
#include "text/utf8.h"

namespace themata {
namespace {

using Mask = std::uint64_t; // one bit for each tongue, in the order of tongues()

// Names a short word by a number; 64 bits of it are enough for two thousand words.
class Fingerprint {
public:
    void add(char32_t letter) { value_ = (value_ ^ letter) * 0x100000001B3; }

    [[nodiscard]] std::uint64_t value() const { return value_; }

private:
    std::uint64_t value_ = 0xCBF29CE484222325;
};

// Which tongues have this word among their function words.
class WordTable {
public:
    void add(std::uint64_t word, Mask mask) {
        Slot& slot = slots_[place(word)];
        slot.word = word;
        slot.mask |= mask;
    }

    [[nodiscard]] Mask find(std::uint64_t word) const { return slots_[place(word)].mask; }

private:
    struct Slot {
        std::uint64_t word = 0;
        Mask mask = 0;
    };

    [[nodiscard]] std::size_t place(std::uint64_t word) const {
        std::size_t at = (word ^ word >> 32) % slots_.size();
        while (slots_[at].mask != 0 && slots_[at].word != word)
            at = (at + 1) % slots_.size();
        return at;
    }

    std::array<Slot, 8192> slots_{};
};

constexpr char32_t known_letters = 0x2000; // all letters of all tongues lie below

struct Tables {
    WordTable words;
    std::array<Mask, known_letters> letters{};
};

bool is_letter(char32_t point) {
    if (point < 0x80)
        return (point | 0x20) >= 'a' && (point | 0x20) <= 'z';
    return (U_GET_GC_MASK(static_cast<UChar32>(point)) & (U_GC_L_MASK | U_GC_M_MASK)) != 0;
}

char32_t lower(char32_t letter) {
    return letter < 0x80 ? letter | 0x20
                         : static_cast<char32_t>(u_tolower(static_cast<UChar32>(letter)));
}

std::unique_ptr<const Tables> filled() {
    auto tables = std::make_unique<Tables>();
    Mask tongue = 1;
    for (std::size_t i = 0; i < tongues().size(); ++i, tongue <<= 1) {
        const Tongue& known = tongues()[i];
        Fingerprint word;
        for_each_code_point(known.words, [&](char32_t point, std::size_t) {
            if (point != ' ')
                return word.add(point);
            tables->words.add(word.value(), tongue);
            word = {};
        });
        tables->words.add(word.value(), tongue);
        for_each_code_point(known.letters, [&](char32_t letter, std::size_t) {
            tables->letters[letter] |= tongue;
        });
    }
    return tables;
}

const Tables& tables() {
    static const std::unique_ptr<const Tables> kept = filled();
    return *kept;
}

void add(TongueEvidence& evidence, Mask mask, float weight) {
    for (; mask != 0; mask &= mask - 1)
        evidence.points[static_cast<std::size_t>(std::countr_zero(mask))] += weight;
}

constexpr float for_a_word = 1.0F;
constexpr float for_one_ascii_letter = 0.2F; // "n/a" and "J. B." are no French
constexpr float for_own_letter = 0.5F;
constexpr float for_alien_letter = -0.7F;

struct Read {
    Fingerprint word;
    Mask writable = ~Mask{0}; // the tongues that have all its letters
    int letters = 0;
};

void weigh(TongueEvidence& evidence, const Read& read) {
    constexpr Mask all = ~Mask{0};
    ++evidence.words;
    const Mask mask = tables().words.find(read.word.value());
    const bool one_ascii = read.letters == 1 && read.writable == all;
    if (mask != 0)
        add(evidence, mask,
            (one_ascii ? for_one_ascii_letter : for_a_word) /
                static_cast<float>(std::popcount(mask)));
    if (read.writable == all)
        return;
    add(evidence, ~read.writable, for_alien_letter);
    if (read.writable != 0)
        add(evidence, read.writable,
            for_own_letter / static_cast<float>(std::popcount(read.writable)));
}

} // namespace

TongueEvidence weigh_tongues(std::string_view text) {
    TongueEvidence evidence;
    Read read;
    const auto close = [&] {
        if (read.letters > 0)
            weigh(evidence, read);
        read = {};
    };
    for_each_code_point(text, [&](char32_t point, std::size_t) {
        if (!is_letter(point))
            return close();
        const char32_t letter = lower(point);
        ++read.letters;
        read.word.add(letter);
        if (letter >= 0x80)
            read.writable &= letter < known_letters ? tables().letters[letter] : 0;
    });
    close();
    return evidence;
}

} // namespace themata
