#include "statistics/chance.h"

#include "study/mix.h"

namespace themata {

// mixed() adds the golden ratio before it mixes, so the state needs to step by it only.
std::uint64_t Chance::bits() {
    const std::uint64_t drawn = mixed(state_);
    state_ += 0x9E3779B97F4A7C15;
    return drawn;
}

// Of small n the upper half of n times 32 bits (Lemire 2019): products whose lower half is below
// 2^32 mod n are drawn again, so that each number has equally many. Of large n the rest after
// division, with the lowest 2^64 mod n numbers drawn again.
std::uint64_t Chance::below(std::uint64_t n) {
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

double Chance::fraction() { return static_cast<double>(bits() >> 11) * 0x1p-53; }

} // namespace themata
