#pragma once
// SeededRandom draws the same numbers from the same seed on every machine: those of SplitMix64
// (Steele, Lea and Flood 2014), which pass BigCrush. Bootstraps, permutations and draws by lot use
// it and print the seed, so that a reader gets the same. It is a value with a place in its
// sequence; one thread.

#include "study/mix.h"
#include <cstdint>
#include <span>
#include <utility>

namespace themata {

class SeededRandom {
public:
    explicit SeededRandom(std::uint64_t seed) : state_(seed) {}

    // 64 even bits.
    [[nodiscard]] std::uint64_t bits();
    // 0 to n - 1, each exactly as likely; n > 0.
    [[nodiscard]] std::uint64_t below(std::uint64_t n);
    // At least 0 and below 1, in steps of 2^-53.
    [[nodiscard]] double fraction();

    // Each order exactly as likely as `below` is even (Fisher and Yates).
    template <class Value>
    void shuffle(std::span<Value> values) {
        for (std::size_t left = values.size(); left > 1; --left)
            std::swap(values[left - 1], values[below(left)]);
    }

private:
    std::uint64_t state_;
};

// mixed() adds the golden ratio before it mixes, so the state needs to step by it only.
inline std::uint64_t SeededRandom::bits() {
    const std::uint64_t drawn = mixed(state_);
    state_ += 0x9E3779B97F4A7C15;
    return drawn;
}

// Of small n the upper half of n times 32 bits (Lemire 2019): products whose lower half is below
// 2^32 mod n are drawn again, so that each number has equally many. Of large n the rest after
// division, with the lowest 2^64 mod n numbers drawn again.
inline std::uint64_t SeededRandom::below(std::uint64_t n) {
    constexpr std::uint64_t half = std::uint64_t{1} << 32;
    if (n < half) {
        std::uint64_t product = (bits() >> 32) * n;
        if (product % half < n) {
            const std::uint64_t uneven = half % n;
            while (product % half < uneven)
                product = (bits() >> 32) * n;
        }
        return product >> 32;
    }
    const std::uint64_t uneven = (0 - n) % n;
    std::uint64_t drawn = bits();
    while (drawn < uneven)
        drawn = bits();
    return drawn % n;
}

inline double SeededRandom::fraction() { return static_cast<double>(bits() >> 11) * 0x1p-53; }

} // namespace themata
