#include "analysis/presence.h"

#include "analysis/batches.h"
#include "analysis/place_counts.h"
#include <algorithm>

namespace themata {

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

std::vector<std::vector<Sitter>> sitters_of(const Grid& grid, Base base) {
    std::vector<std::vector<Sitter>> columns(grid.columns.size());
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
                                const Whose& whose) {
    ThemePresence presence;
    const std::size_t words = presence.words_ = std::max<std::size_t>(1, tree.none() / 64 + 1);
    const std::vector<std::uint64_t> with_above = with_those_above(tree, words);
    auto& bits = presence.bits_;
    bits.assign(grid.column.size() * words, 0);
    const auto add = [&](std::uint32_t seat, std::uint32_t place) {
        for (std::size_t word = 0; word < words; ++word)
            bits[seat * words + word] |= with_above[place * words + word];
    };
    if (whose.rule == Whose::Rule::all_of) {
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
