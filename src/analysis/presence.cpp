#include "analysis/presence.h"

#include "analysis/batches.h"
#include <algorithm>

namespace themata {

namespace {

// A response without its text.
struct Said {
    ResponseId id;
    ParticipantId participant;
    ResponseState state;
};

bool counts(const Said& said, Base base, const NothingToCode& nothing) {
    if (base == Base::took_part || base == Base::asked)
        return true;
    const bool judged_empty = !nothing.empty() && nothing[said.id.value];
    return said.state == ResponseState::answered && (base == Base::answered || !judged_empty);
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

std::vector<std::vector<Sitter>> sitters_of(const Study& study, const Grid& grid, Base base,
                                            const NothingToCode& nothing) {
    std::vector<std::uint32_t> sits(grid.column.size(), 0); // by seat: who, when she counts
    for_each_batch(
        study.responses,
        [](const Response& response) {
            return Said{
                .id = response.id, .participant = response.participant, .state = response.state};
        },
        [&](std::span<const Said> batch) {
            for (const Said& said : batch)
                if (counts(said, base, nothing))
                    sits[grid.seat[said.id.value]] = said.participant.value;
        });
    std::vector<std::vector<Sitter>> columns(grid.columns.size());
    for (std::uint32_t seat = 0; seat < sits.size(); ++seat)
        if (sits[seat] != 0)
            columns[grid.column[seat]].push_back({.participant = sits[seat], .seat = seat});
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
    study.codings.for_each([&](const Coding& coding) {
        if (taken(coding))
            add(grid.seat[coding.response.value], tree.place[coding.theme.value]);
    });
    return presence;
}

} // namespace themata
