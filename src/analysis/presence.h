#pragma once
// ThemePresence says who sits in which column of a table, and which themes stand in what each of
// them said there: tests of themes count from it, where the table itself only has sums. Pure
// functions; any thread.

#include "analysis/tallies.h"
#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace themata {

// In how many of very many rows of bits each place is set. Eight rows are added up at once as
// binary digits that lie side by side, so that a row costs a few instructions for every 64 places
// and not one for every bit.
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

// A participant in a column.
struct ColumnMember {
    std::uint32_t participant = 0;
    std::uint32_t seat = 0;
    auto operator<=>(const ColumnMember&) const = default;
};

// Those who count in the base of each column, by participant. Only who was asked can have a theme,
// so with Base::took_part it is these.
[[nodiscard]] std::vector<std::vector<ColumnMember>> sitters_of(const Grid&, Base);

// A theme is in a seat when it, or one below it, was applied in any response there.
class ThemePresence {
public:
    [[nodiscard]] static ThemePresence of(const Study&, const Grid&, const ThemeTree&,
                                          const CodersCounted&);

    [[nodiscard]] bool has(std::uint32_t seat, std::uint32_t place) const {
        return themes(seat)[place / 64] >> (place % 64) & 1;
    }

    // A bit for each place of the tree.
    [[nodiscard]] std::span<const std::uint64_t> themes(std::uint32_t seat) const {
        return std::span(bits_).subspan(seat * words_, words_);
    }

    [[nodiscard]] std::size_t words() const { return words_; }

    // What tally() counts of participants, without going through the codings again.
    [[nodiscard]] Tallies tallies(const Grid&, const ThemeTree&) const;
    // Of those alone who do not count in the base: mostly nobody.
    [[nodiscard]] Tallies tallies_outside(const Grid&, const ThemeTree&, Base) const;

private:
    // Of those who did not get as far as this, or of all.
    [[nodiscard]] Tallies tallies_below(const Grid&, const ThemeTree&,
                                        std::optional<Reached> below) const;

    std::size_t words_ = 0;
    std::vector<std::uint64_t> bits_; // by seat
};

} // namespace themata
