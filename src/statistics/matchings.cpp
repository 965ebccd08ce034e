#include "statistics/matchings.h"

#include "statistics/distributions.h"
#include "statistics/seeded_random.h"
#include <algorithm>
#include <bit>
#include <cmath>
#include <numbers>
#include <numeric>

namespace themata {

namespace {

constexpr std::size_t most_states = std::size_t{1} << 23; // 128 MB
constexpr double most_bits = 126;                         // of the number of ways
constexpr std::uint32_t most_takers_with_capacity = 14;   // subsets of subsets are looked at

// No more ways than the product of the choices that each taker has.
bool fits_in_bits(const Willingness& people) {
    double bits = 0;
    for (const auto& givers : people.of_taker)
        bits += std::log2(std::max<double>(1, static_cast<double>(givers.size())));
    return bits < most_bits;
}

std::optional<std::size_t> states_of_loads(const Willingness& people) {
    std::size_t states = 1;
    for (std::uint32_t giver = 0; giver < people.givers; ++giver) {
        states *= std::size_t{people.capacity} + 1;
        if (states > most_states)
            return std::nullopt;
    }
    return states;
}

std::optional<std::size_t> states_of_takers(const Willingness& people) {
    const std::size_t takers = people.of_taker.size();
    if (takers > 20 || (people.capacity > 1 && takers > most_takers_with_capacity))
        return std::nullopt;
    const std::size_t states = (std::size_t{people.givers} + 1) << takers;
    return states > most_states ? std::nullopt : std::optional(states);
}

// 0 to n - 1, each exactly as likely.
Ways below(Ways n, SeededRandom& chance) {
    const Ways uneven = (Ways{0} - n) % n;
    while (true) {
        const Ways drawn = Ways{chance.bits()} << 64 | chance.bits();
        if (drawn >= uneven)
            return drawn % n;
    }
}

// Calls visit(subset) for each part of `of` with no more than `most` in it, the empty one first,
// until it says that it has had enough.
template <class Visit>
bool each_subset(std::uint32_t of, std::uint32_t most, std::uint32_t chosen, Visit& visit) {
    if (visit(chosen))
        return true;
    if (most == 0)
        return false;
    for (std::uint32_t rest = of; rest != 0;) {
        const std::uint32_t one = rest & (~rest + 1);
        rest ^= one;
        if (each_subset(rest, most - 1, chosen | one, visit))
            return true;
    }
    return false;
}

} // namespace

std::string in_digits(Ways ways) {
    std::string digits;
    do
        digits += static_cast<char>('0' + static_cast<int>(ways % 10));
    while ((ways /= 10) > 0);
    std::ranges::reverse(digits);
    return digits;
}

std::optional<CountedMatchings> CountedMatchings::of(const Willingness& people) {
    if (!fits_in_bits(people))
        return std::nullopt;
    const auto loads = states_of_loads(people);
    const auto takers = states_of_takers(people);
    if (!loads && !takers)
        return std::nullopt;
    const bool by_loads = loads && (!takers || *loads <= *takers);
    CountedMatchings counted(people, by_loads ? Over::loads : Over::takers);
    counted.ways_.resize(by_loads ? *loads : *takers);
    if (by_loads)
        counted.count_loads();
    else
        counted.count_takers();
    return counted;
}

// A state is the loads of the givers as digits of a number; one taker more makes it larger.
void CountedMatchings::count_loads() {
    const std::size_t radix = std::size_t{people_.capacity} + 1;
    std::vector<std::size_t> step(people_.givers, 1);
    for (std::uint32_t giver = 1; giver < people_.givers; ++giver)
        step[giver] = step[giver - 1] * radix;
    std::vector<std::uint32_t> load(people_.givers, people_.capacity);
    std::size_t placed = std::size_t{people_.givers} * people_.capacity;
    for (std::size_t state = ways_.size(); state-- > 0;) {
        if (placed == people_.of_taker.size())
            ways_[state] = 1;
        else if (placed < people_.of_taker.size())
            for (const std::uint32_t giver : people_.of_taker[placed])
                if (load[giver] < people_.capacity)
                    ways_[state] += ways_[state + step[giver]];
        // The loads of the state before this one.
        for (std::uint32_t giver = 0; giver < people_.givers; ++giver) {
            if (load[giver] > 0) {
                --load[giver];
                --placed;
                break;
            }
            load[giver] = people_.capacity;
            placed += people_.capacity;
        }
    }
}

// A state is a giver and the takers that those before her have taken.
void CountedMatchings::count_takers() {
    const std::size_t takers = people_.of_taker.size();
    const std::size_t masks = std::size_t{1} << takers;
    willing_.assign(people_.givers, 0);
    for (std::uint32_t taker = 0; taker < takers; ++taker)
        for (const std::uint32_t giver : people_.of_taker[taker])
            willing_[giver] |= std::uint32_t{1} << taker;
    ways_[people_.givers * masks + masks - 1] = 1;
    for (std::uint32_t giver = people_.givers; giver-- > 0;) {
        const Ways* after = ways_.data() + (giver + 1) * masks;
        Ways* here = ways_.data() + giver * masks;
        for (std::uint32_t taken = 0; taken < masks; ++taken) {
            Ways sum = 0;
            const auto add = [&](std::uint32_t chosen) {
                sum += after[taken | chosen];
                return false;
            };
            each_subset(willing_[giver] & ~taken, people_.capacity, 0, add);
            here[taken] = sum;
        }
    }
}

Matching CountedMatchings::draw(SeededRandom& chance) const {
    return over_ == Over::loads ? draw_loads(chance) : draw_takers(chance);
}

Matching CountedMatchings::draw_loads(SeededRandom& chance) const {
    std::vector<std::size_t> step(people_.givers, 1);
    for (std::uint32_t giver = 1; giver < people_.givers; ++giver)
        step[giver] = step[giver - 1] * (std::size_t{people_.capacity} + 1);
    std::vector<std::uint32_t> load(people_.givers);
    Matching matching;
    std::size_t state = 0;
    for (const auto& givers : people_.of_taker) {
        Ways number = below(ways_[state], chance);
        for (const std::uint32_t giver : givers) {
            if (load[giver] == people_.capacity)
                continue;
            const Ways there = ways_[state + step[giver]];
            if (number < there) {
                matching.push_back(giver);
                ++load[giver];
                state += step[giver];
                break;
            }
            number -= there;
        }
    }
    return matching;
}

Matching CountedMatchings::draw_takers(SeededRandom& chance) const {
    const std::size_t masks = std::size_t{1} << people_.of_taker.size();
    Matching matching(people_.of_taker.size());
    std::uint32_t taken = 0;
    for (std::uint32_t giver = 0; giver < people_.givers; ++giver) {
        const Ways* after = ways_.data() + (giver + 1) * masks;
        Ways number = below(ways_[giver * masks + taken], chance);
        std::uint32_t drawn = 0;
        const auto find = [&](std::uint32_t chosen) {
            const Ways there = after[taken | chosen];
            if (number < there) {
                drawn = chosen;
                return true;
            }
            number -= there;
            return false;
        };
        each_subset(willing_[giver] & ~taken, people_.capacity, 0, find);
        taken |= drawn;
        for (std::uint32_t left = drawn; left != 0; left &= left - 1)
            matching[static_cast<std::size_t>(std::countr_zero(left))] = giver;
    }
    return matching;
}

namespace {

constexpr double e = std::numbers::e;

double h(double r) { return r >= 1 ? r + std::log(r) / 2 + e - 1 : 1 + (e - 1) * r; }

// What a place adds to the logarithm of the bound when so many would take it.
double log_bound(double r) { return std::log(h(r)) - 1; }

class Proposal {
public:
    Proposal(const Willingness& people, SeededRandom& chance) : people_(people), chance_(chance) {
        const std::size_t places = std::size_t{people.givers} * people.capacity;
        filling_ = places - people.of_taker.size();
        wanted_.assign(people.givers, static_cast<double>(filling_));
        for (const auto& givers : people.of_taker)
            for (const std::uint32_t giver : givers)
                ++wanted_[giver];
        free_.assign(people.givers, people.capacity);
    }

