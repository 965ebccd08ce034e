#include "statistics/seeded_random.h"

#include <algorithm>
#include <array>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <map>
#include <numeric>
#include <vector>

using namespace themata;

TEST_CASE("A seed gives the published numbers of SplitMix64", "[chance]") {
    // The first of seed 1234567, as Rosetta Code and the authors' program print them.
    SeededRandom chance(1234567);
    CHECK(chance.bits() == 6457827717110365317u);
    CHECK(chance.bits() == 3203168211198807973u);
    CHECK(chance.bits() == 9817491932198370423u);
    CHECK(chance.bits() == 4593380528125082431u);
    CHECK(chance.bits() == 16408922859458223821u);
}

TEST_CASE("Numbers below n are drawn evenly", "[chance]") {
    SeededRandom chance(1);
    for (const std::uint64_t n : {1u, 2u, 3u, 7u, 10u}) {
        std::vector<double> counts(n);
        constexpr int draws = 70'000;
        for (int draw = 0; draw < draws; ++draw) {
            const std::uint64_t drawn = chance.below(n);
            REQUIRE(drawn < n);
            ++counts[drawn];
        }
        const double expected = draws / static_cast<double>(n);
        for (const double count : counts)
            CHECK(std::abs(count - expected) < 5 * std::sqrt(expected));
    }
}

TEST_CASE("Large n are even too, where a plain remainder is not", "[chance]") {
    // Of three quarters of all numbers, a remainder would give the first third twice as often.
    for (const std::uint64_t n : {std::uint64_t{3} << 62, std::uint64_t{3} << 30}) {
        SeededRandom chance(2);
        int first_third = 0;
        for (int draw = 0; draw < 30'000; ++draw)
            first_third += chance.below(n) < n / 3 ? 1 : 0;
        CHECK(std::abs(first_third - 10'000) < 500);
    }
}

TEST_CASE("Fractions lie from 0 to below 1, around a half", "[chance]") {
    SeededRandom chance(3);
    double sum = 0;
    for (int draw = 0; draw < 10'000; ++draw) {
        const double drawn = chance.fraction();
        REQUIRE(drawn >= 0);
        REQUIRE(drawn < 1);
        sum += drawn;
    }
    CHECK(std::abs(sum / 10'000 - 0.5) < 0.015);
}

TEST_CASE("Each order comes about as often", "[chance]") {
    SeededRandom chance(4);
    std::map<std::array<int, 4>, int> counts;
    for (int draw = 0; draw < 24'000; ++draw) {
        std::array<int, 4> order{0, 1, 2, 3};
        chance.shuffle(std::span<int>(order));
        ++counts[order];
    }
    CHECK(counts.size() == 24);
    for (const auto& [order, count] : counts)
        CHECK(std::abs(count - 1'000) < 160);
}
