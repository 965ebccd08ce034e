#pragma once
// Bits well mixed, for hashes that are the same on every machine. Pure.

#include <cstdint>

namespace themata {

// The finalizer of SplitMix64: every bit of the input changes half of the output's.
[[nodiscard]] constexpr std::uint64_t mixed(std::uint64_t bits) {
    bits += 0x9E3779B97F4A7C15;
    bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9;
    bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB;
    return bits ^ (bits >> 31);
}

} // namespace themata
