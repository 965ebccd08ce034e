#pragma once
// Seeded chance for tests: the same throws on every machine and every run. One thread.

#include <cstdint>
#include <random>

namespace themata {

class Dice {
public:
    explicit Dice(std::uint32_t seed) : engine_(seed) {}

    // 0 to n - 1, evenly enough for tests; n > 0.
    std::uint32_t below(std::size_t n) { return static_cast<std::uint32_t>(engine_() % n); }

    std::uint32_t any() { return static_cast<std::uint32_t>(engine_()); }

    bool one_in(std::uint32_t n) { return below(n) == 0; }

private:
    std::mt19937 engine_;
};

} // namespace themata
