#include "analysis/patterns.h"

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
    std::vector<std::uint64_t> pattern(places, 0); // of one person, by place
    std::vector<std::uint64_t> any(presence.words());
    for (std::size_t person = 0; person < seats.front().size(); ++person) {
        any.assign(any.size(), 0);
        for (std::size_t column = 0; column < columns_; ++column) {
            const auto themes = presence.themes(seats[column][person]);
            for (std::size_t word = 0; word < any.size(); ++word)
                any[word] |= themes[word];
            for_each_place(
                themes, [&](std::uint32_t place) { pattern[place] |= std::uint64_t{1} << column; });
        }
        for_each_place(any, [&](std::uint32_t place) {
            add(place, pattern[place]);
            pattern[place] = 0;
        });
    }
}

void Patterns::add(std::uint32_t place, std::uint64_t pattern) {
    if (dense_.empty())
        ++sparse_[place][pattern];
    else
        ++dense_[(std::size_t{place} << columns_) + pattern];
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