    std::optional<Matching> draw() {
        Matching matching;
        for (const auto& givers : people_.of_taker) {
            const auto chosen = choose(givers);
            if (!chosen)
                return std::nullopt;
            matching.push_back(*chosen);
        }
        return stands() ? std::optional(matching) : std::nullopt;
    }

private:
    // Whoever this taker would have taken is wanted by one fewer from here on.
    std::optional<std::uint32_t> choose(const std::vector<std::uint32_t>& givers) {
        double all_less = 0;
        for (const std::uint32_t giver : givers)
            all_less += free_[giver] * (log_bound(wanted_[giver] - 1) - log_bound(wanted_[giver]));
        double draw = chance_.fraction();
        std::optional<std::uint32_t> chosen;
        for (const std::uint32_t giver : givers) {
            if (free_[giver] == 0)
                continue;
            // A taken place adds nothing to the bound any more.
            const double share = free_[giver] * std::exp(all_less - log_bound(wanted_[giver] - 1));
            if (!chosen && draw < share)
                chosen = giver;
            draw -= share;
        }
        for (const std::uint32_t giver : givers)
            wanted_[giver] -= 1;
        if (chosen)
            --free_[*chosen];
        return chosen;
    }

    // Those who fill up have exactly filling_! ways left, where the bound says more; and of ways
    // that differ in the loads of givers all are to be as likely as those with the fewest orders.
    bool stands() {
        double log_share = log_factorial(filling_);
        for (std::uint32_t giver = 0; giver < people_.givers; ++giver)
            log_share -= free_[giver] * log_bound(wanted_[giver]);
        log_share += log_fewest_orders() - log_orders();
        return std::log(1 - chance_.fraction()) <= log_share;
    }

    [[nodiscard]] double log_orders(std::uint32_t load) const {
        return log_factorial(people_.capacity) - log_factorial(people_.capacity - load);
    }

    [[nodiscard]] double log_orders() const {
        double sum = 0;
        for (const std::uint32_t free : free_)
            sum += log_orders(people_.capacity - free);
        return sum;
    }

    // Full givers and one with the rest: no loads have fewer orders.
    [[nodiscard]] double log_fewest_orders() const {
        const auto takers = static_cast<std::uint32_t>(people_.of_taker.size());
        return takers / people_.capacity * log_orders(people_.capacity) +
               log_orders(takers % people_.capacity);
    }

    const Willingness& people_;
    SeededRandom& chance_;
    std::size_t filling_ = 0;
    std::vector<double> wanted_;      // by giver: takers not placed who would take a place of hers
    std::vector<std::uint32_t> free_; // by giver
};

} // namespace

std::optional<Matching> propose_by_bound(const Willingness& people, SeededRandom& chance) {
    return Proposal(people, chance).draw();
}

std::optional<Matching> propose_each_alone(const Willingness& people, SeededRandom& chance) {
    std::vector<std::uint32_t> load(people.givers);
    Matching matching;
    for (const auto& givers : people.of_taker) {
        matching.push_back(givers[chance.below(givers.size())]);
        if (++load[matching.back()] > people.capacity)
            return std::nullopt;
    }
    return matching;
}

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

Result<DrawnMatching> draw_by_rejection(const Willingness& people, SeededRandom& chance) {
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

Result<DrawnMatching> draw_matching(const Willingness& people, SeededRandom& chance) {
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
