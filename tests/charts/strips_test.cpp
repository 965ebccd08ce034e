#include "charts/chart.h"
#include "support/dice.h"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>
#include <cmath>

using namespace themata;
using namespace themata::charts;

namespace {

double area_of(const std::vector<Spot>& corners) {
    double twice = 0;
    for (std::size_t at = 0; at < corners.size(); ++at) {
        const Spot from = corners[at];
        const Spot to = corners[(at + 1) % corners.size()];
        twice += from.x * to.y - to.x * from.y;
    }
    return std::abs(twice) / 2;
}

double area_of(const std::vector<Strip>& strips) {
    double sum = 0;
    for (const Strip& strip : strips)
        sum += (strip.right_top.x - strip.left_top.x) *
               (strip.left_bottom.y - strip.left_top.y + strip.right_bottom.y - strip.right_top.y) /
               2;
    return sum;
}

// A band around a curve; it may be a point in places, and go up in steps.
std::vector<Spot> random_band(Dice& dice) {
    std::vector<Spot> above;
    std::vector<Spot> below;
    double x = dice.below(10);
    const std::uint32_t corners = 2 + dice.below(30);
    for (std::uint32_t at = 0; at < corners; ++at) {
        const double middle = dice.below(100);
        above.push_back({x, middle - dice.below(3) * 10.0});
        below.push_back({x, middle + dice.below(3) * 10.0});
        x += at == 0 ? 1 : dice.below(3);
    }
    above.insert(above.end(), below.rbegin(), below.rend());
    return above;
}

} // namespace

TEST_CASE("Strips cover a band, also where its sides meet") {
    Dice dice(7);
    for (int round = 0; round < 2000; ++round) {
        std::vector<Spot> band = random_band(dice);
        // Steps: the same x twice would let the sides cross; such bands are not drawn.
        const auto strips = strips_of(band);
        double wanted = 0;
        for (std::size_t at = 0; at + 1 < band.size() / 2; ++at) {
            const Spot top = band[at], next_top = band[at + 1];
            const Spot bottom = band[band.size() - 1 - at],
                       next_bottom = band[band.size() - 2 - at];
            wanted += (next_top.x - top.x) * (bottom.y - top.y + next_bottom.y - next_top.y) / 2;
        }
        CHECK(area_of(strips) == Catch::Approx(wanted).margin(1e-9));
    }
}

TEST_CASE("A diamond and a staircase are covered, a bow that goes back is not tried") {
    const std::vector<Spot> diamond{{0, 5}, {5, 0}, {10, 5}, {5, 10}};
    CHECK(area_of(strips_of(diamond)) == Catch::Approx(area_of(diamond)));
    const std::vector<Spot> stairs{{0, 10}, {0, 8}, {2, 8}, {2, 5},
                                   {4, 5},  {4, 1}, {6, 1}, {6, 10}};
    CHECK(area_of(strips_of(stairs)) == Catch::Approx(area_of(stairs)));
    CHECK(strips_of({{0, 0}, {10, 0}, {3, 3}, {10, 6}, {0, 6}}).empty());
    CHECK(strips_of({{0, 0}, {1, 1}}).empty());
}
