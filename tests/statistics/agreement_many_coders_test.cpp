#include "statistics/agreement_kappa.h"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>

using namespace themata;

namespace {

Catch::Approx near(double value) { return Catch::Approx(value).epsilon(1e-12).margin(1e-12); }

std::vector<RatedUnits> units(std::vector<std::vector<double>> counts) {
    std::vector<RatedUnits> rated;
    for (auto& count : counts)
        rated.push_back({.coders = std::move(count)});
    return rated;
}

// Six psychiatrists and thirty patients.
const std::vector<RatedUnits> fleiss_1971 =
    units({{0, 0, 0, 6, 0}, {0, 3, 0, 0, 3}, {0, 1, 4, 0, 1}, {0, 0, 0, 0, 6}, {0, 3, 0, 3, 0},
           {2, 0, 4, 0, 0}, {0, 0, 4, 0, 2}, {2, 0, 3, 1, 0}, {2, 0, 0, 4, 0}, {0, 0, 0, 0, 6},
           {1, 0, 0, 5, 0}, {1, 1, 0, 4, 0}, {0, 3, 3, 0, 0}, {1, 0, 0, 5, 0}, {0, 2, 0, 3, 1},
           {0, 0, 5, 0, 1}, {3, 0, 0, 1, 2}, {5, 1, 0, 0, 0}, {0, 2, 0, 4, 0}, {1, 0, 2, 0, 3},
           {0, 0, 0, 0, 6}, {0, 1, 0, 5, 0}, {0, 2, 0, 1, 3}, {2, 0, 0, 4, 0}, {1, 0, 0, 4, 1},
           {0, 5, 0, 1, 0}, {4, 0, 0, 0, 2}, {0, 2, 0, 4, 0}, {1, 0, 5, 0, 0}, {0, 0, 0, 0, 6}});

} // namespace

TEST_CASE("Six psychiatrists agree as Fleiss printed", "[agreement]") {
    const FleissKappa found = fleiss_kappa(fleiss_1971);
    CHECK(*found.observed == near(.5555555555555555));
    CHECK(*found.expected == near(.21993827160493828));
    CHECK(*found.kappa == near(.43024452006014074));
    CHECK(*found.se79 == near(.024373932099411154));
    CHECK(*found.z79 == near(17.651830582991366));
    CHECK(*found.se71 == near(.027503120249138008));
    const double shares[] = {.14444444444444443, .14444444444444443, .16666666666666666,
                             .3055555555555556, .2388888888888889};
    const double kappas[] = {.2447552447552448, .2447552447552448, .52, .47112727272727273,
                             .5661178068239687};
    const double zs[] = {5.192042798922203, 5.192042798922203, 11.030865786510143,
                         9.994118680421357, 12.009172204670527};
    for (std::size_t category = 0; category < 5; ++category) {
        CHECK(found.categories[category].share == near(shares[category]));
        CHECK(*found.categories[category].kappa == near(kappas[category]));
        CHECK(*found.categories[category].z == near(zs[category]));
    }
}

TEST_CASE("Units that look alike may be told once", "[agreement]") {
    const std::vector<RatedUnits> once{{.coders = {3, 0}, .times = 2},
                                       {.coders = {1, 2}, .times = 1}};
    const std::vector<RatedUnits> each = units({{3, 0}, {3, 0}, {1, 2}});
    CHECK(*fleiss_kappa(once).kappa == near(*fleiss_kappa(each).kappa));
    CHECK(*fleiss_kappa(once).se79 == near(*fleiss_kappa(each).se79));
    CHECK(*gwet_ac1(once).ac1 == near(*gwet_ac1(each).ac1));
    CHECK(*gwet_ac1(once).se == near(*gwet_ac1(each).se));
}

TEST_CASE("AC1 of four coders who left values out is what Gwet gives", "[agreement]") {
    const auto found = gwet_ac1(units({{3, 0, 0, 0, 0},
                                       {0, 3, 1, 0, 0},
                                       {0, 0, 4, 0, 0},
                                       {0, 0, 4, 0, 0},
                                       {0, 4, 0, 0, 0},
                                       {1, 1, 1, 1, 0},
                                       {0, 0, 0, 4, 0},
                                       {3, 1, 0, 0, 0},
                                       {0, 4, 0, 0, 0},
                                       {0, 0, 0, 0, 3},
                                       {2, 0, 0, 0, 0},
                                       {0, 0, 1, 0, 0}}));
    CHECK(*found.observed == near(.8181818181818182));
    CHECK(*found.expected == near(.19032118055555555));
    CHECK(*found.ac1 == near(.775444068126995));
    CHECK(*found.se == near(.1429499506407653));
    CHECK(found.units == 11);
}

TEST_CASE("Fleiss' kappa is undefined where a coder left units out", "[agreement]") {
    const FleissKappa found = fleiss_kappa(units({{2, 1}, {0, 2}}));
    CHECK_FALSE(found.kappa);
    CHECK_FALSE(found.kappa.reason.empty());
}

TEST_CASE("Fleiss' kappa is undefined where all use one category", "[agreement][traps]") {
    const FleissKappa found = fleiss_kappa(units({{3, 0}, {3, 0}}));
    CHECK(*found.observed == near(1));
    CHECK_FALSE(found.kappa);
    CHECK_FALSE(found.se79);
    CHECK(*gwet_ac1(units({{3, 0}, {3, 0}})).ac1 == near(1));
}

TEST_CASE("Units of one coder give neither coefficient", "[agreement]") {
    CHECK_FALSE(fleiss_kappa(units({{1, 0}, {0, 1}})).kappa);
    CHECK_FALSE(gwet_ac1(units({{1, 0}, {0, 1}})).ac1);
    CHECK_FALSE(fleiss_kappa({}).kappa);
    CHECK_FALSE(gwet_ac1(std::span<const RatedUnits>()).ac1);
}
