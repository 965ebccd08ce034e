#include "statistics/matchings.h"

#include "statistics/counted_matchings.h"
#include "statistics/rejected_matchings.h"
#include <algorithm>
#include <numeric>

namespace themata {

namespace {

constexpr std::uint64_t most_steps = 2'000'000'000; // of proposals, some ten seconds

using Takers = std::vector<std::uint32_t>;

// Gives as many of some takers a giver as can be, by augmenting paths.
class Matcher {
public:
    explicit Matcher(const Willingness& people) : people_(people), taken_(people.givers) {}

    // Nothing: all have one. Else those who were reached from one that has none: each giver who is
    // willing towards any of them is full with others of them.
    std::optional<Takers> without(const Takers& takers) {
        for (const std::uint32_t taker : takers) {
            reached_takers_.assign(people_.of_taker.size(), 0);
            reached_givers_.assign(people_.givers, 0);
            if (!place(taker))
                return reached();
        }
        return std::nullopt;
    }

private:
    bool place(std::uint32_t taker) {
        reached_takers_[taker] = 1;
        for (const std::uint32_t giver : people_.of_taker[taker]) {
            if (reached_givers_[giver])
                continue;
            reached_givers_[giver] = 1;
            if (taken_[giver].size() < people_.capacity) {
                taken_[giver].push_back(taker);
                return true;
            }
            for (std::uint32_t& other : taken_[giver])
                if (!reached_takers_[other] && place(other)) {
                    other = taker;
                    return true;
                }
        }
        return false;
    }

    [[nodiscard]] Takers reached() const {
        Takers takers;
        for (std::uint32_t taker = 0; taker < reached_takers_.size(); ++taker)
            if (reached_takers_[taker])
                takers.push_back(taker);
        return takers;
    }

    const Willingness& people_;
    std::vector<Takers> taken_; // by giver
    std::vector<char> reached_takers_;
    std::vector<char> reached_givers_;
};

std::optional<Takers> without_givers(const Willingness& people, const Takers& takers) {
    return Matcher(people).without(takers);
}

Result<DrawnMatching> draw_by_rejection(const Willingness& people, Chance& chance) {
    const std::uint64_t steps = std::max<std::uint64_t>(
        std::accumulate(people.of_taker.begin(), people.of_taker.end(), std::uint64_t{1},
                        [](std::uint64_t sum, const auto& givers) { return sum + givers.size(); }),
        1);
    for (std::uint64_t tries = 1; tries * steps < most_steps; ++tries) {
        auto drawn = propose_by_bound(people, chance);
        if (!drawn && people.capacity > 1)
            drawn = propose_each_alone(people, chance);
        if (drawn)
            return DrawnMatching{.matching = std::move(*drawn),
                                 .by = DrawnBy::rejection,
                                 .ways = {},
                                 .tries = tries};
    }
    return failure(Error::Code::refused,
                   "There are too many people, and too few are willing, to draw every way equally "
                   "often.",
                   "Allocate in smaller groups, such as by site.");
}

} // namespace

std::optional<TooFew> too_few(const Willingness& people) {
    Takers all(people.of_taker.size());
    std::iota(all.begin(), all.end(), 0U);
    auto found = without_givers(people, all);
    if (!found)
        return std::nullopt;
    // Whoever can be left out is.
    for (std::size_t place = 0; place < found->size();) {
        Takers fewer = *found;
        fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(place));
        if (without_givers(people, fewer))
            *found = std::move(fewer);
        else
            ++place;
    }
    TooFew few{.takers = std::move(*found), .givers = {}};
    for (const std::uint32_t taker : few.takers)
        for (const std::uint32_t giver : people.of_taker[taker])
            if (std::ranges::find(few.givers, giver) == few.givers.end())
                few.givers.push_back(giver);
    std::ranges::sort(few.givers);
    return few;
}

std::optional<std::string> count_matchings(const Willingness& people) {
    const auto counted = CountedMatchings::of(people);
    return counted ? std::optional(in_digits(counted->ways())) : std::nullopt;
}

Result<DrawnMatching> draw_matching(const Willingness& people, Chance& chance) {
    if (too_few(people))
        return failure(Error::Code::refused, "Nobody can be found for everyone.",
                       "Ask more of them whether they are willing.");
    if (const auto counted = CountedMatchings::of(people))
        return DrawnMatching{.matching = counted->draw(chance),
                             .by = DrawnBy::counting,
                             .ways = in_digits(counted->ways()),
                             .tries = 1};
    return draw_by_rejection(people, chance);
}

} // namespace themata
