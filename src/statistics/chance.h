#pragma once
// Chance from a seed, the same on every machine: the numbers of SplitMix64 (Steele, Lea and Flood
// 2014), which pass BigCrush. For bootstraps, permutations and draws by lot, where the seed is
// printed so that a reader gets the same. A value with a place in its sequence; one thread.

#include <cstdint>
#include <span>
#include <utility>

namespace themata {

class Chance {
public:
    explicit Chance(std::uint64_t seed) : state_(seed) {}

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

} // namespace themata
