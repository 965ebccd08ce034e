#include "statistics/agreement_spans.h"

#include "support/dice.h"
#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>
#include <cmath>

using namespace themata;

namespace {

Catch::Approx near(double value) { return Catch::Approx(value).epsilon(1e-12).margin(1e-12); }

UnitizingSums sums_of(const std::vector<Continuum>& texts, std::size_t values) {
    UnitizingSums sums(values);
    for (const Continuum& text : texts)
        sums.add(text);
    return sums;
}

const Continuum tiny{.length = 20, .coders = {{{0, 10, 0}, {14, 18, 0}}, {{2, 10, 0}}}};

// Alex, Paul and Suzan; the values 1 to 7 as numbers.
const Continuum three{
    .length = 60,
    .coders = {{{2, 9, 0}, {11, 17, 1}, {24, 30, 4}, {32, 36, 5}, {36, 44, 5}, {44, 60, 6}},
               {{2, 9, 0}, {11, 17, 2}, {19, 25, 4}, {32, 44, 5}},
               {{2, 9, 0}, {11, 17, 3}, {21, 27, 4}, {32, 36, 5}, {36, 40, 5}, {40, 44, 5}}}};

// Place by place, each of them one long: what the definition of coincidences says.
double plain_alpha(const std::vector<Continuum>& texts, std::uint32_t values) {
    std::vector<std::vector<double>> l(values + 1, std::vector<double>(values + 1));
    std::vector<double> q(values + 1);
    for (const Continuum& text : texts) {
        const auto at = [&](std::size_t coder, double place) {
            for (const CodedStretch& stretch : text.coders[coder])
                if (stretch.begin <= place && place < stretch.end)
                    return stretch.value;
            return values;
        };
        for (double place = 0; place < text.length; ++place)
            for (std::size_t i = 0; i < text.coders.size(); ++i) {
                q[values] += at(i, place) == values ? 1 : 0;
                for (std::size_t j = 0; j < text.coders.size(); ++j)
                    if (i != j)
                        l[at(i, place)][at(j, place)] +=
                            1 / static_cast<double>(text.coders.size() - 1);
            }
        for (const auto& marked : text.coders)
            for (const CodedStretch& stretch : marked)
                q[stretch.value] += std::pow(stretch.end - stretch.begin, 2);
    }
    double total = 0, squares = 0, observed = 0, expected = 0;
    for (std::uint32_t c = 0; c <= values; ++c) {
        squares += q[c];
        for (const double met : l[c])
            total += met;
    }
    for (std::uint32_t c = 0; c <= values; ++c) {
        double margin = 0;
        for (const double met : l[c])
            margin += met;
        observed += l[c][c];
        expected += total * (margin * margin - q[c]) / (total * total - squares);
    }
    return 1 - (total - observed) / (total - expected);
}

} // namespace

TEST_CASE("Two coders of one text agree on its passages as published", "[agreement]") {
    const UnitizingSums sums = sums_of({tiny}, 1);
    CHECK(sums.met(0, 0) == near(16));
    CHECK(sums.met(0, 1) == near(6));
    CHECK(sums.met(1, 0) == near(6));
    CHECK(sums.met(1, 1) == near(12));
    const UnitAlpha found = unit_alpha(sums);
    CHECK(found.length == near(40));
    CHECK(*found.alpha == near(.4689393939393939));
    CHECK(*found.marked == near(.4689393939393939));
}

TEST_CASE("Three coders and seven values agree as published", "[agreement]") {
    const UnitizingSums sums = sums_of({three}, 7);
    CHECK(sums.met(7, 7) == near(45));
    CHECK(sums.met(0, 0) == near(21));
    CHECK(sums.met(1, 2) == near(3));
    CHECK(sums.met(7, 4) == near(10));
    CHECK(sums.met(4, 4) == near(8));
    CHECK(sums.met(5, 5) == near(36));
    CHECK(sums.met(6, 7) == near(16));
    CHECK(sums.met(1, 3) == near(3));
    CHECK(sums.met(2, 3) == near(3));
    const UnitAlpha found = unit_alpha(sums);
    CHECK(found.length == near(180));
    CHECK(*found.alpha == near(.5096699731736228));
    CHECK(*found.marked == near(.41322594076179797));
    CHECK(*found.values == near(.7240818696472637));
    CHECK(*found.values_cover == near(.46111111111111114));
}

TEST_CASE("Each value by itself agrees as published", "[agreement]") {
    const UnitAlpha found = unit_alpha(sums_of({three}, 7));
    const double alphas[] = {1, 0, 0, 0, 1, 1};
    const double covers[] = {1, 1, 1, 1, .4444444444444444, 1};
    for (std::size_t value = 0; value < 6; ++value) {
        CAPTURE(value);
        CHECK(*found.each[value].alpha == near(alphas[value]));
        CHECK(*found.each[value].cover == near(covers[value]));
    }
    CHECK_FALSE(found.each[6].alpha);
    CHECK(*found.each[6].cover == near(0));
}

TEST_CASE("What nobody marked counts, so more of it does not leave agreement as it is",
          "[agreement][traps]") {
    Continuum longer = tiny;
    longer.length = 200;
    const double inside = *unit_alpha(sums_of({tiny}, 1)).alpha;
    CHECK(*unit_alpha(sums_of({longer}, 1)).alpha > inside + .2);
}

TEST_CASE("Random texts agree place by place as the definition says", "[agreement]") {
    Dice dice(11);
    for (int round = 0; round < 300; ++round) {
        std::vector<Continuum> texts(1 + dice.below(3));
        for (Continuum& text : texts) {
            text.length = 5 + dice.below(30);
            text.coders.resize(2 + dice.below(2));
            for (auto& marked : text.coders)
                for (double at = dice.below(6); at < text.length; at += 1 + dice.below(9)) {
                    const double end = std::min(text.length, at + 1 + dice.below(6));
                    marked.push_back({at, end, dice.below(3)});
                    at = end;
                }
        }
        const UnitizingSums sums = sums_of(texts, 3);
        if (const UnitAlpha found = unit_alpha(sums); found.alpha)
            CHECK(*found.alpha == Catch::Approx(plain_alpha(texts, 3)).epsilon(1e-9).margin(1e-9));
        UnitizingSums added(3);
        for (const Continuum& text : texts)
            added.add(sums_of({text}, 3), 1);
        CHECK(added.met(0, 1) == near(sums.met(0, 1)));
        CHECK(added.squares(3) == near(sums.squares(3)));
        CHECK(added.shared_squares(2) == near(sums.shared_squares(2)));
    }
}

TEST_CASE("Texts without any passage, or read by one coder, have no alpha", "[agreement][traps]") {
    CHECK_FALSE(unit_alpha(sums_of({{.length = 30, .coders = {{}, {}}}}, 1)).alpha);
    CHECK_FALSE(unit_alpha(sums_of({{.length = 30, .coders = {{{0, 5, 0}}}}}, 1)).alpha);
    CHECK_FALSE(unit_alpha(UnitizingSums(1)).alpha);
}
