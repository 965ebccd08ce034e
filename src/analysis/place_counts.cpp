#include "analysis/place_counts.h"

#include <algorithm>

namespace themata {

namespace {

// Adds two digits to a third, in all 64 places; what it gives is the digit to carry.
std::uint64_t add_two(std::uint64_t& digit, std::uint64_t a, std::uint64_t b) {
    const std::uint64_t one = digit ^ a;
    const std::uint64_t carry = (digit & a) | (one & b);
    digit = one ^ b;
    return carry;
}

} // namespace

PlaceCounts::PlaceCounts(std::size_t words)
    : words_(words), rows_(words * rows_at_once), sums_(words), counts_(words * 64) {}

void PlaceCounts::add(std::span<const std::uint64_t> row) {
    for (std::size_t word = 0; word < words_; ++word) // so few that calling copy() takes longer
        rows_[waiting_ * words_ + word] = row[word];
    if (++waiting_ == rows_at_once)
        add_up();
}

const std::vector<std::uint32_t>& PlaceCounts::counts() {
    if (waiting_ > 0) {
        std::fill(rows_.begin() + static_cast<std::ptrdiff_t>(waiting_ * words_), rows_.end(), 0);
        add_up();
    }
    write_down();
    return counts_;
}

void PlaceCounts::add_up() {
    for (std::size_t word = 0; word < words_; ++word) {
        const auto row = [&](std::size_t at) { return rows_[at * words_ + word]; };
        auto& sum = sums_[word];
        std::array<std::uint64_t, 2> fours{};
        for (std::size_t half = 0; half < 2; ++half) {
            const std::size_t at = 4 * half;
            const std::uint64_t first = add_two(sum[0], row(at), row(at + 1));
            const std::uint64_t second = add_two(sum[0], row(at + 2), row(at + 3));
            fours[half] = add_two(sum[1], first, second);
        }
        std::uint64_t carry = add_two(sum[2], fours[0], fours[1]);
        for (std::size_t digit = 3; carry != 0; ++digit) {
            const std::uint64_t next = sum[digit] & carry;
            sum[digit] ^= carry;
            carry = next;
        }
    }
    waiting_ = 0;
    added_ += rows_at_once;
    if (added_ + rows_at_once >= std::size_t{1} << digits)
        write_down();
}

void PlaceCounts::write_down() {
    for (std::size_t word = 0; word < words_; ++word)
        for (std::size_t place = 0; place < 64; ++place)
            for (std::size_t digit = 0; digit < digits; ++digit)
                counts_[64 * word + place] +=
                    static_cast<std::uint32_t>(sums_[word][digit] >> place & 1) << digit;
    std::ranges::fill(sums_, std::array<std::uint64_t, digits>{});
    added_ = 0;
}

} // namespace themata
