#include "statistics/cluster_bootstrap.h"

#include <atomic>
#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <numeric>

using namespace themata;

namespace {

// The mean of a cluster's value over what was drawn, and a figure that never exists.
void means(std::span<const std::uint32_t> times, std::span<double> out) {
    double sum = 0, n = 0;
    for (std::size_t cluster = 0; cluster < times.size(); ++cluster) {
        sum += times[cluster] * static_cast<double>(cluster % 10);
        n += times[cluster];
    }
    out[0] = sum / n;
    out[1] = std::nan("");
}

} // namespace

TEST_CASE("Each draw takes as many clusters as there are", "[bootstrap]") {
    std::atomic<int> wrong = 0;
    const auto found = bootstrap(37, 1, {.seed = 3, .count = 200}, [&](auto times, auto out) {
        wrong += std::accumulate(times.begin(), times.end(), 0U) == 37 ? 0 : 1;
        out[0] = 1;
    });
    CHECK(wrong == 0);
    CHECK(found.at(0).interval->low == 1);
    CHECK(found.at(0).interval->high == 1);
}

TEST_CASE("The interval of a mean is about as wide as its standard error says", "[bootstrap]") {
    const auto found = bootstrap(200, 2, {.seed = 1, .count = 4000}, means);
    const double error = std::sqrt(8.25 / 200); // of the values 0 to 9
    CHECK(found[0].interval->low == Catch::Approx(4.5 - 1.96 * error).margin(.03));
    CHECK(found[0].interval->high == Catch::Approx(4.5 + 1.96 * error).margin(.03));
    CHECK(found[0].undefined_draws == 0);
}

TEST_CASE("The same seed draws the same, another seed does not", "[bootstrap]") {
    const auto once = bootstrap(50, 2, {.seed = 5, .count = 300}, means);
    CHECK(once == bootstrap(50, 2, {.seed = 5, .count = 300}, means));
    CHECK(once != bootstrap(50, 2, {.seed = 6, .count = 300}, means));
}

TEST_CASE("A figure that does not exist in the draws has no interval but a reason", "[bootstrap]") {
    const auto found = bootstrap(50, 2, {.seed = 5, .count = 300}, means);
    CHECK_FALSE(found[1].interval);
    CHECK(found[1].undefined_draws == 300);
    CHECK_FALSE(found[1].reason.empty());
}

TEST_CASE("One participant gives no interval", "[bootstrap]") {
    CHECK_FALSE(bootstrap(1, 1, {}, means).at(0).interval);
    CHECK_FALSE(bootstrap(1, 1, {}, means).at(0).reason.empty());
}
