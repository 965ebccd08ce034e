#include "statistics/worked_examples.h"

#include <catch2/catch_test_macros.hpp>
#include <cmath>

using namespace themata;

TEST_CASE("What textbooks print of agreement is computed anew", "[agreement]") {
    const auto examples = worked_agreement();
    CHECK(examples.size() == 13);
    for (const WorkedExample& example : examples) {
        CAPTURE(example.name, example.what);
        REQUIRE(example.computed);
        CHECK(std::abs(*example.computed - example.expected) <= example.tolerance);
    }
}
