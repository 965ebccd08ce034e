#include "statistics/agreement_kappa.h"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>

using namespace themata;

namespace {

Catch::Approx near(double value) { return Catch::Approx(value).epsilon(1e-12).margin(1e-12); }

// What a program of the literature gives for a table, in one weighting.
struct Expected {
    double observed, expected, kappa, ase1, ase0, z, low, high;
};

struct Published {
    const char* name;
    CrossTable table;
    Expected plain, linear, quadratic;
    double scott, ac1;
};

const Published published[] = {
    {"Cohen 1960",
     {3, {88, 14, 18, 10, 40, 10, 2, 6, 12}},
     {.7, .41, .49152542372881347, .05100181557607786, .051978936356595444, 9.456242435527354,
      .3915637020535469, .59148714540408},
     {.8, .62, .47368421052631576, .054432309177641525, .05469634129164873, 8.66025403784439,
      .36699884494278934, .5803695761098422},
     {.85, .725, .4545454545454547, .06645368159107819, .06735866746488249, 6.748136084824309,
      .32429863198684905, .5847922771040603},
     .487179487179487,
     .5759717314487632},
    {"Vision of 7,477 women",
     {4, {1520, 266, 124, 66, 234, 1512, 432, 78, 117, 362, 1772, 205, 36, 82, 179, 492}},
     {.7083054701083322, .27907445433527694, .5953888280894342, .0072868511347457384,
      .007039275500765645, 84.58098110021055, .5811068623046277, .6096707938742406},
     {.8757968882350319, .6427039145508011, .652380429500598, .007075263570698371,
      .008140557723234585, 80.1395250399846, .6385131677209009, .6662476912802952},
     {.9375863759975035, .7903231240926696, .7023342524900978, .008381936586536734,
      .011559146801271123, 60.76004263678564, .6859059586597872, .7187625463204085},
     .5953606615690409,
     .6160439954054787},
    {"Artstein and Poesio",
     {3, {46, 0, 0, 6, 32, 6, 0, 0, 10}},
     {.88, .396, .8013245033112583, .05197329227635477, .07536877743288367, 10.632048583046771,
      .6994587222916292, .9031902843308873},
     {.94, .6352, .8355263157894736, .04389794066652432, .0783775734093793, 10.660272823520302,
      .7494879330876096, .9215646984913375},
     {.97, .7548, .8776508972267536, .034156783506959, .09924871268941386, 8.8429448951469,
      .8107048317253822, .944596962728125},
     .7995322418977615,
     .828742685885543},
    {"Krippendorff 2004",
     {3, {12, 18, 18, 0, 14, 18, 0, 0, 20}},
     {.46, .272, .25824175824175827, .05605892394497284, .05507676521380953, 4.68876044624728,
      .14836828629754145, .3681152301859751},
     {.64, .4896, .2946708463949843, .05343153610732109, .05495826207099972, 5.361720609256232,
      .1899469599859835, .39939473280398513},
     {.73, .5984, .3276892430278883, .06363750017798005, .06734835572626435, 4.865586390256842,
      .20296203461288614, .4524164514428905},
     .1857659831121834,
     .19210053859964096},
};

void compare(const Kappa& found, const Expected& expected) {
    CHECK(*found.observed == near(expected.observed));
    CHECK(*found.expected == near(expected.expected));
    CHECK(*found.kappa == near(expected.kappa));
    CHECK(*found.ase1 == near(expected.ase1));
    CHECK(*found.ase0 == near(expected.ase0));
    CHECK(*found.z == near(expected.z));
    CHECK(found.kappa.interval->low == near(expected.low));
    CHECK(found.kappa.interval->high == near(expected.high));
}

} // namespace

TEST_CASE("Two coders agree as the literature's tables say", "[agreement]") {
    for (const Published& one : published) {
        CAPTURE(one.name);
        compare(kappa(one.table), one.plain);
        compare(kappa(one.table, Weights::linear), one.linear);
        compare(kappa(one.table, Weights::quadratic), one.quadratic);
        CHECK(*scott_pi(one.table) == near(one.scott));
        CHECK(*gwet_ac1(one.table) == near(one.ac1));
    }
}

TEST_CASE("Kappa's chance is a sum over categories, not yes times no", "[agreement][traps]") {
    // A peer multiplies the share of yes by that of no and prints .30.
    const CrossTable table = cross_table({.both = 25, .only_a = 25, .only_b = 25, .neither = 25});
    CHECK(*kappa(table).expected == near(.5));
    CHECK(*kappa(table).kappa == near(0));
}

TEST_CASE("A theme that neither coder used has no kappa rather than 0 or 1", "[agreement][traps]") {
    const YesNoCounts none{.neither = 40};
    const Kappa found = kappa(cross_table(none));
    CHECK_FALSE(found.kappa);
    CHECK_FALSE(found.kappa.reason.empty());
    CHECK_FALSE(found.ase1);
    CHECK_FALSE(scott_pi(cross_table(none)));
    CHECK_FALSE(shares_of(none).positive);
    CHECK(*shares_of(none).negative == near(1));
    CHECK(*gwet_ac1(cross_table(none)) == near(1));
    CHECK(*brennan_prediger(cross_table(none)) == near(1));
}

TEST_CASE("Nothing that both judged leaves every coefficient undefined", "[agreement]") {
    const CrossTable none = cross_table({});
    CHECK_FALSE(kappa(none).kappa);
    CHECK_FALSE(kappa(none).observed);
    CHECK_FALSE(agreed_share(none));
    CHECK_FALSE(scott_pi(none));
    CHECK_FALSE(brennan_prediger(none));
    CHECK_FALSE(gwet_ac1(none));
    CHECK_FALSE(shares_of({}).prevalence);
}

TEST_CASE("Both coders in full agreement have a kappa of 1 with no error", "[agreement]") {
    const Kappa found = kappa(cross_table({.both = 12, .neither = 30}));
    CHECK(*found.kappa == near(1));
    CHECK(*found.ase1 == near(0));
    CHECK(*found.z > 6);
}

TEST_CASE("Prevalence and bias stand beside kappa", "[agreement]") {
    const YesNoShares shares = shares_of({.both = 40, .only_a = 15, .only_b = 20, .neither = 25});
    CHECK(*shares.prevalence == near(.575));
    CHECK(*shares.positive == near(80.0 / 115));
    CHECK(*shares.negative == near(50.0 / 85));
    CHECK(*shares.prevalence_index == near(.15));
    CHECK(*shares.bias_index == near(-.05));
}

TEST_CASE("The interval of kappa is symmetric and not cut at 1", "[agreement]") {
    const Kappa few = kappa({.categories = 2, .n = {5, 0, 1, 4}});
    REQUIRE(few.kappa.interval);
    CHECK(few.kappa.interval->high > 1);
    CHECK(std::abs(few.kappa.interval->high + few.kappa.interval->low - 2 * *few.kappa) < 1e-12);
}
