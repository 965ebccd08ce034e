#pragma once
// In which columns of a contrast the same people have each theme: how many have which pattern of
// columns. One pass over them serves McNemar, Cochran's Q and all pairs. A value; any thread.

#include "analysis/presence.h"
#include <unordered_map>

namespace themata {

class Patterns {
public:
    static constexpr std::size_t most_columns = 64; // a bit each

    // seats[column][person]; all columns have the same people in the same order.
    Patterns(const ThemePresence&, const std::vector<std::vector<std::uint32_t>>& seats,
             std::size_t places);

    [[nodiscard]] std::size_t columns() const { return columns_; }

    // How many have the theme in each column.
    [[nodiscard]] std::vector<std::uint64_t> with(std::uint32_t place) const;
    // Of n people.
    [[nodiscard]] PairedCounts pair(std::uint32_t place, std::size_t first, std::size_t second,
                                    std::size_t n) const;
    // Those whose answers are not the same throughout.
    [[nodiscard]] YesNoPatterns changers(std::uint32_t place) const;

private:
    // Themes of one person: of 64 places from the first on, those she has in any column, and those
    // of each column.
    void add(std::uint32_t first, std::uint64_t any, std::span<const std::uint64_t> here);

    // Calls take(pattern, n); nobody's pattern is 0.
    template <class Take>
    void for_each_pattern(std::uint32_t place, Take take) const {
        if (dense_.empty()) {
            for (const auto& [pattern, n] : sparse_[place])
                take(pattern, n);
            return;
        }
        const std::size_t patterns = std::size_t{1} << columns_;
        for (std::size_t pattern = 1; pattern < patterns; ++pattern)
            if (const std::uint32_t n = dense_[place * patterns + pattern]; n > 0)
                take(pattern, n);
    }

    std::size_t columns_;
    std::vector<std::uint32_t> dense_; // by place and pattern, where columns are few
    std::vector<std::unordered_map<std::uint64_t, std::uint32_t>> sparse_; // by place, else
};

} // namespace themata
