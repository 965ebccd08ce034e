#include "statistics/chance.h"

#include "study/mix.h"

namespace themata {

// mixed() adds the golden ratio before it mixes, so the state needs to step by it only.
std::uint64_t Chance::bits() {
    const std::uint64_t drawn = mixed(state_);
    state_ += 0x9E3779B97F4A7C15;
    return drawn;
}

// 2^64 is no multiple of most n: the lowest 2^64 mod n numbers are drawn again.
std::uint64_t Chance::below(std::uint64_t n) {
    const std::uint64_t uneven = (0 - n) % n;
    std::uint64_t drawn = bits();
    while (drawn < uneven)
        drawn = bits();
    return drawn % n;
}

double Chance::fraction() { return static_cast<double>(bits() >> 11) * 0x1p-53; }

} // namespace themata
