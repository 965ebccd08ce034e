#include "analysis/presence.h"

#include "analysis/tallies.h"
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

namespace {

// How far one must have got to count.
Reached least(Base base) {
    switch (base) {
    case Base::took_part:
    case Base::asked:
        break;
    case Base::answered:
        return Reached::answered;
    case Base::codable:
        return Reached::codable;
    }
    return Reached::asked;
}

// By place, no theme last and without a bit: the bits of the theme and of all above it.
std::vector<std::uint64_t> with_those_above(const ThemeTree& tree, std::size_t words) {
    std::vector<std::uint64_t> bits((tree.themes.size() + 1) * words, 0);
    for (std::uint32_t place = 0; place < tree.themes.size(); ++place)
        for (std::uint32_t at = place; at != tree.none(); at = tree.above[at])
            bits[place * words + at / 64] |= std::uint64_t{1} << (at % 64);
    return bits;
}

} // namespace

std::vector<std::vector<ColumnMember>> sitters_of(const Grid& grid, Base base) {
    std::vector<std::vector<ColumnMember>> columns(grid.columns.size());
    for (std::uint32_t seat = 0; seat < grid.column.size(); ++seat)
        if (grid.reached[seat] >= least(base))
            columns[grid.column[seat]].push_back(
                {.participant = grid.who[seat].value, .seat = seat});
    for (auto& sitters : columns)
        if (!std::ranges::is_sorted(sitters))
            std::ranges::sort(sitters);
    return columns;
}

ThemePresence ThemePresence::of(const Study& study, const Grid& grid, const ThemeTree& tree,
                                const CodersCounted& whose) {
    ThemePresence presence;
    const std::size_t words = presence.words_ = std::max<std::size_t>(1, tree.none() / 64 + 1);
    const std::vector<std::uint64_t> with_above = with_those_above(tree, words);
    auto& bits = presence.bits_;
    bits.assign(grid.column.size() * words, 0);
    const auto add = [&](std::uint32_t seat, std::uint32_t place) {
        for (std::size_t word = 0; word < words; ++word)
            bits[seat * words + word] |= with_above[place * words + word];
    };
    if (whose.rule == CodersCounted::Rule::all_of) {
        for (const SeatMark& mark : agreed_marks(study, grid, tree, whose))
            add(mark.seat, mark.place);
        return presence;
    }
    const CodingsTaken taken = CodingsTaken::of(study, whose);
    for_each_batch(
        study.codings,
        [&](const Coding& coding) {
            return SeatMark{.seat =
                                taken(coding) ? grid.seat[coding.response.value] : Grid::nowhere,
                            .place = tree.place[coding.theme.value]};
        },
        [&](std::span<const SeatMark> marks) {
            for (const SeatMark& mark : marks)
                if (mark.seat != Grid::nowhere)
                    add(mark.seat, mark.place);
        });
    return presence;
}

Tallies ThemePresence::tallies(const Grid& grid, const ThemeTree& tree) const {
    return tallies_below(grid, tree, {});
}

Tallies ThemePresence::tallies_outside(const Grid& grid, const ThemeTree& tree, Base base) const {
    return tallies_below(grid, tree, least(base));
}

Tallies ThemePresence::tallies_below(const Grid& grid, const ThemeTree& tree,
                                     std::optional<Reached> below) const {
    std::vector<PlaceCounts> counted(grid.columns.size(), PlaceCounts(words_));
    for (std::uint32_t seat = 0; seat < grid.column.size(); ++seat)
        if (grid.column[seat] != Grid::nowhere && (!below || grid.reached[seat] < *below))
            counted[grid.column[seat]].add(themes(seat));
    Tallies tallies(tree.above.size(), grid.columns.size());
    for (std::uint32_t column = 0; column < counted.size(); ++column)
        std::ranges::copy_n(counted[column].counts().begin(), tree.none(), tallies.column(column));
    return tallies;
}

} // namespace themata
