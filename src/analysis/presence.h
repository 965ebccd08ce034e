#pragma once
// Who sits in which column of a table, and which themes stand in what each of them said there: what
// tests of themes count from, where the table itself only has sums. Pure functions; any thread.

#include "analysis/tallies.h"
#include <optional>
#include <span>

namespace themata {

// A participant in a column.
struct Sitter {
    std::uint32_t participant = 0;
    std::uint32_t seat = 0;
    auto operator<=>(const Sitter&) const = default;
};

// Those who count in the base of each column, by participant. Only who was asked can have a theme,
// so with Base::took_part it is these.
[[nodiscard]] std::vector<std::vector<Sitter>> sitters_of(const Grid&, Base);

// A theme is in a seat when it, or one below it, was applied in any response there.
class ThemePresence {
public:
    [[nodiscard]] static ThemePresence of(const Study&, const Grid&, const ThemeTree&,
                                          const Whose&);

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
