#include "analysis/patterns.h"

#include <bit>

namespace themata {

namespace {

constexpr std::size_t most_dense = 10; // columns; 1,024 patterns a theme

} // namespace

Patterns::Patterns(const ThemePresence& presence,
                   const std::vector<std::vector<std::uint32_t>>& seats, std::size_t places)
    : columns_(seats.size()) {
    if (columns_ <= most_dense)
        dense_.resize(places << columns_);
    else
        sparse_.resize(places);
    std::vector<std::uint64_t> here(columns_); // of one person, 64 places of each column
    for (std::size_t person = 0; person < seats.front().size(); ++person)
        for (std::size_t word = 0; word < presence.words(); ++word) {
            std::uint64_t any = 0;
            for (std::size_t column = 0; column < columns_; ++column)
                any |= here[column] = presence.themes(seats[column][person])[word];
            add(static_cast<std::uint32_t>(64 * word), any, here);
        }
}

// Column by column without asking which has it: a wrong guess of the processor costs more.
void Patterns::add(std::uint32_t first, std::uint64_t any, std::span<const std::uint64_t> here) {
    for (; any != 0; any &= any - 1) {
        const int bit = std::countr_zero(any);
        std::uint64_t pattern = 0;
        for (std::size_t column = 0; column < columns_; ++column)
            pattern |= (here[column] >> bit & 1) << column;
        const std::uint32_t place = first + static_cast<std::uint32_t>(bit);
        if (dense_.empty())
            ++sparse_[place][pattern];
        else
            ++dense_[(std::size_t{place} << columns_) + pattern];
    }
}

std::vector<std::uint64_t> Patterns::with(std::uint32_t place) const {
    std::vector<std::uint64_t> with(columns_, 0);
    for_each_pattern(place, [&](std::uint64_t pattern, std::uint32_t n) {
        for (std::size_t column = 0; column < columns_; ++column)
            with[column] += (pattern >> column & 1) * n;
    });
    return with;
}

PairedCounts Patterns::pair(std::uint32_t place, std::size_t first, std::size_t second,
                            std::size_t n) const {
    PairedCounts counts;
    for_each_pattern(place, [&](std::uint64_t pattern, std::uint32_t people) {
        const bool in_first = pattern >> first & 1;
        const bool in_second = pattern >> second & 1;
        counts.both += in_first && in_second ? people : 0;
        counts.only_first += in_first && !in_second ? people : 0;
        counts.only_second += !in_first && in_second ? people : 0;
    });
    counts.neither = n - counts.both - counts.only_first - counts.only_second;
    return counts;
}

YesNoPatterns Patterns::changers(std::uint32_t place) const {
    YesNoPatterns changers{.k = columns_};
    const std::uint64_t all =
        columns_ == 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << columns_) - 1;
    for_each_pattern(place, [&](std::uint64_t pattern, std::uint32_t n) {
        if (pattern != all)
            changers.n.push_back({.yes = pattern, .people = n});
    });
    return changers;
}

} // namespace themata
