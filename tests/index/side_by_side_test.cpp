#include "index/text_search.h"

#include <catch2/catch_test_macros.hpp>
#include <numeric>
#include <stdexcept>

using namespace themata;

TEST_CASE("Parts are read each once, and come in their order", "[index]") {
    for (const std::size_t count : {0, 1, 7, 100, 1001}) {
        std::vector<std::size_t> places;
        for (const auto& part : side_by_side<std::vector<std::size_t>>(
                 count, 10, [](std::size_t begin, std::size_t end) {
                     std::vector<std::size_t> part(end - begin);
                     std::iota(part.begin(), part.end(), begin);
                     return part;
                 }))
            places.insert(places.end(), part.begin(), part.end());
        std::vector<std::size_t> all(count);
        std::iota(all.begin(), all.end(), 0);
        CHECK(places == all);
    }
}

TEST_CASE("What a part throws comes to who asked, not to the end of the program", "[index]") {
    for (const std::size_t where : {0, 99})
        CHECK_THROWS_AS(side_by_side<int>(100, 10,
                                          [&](std::size_t begin, std::size_t end) {
                                              if (begin <= where && where < end)
                                                  throw std::runtime_error("unreadable");
                                              return 0;
                                          }),
                        std::runtime_error);
}
