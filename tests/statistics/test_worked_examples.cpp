#include "statistics/worked_examples.h"

#include <catch2/catch_test_macros.hpp>
#include <set>

using namespace themata;

TEST_CASE("Every worked example is found as it was published", "[worked_examples]") {
    const WorkedExamples examples = worked_examples();
    CHECK(examples.size() >= 40);
    std::set<std::string> seen;
    for (const WorkedExample& example : examples) {
        INFO(example.name << ", " << example.what << ": " << example.computed.value.value_or(-1));
        CHECK(example.agrees());
        CHECK(!example.source.empty());
        CHECK(seen.insert(std::string(example.name) + std::string(example.what)).second);
    }
}

TEST_CASE("An example that differs or is undefined does not agree", "[worked_examples]") {
    WorkedExample example{.expected = 0.5, .tolerance = 0.01, .computed = defined(0.509)};
    CHECK(example.agrees());
    example.computed = defined(0.52);
    CHECK(!example.agrees());
    example.computed = undefined("There are no pairs.");
    CHECK(!example.agrees());
}
