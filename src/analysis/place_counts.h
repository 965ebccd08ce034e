#pragma once
// In how many of very many rows of bits each place is set. Eight rows are added up at once as
// binary digits that lie side by side, so that a row costs a few instructions for every 64 places
// and not one for every bit. One thread.

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace themata {

class PlaceCounts {
public:
    // A row has so many words of 64 places.
    explicit PlaceCounts(std::size_t words);

    void add(std::span<const std::uint64_t> row);

    // By place, of all rows so far.
    [[nodiscard]] const std::vector<std::uint32_t>& counts();

private:
    static constexpr std::size_t rows_at_once = 8;
    static constexpr std::size_t digits = 16; // of a count that is not written down yet

    void add_up();
    void write_down();

    std::size_t words_;
    std::size_t waiting_ = 0; // rows
    std::size_t added_ = 0;   // rows, since counts were written down
    std::vector<std::uint64_t> rows_;
    std::vector<std::array<std::uint64_t, digits>> sums_; // by word; the ones first
    std::vector<std::uint32_t> counts_;
};

} // namespace themata
