#include "analysis/presence.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <random>

using namespace themata;

TEST_CASE("Bits are counted place by place, however many rows there are") {
    const std::size_t rows = GENERATE(0, 1, 7, 8, 9, 1'000, 65'527, 65'528, 65'529);
    const std::size_t words = GENERATE(1, 3);
    std::mt19937_64 random(rows);
    PlaceCounts counts(words);
    std::vector<std::uint32_t> plainly(64 * words);
    for (std::size_t row = 0; row < rows; ++row) {
        std::vector<std::uint64_t> bits(words);
        for (std::uint64_t& word : bits)
            word = random() | (row % 3 == 0 ? ~std::uint64_t{0} : 0);
        counts.add(bits);
        for (std::size_t place = 0; place < plainly.size(); ++place)
            plainly[place] += (bits[place / 64] >> (place % 64) & 1) != 0 ? 1 : 0;
        if (row == rows / 2)
            CHECK(counts.counts() == plainly); // and on from there
    }
    CHECK(counts.counts() == plainly);
}
