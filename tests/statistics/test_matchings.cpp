#include "statistics/distributions.h"
#include "statistics/matchings.h"
#include "statistics/seeded_random.h"
#include "support/dice.h"
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <map>
#include <set>

namespace themata {

namespace {

// All ways, found by trying everything.
void extend(const Willingness& people, Matching& so_far, std::vector<std::uint32_t>& load,
            std::vector<Matching>& ways) {
    if (so_far.size() == people.of_taker.size()) {
        ways.push_back(so_far);
        return;
    }
    for (const std::uint32_t giver : people.of_taker[so_far.size()]) {
        if (load[giver] == people.capacity)
            continue;
        ++load[giver];
        so_far.push_back(giver);
        extend(people, so_far, load, ways);
        so_far.pop_back();
        --load[giver];
    }
}

std::vector<Matching> all_ways(const Willingness& people) {
    std::vector<Matching> ways;
    Matching so_far;
    std::vector<std::uint32_t> load(people.givers);
    extend(people, so_far, load, ways);
    return ways;
}

Willingness random_people(Dice& dice, std::uint32_t most) {
    Willingness people{.givers = 1 + dice.below(most), .capacity = 1 + dice.below(3)};
    people.of_taker.resize(1 + dice.below(most));
    const std::uint32_t rare = 2 + dice.below(3);
    for (auto& givers : people.of_taker)
        for (std::uint32_t giver = 0; giver < people.givers; ++giver)
            if (!dice.one_in(rare))
                givers.push_back(giver);
    return people;
}

Willingness all_willing(std::uint32_t takers, std::uint32_t givers, std::uint32_t capacity) {
    Willingness people{.givers = givers, .capacity = capacity};
    people.of_taker.resize(takers);
    for (auto& each : people.of_taker)
        for (std::uint32_t giver = 0; giver < givers; ++giver)
            each.push_back(giver);
    return people;
}

// The chance of ways that differ at least as much from even, were each as likely.
template <class Draw>
double evenness(const std::vector<Matching>& ways, std::size_t draws, Draw draw) {
    std::map<Matching, double> counts;
    for (const Matching& way : ways)
        counts[way] = 0;
    for (std::size_t n = 0; n < draws; ++n) {
        const Matching drawn = draw(n);
        REQUIRE(counts.contains(drawn));
        ++counts[drawn];
    }
    const double expected = static_cast<double>(draws) / static_cast<double>(ways.size());
    double statistic = 0;
    for (const auto& [way, count] : counts)
        statistic += (count - expected) * (count - expected) / expected;
    return chi_squared_above(statistic, static_cast<double>(ways.size() - 1));
}

// Six mentors and five mentees, as in the reverse-mentoring study.
Willingness mentors_and_mentees() {
    return {
        .givers = 6,
        .capacity = 1,
        .of_taker = {
            {0, 1, 2, 3, 4}, {0, 2, 3, 4, 5}, {0, 1, 2, 3, 4, 5}, {0, 1, 2, 4}, {0, 2, 3, 4, 5}}};
}

} // namespace

TEST_CASE("As many ways are counted as trying everything finds", "[matchings]") {
    for (std::uint32_t seed = 0; seed < 300; ++seed) {
        Dice dice(seed);
        CAPTURE(seed);
        const Willingness people = random_people(dice, 6);
        const auto ways = all_ways(people);
        CHECK(count_matchings(people) == std::to_string(ways.size()));
        CHECK(too_few(people).has_value() == ways.empty());
    }
    CHECK(count_matchings(mentors_and_mentees()) ==
          std::to_string(all_ways(mentors_and_mentees()).size()));
}

TEST_CASE("Ways of many people are counted exactly", "[matchings]") {
    CHECK(count_matchings(all_willing(20, 20, 1)) == "2432902008176640000");    // 20!
    CHECK(count_matchings(all_willing(16, 30, 1)) == "3042648073975910400000"); // 30!/14!
    CHECK(count_matchings(all_willing(12, 12, 12)) == "8916100448256");         // 12^12
    CHECK_FALSE(count_matchings(all_willing(40, 40, 1)));
}

TEST_CASE("Every feasible way comes equally often", "[matchings]") {
    // Each seed its own draw, as an allocation is drawn.
    const Willingness people = mentors_and_mentees();
    const auto ways = all_ways(people);
    CHECK(evenness(ways, 40 * ways.size(), [&](std::size_t seed) {
              SeededRandom chance(seed);
              return draw_matching(people, chance)->matching;
          }) > 1e-4);
}

TEST_CASE("Every feasible way comes equally often, whatever the way to draw", "[matchings]") {
    for (std::uint32_t seed = 0; seed < 40; ++seed) {
        Dice dice(seed);
        CAPTURE(seed);
        const Willingness people = random_people(dice, 5);
        const auto ways = all_ways(people);
        if (ways.size() < 2 || ways.size() > 300)
            continue;
        const std::size_t draws = 30 * ways.size();
        SeededRandom chance(seed);
        const auto counted = CountedMatchings::of(people);
        REQUIRE(counted);
        CHECK(evenness(ways, draws, [&](std::size_t) { return counted->draw(chance); }) > 1e-5);
        CHECK(evenness(ways, draws, [&](std::size_t) {
                  while (true)
                      if (const auto drawn = propose_by_bound(people, chance))
                          return *drawn;
              }) > 1e-5);
        CHECK(evenness(ways, draws, [&](std::size_t) {
                  while (true)
                      if (const auto drawn = propose_each_alone(people, chance))
                          return *drawn;
              }) > 1e-5);
    }
}

TEST_CASE("Takers are counted giver by giver where that takes less room", "[matchings]") {
    // Three takers among thirty givers: 31 x 8 states and not 2^30.
    Willingness people{.givers = 30, .capacity = 1, .of_taker = {{0, 1, 7}, {1, 7, 29}, {0, 29}}};
    const auto ways = all_ways(people);
    CHECK(count_matchings(people) == std::to_string(ways.size()));
    SeededRandom chance(5);
    const auto counted = CountedMatchings::of(people);
    CHECK(evenness(ways, 3000, [&](std::size_t) { return counted->draw(chance); }) > 1e-4);
}

TEST_CASE("When there is no way, people are named who show why", "[matchings]") {
    std::size_t refused = 0;
    for (std::uint32_t seed = 0; seed < 300; ++seed) {
        Dice dice(seed);
        CAPTURE(seed);
        const Willingness people = random_people(dice, 6);
        const auto few = too_few(people);
        if (!few)
            continue;
        ++refused;
        std::set<std::uint32_t> givers;
        for (const std::uint32_t taker : few->takers)
            givers.insert(people.of_taker[taker].begin(), people.of_taker[taker].end());
        CHECK(std::vector<std::uint32_t>(givers.begin(), givers.end()) == few->givers);
        CHECK(few->takers.size() > givers.size() * people.capacity);
        // Without any one of them the others would have enough.
        for (std::size_t out = 0; out < few->takers.size(); ++out) {
            Willingness others{.givers = people.givers, .capacity = people.capacity};
            for (std::size_t taker = 0; taker < few->takers.size(); ++taker)
                if (taker != out)
                    others.of_taker.push_back(people.of_taker[few->takers[taker]]);
            CHECK_FALSE(too_few(others));
        }
        SeededRandom chance(1);
        CHECK_FALSE(draw_matching(people, chance));
    }
    CHECK(refused > 20);
}

TEST_CASE("Sixty people are paired though their ways cannot be counted", "[matchings]") {
    Dice dice(1);
    Willingness people{.givers = 60, .capacity = 1};
    people.of_taker.resize(60);
    for (auto& givers : people.of_taker)
        for (std::uint32_t giver = 0; giver < 60; ++giver)
            if (!dice.one_in(4))
                givers.push_back(giver);
    SeededRandom chance(1);
    const auto drawn = draw_matching(people, chance);
    REQUIRE(drawn);
    CHECK(drawn->by == DrawnBy::rejection);
    CHECK(drawn->ways.empty());
    std::set<std::uint32_t> taken(drawn->matching.begin(), drawn->matching.end());
    CHECK(taken.size() == 60);
    for (std::size_t taker = 0; taker < 60; ++taker)
        CHECK(std::ranges::binary_search(people.of_taker[taker], drawn->matching[taker]));
}

TEST_CASE("The same seed draws the same pairs", "[matchings]") {
    SeededRandom one(9);
    SeededRandom same(9);
    CHECK(*draw_matching(mentors_and_mentees(), one) ==
          *draw_matching(mentors_and_mentees(), same));
}

} // namespace themata
