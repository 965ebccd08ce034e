#include "statistics/counted_matchings.h"

#include "statistics/chance.h"
#include <algorithm>
#include <bit>
#include <cmath>

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
Ways below(Ways n, Chance& chance) {
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

Matching CountedMatchings::draw(Chance& chance) const {
    return over_ == Over::loads ? draw_loads(chance) : draw_takers(chance);
}

Matching CountedMatchings::draw_loads(Chance& chance) const {
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

Matching CountedMatchings::draw_takers(Chance& chance) const {
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

} // namespace themata
