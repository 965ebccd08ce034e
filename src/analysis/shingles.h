#pragma once
// How alike two texts are: the share of letters in fives that they have in common among all that
// either has (Jaccard), over their bare words (text/bare.h). And sketches, which tell cheaply who
// may be alike. The same on every machine. Pure; any thread.

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

namespace themata {

inline constexpr std::size_t shingle_letters = 5;

// The fives of a bare text, as hashes: each once, rising. A shorter text is one shingle.
[[nodiscard]] std::vector<std::uint32_t> shingles_of(std::string_view bare_text);

[[nodiscard]] double jaccard(const std::vector<std::uint32_t>& one,
                             const std::vector<std::uint32_t>& other);

// Two texts that are alike by J agree in each of these with a chance of J to the power of 5, so
// that at least one of 24 agrees in 98.8 of 100 pairs where J is 0.7, in 99.99 where it is 0.8.
inline constexpr std::size_t bands = 24;
inline constexpr std::size_t rows_of_band = 5;
using Sketch = std::array<std::uint32_t, bands>;

[[nodiscard]] Sketch sketch_of(const std::vector<std::uint32_t>& shingles);

} // namespace themata
