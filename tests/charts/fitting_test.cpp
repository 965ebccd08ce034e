// Words made to fit.

#include "charts/page.h"
#include "charts/plain_measure.h"
#include <catch2/catch_test_macros.hpp>

using namespace themata;
using namespace themata::charts;

namespace {

const Lettering letters{.size = 10};

// A column of a terminal is 5.5 wide.
Fitted fitted(std::string_view text, double columns, std::size_t lines) {
    return fit(text, letters, 5.5 * columns + 0.01, lines, plain_measure());
}

} // namespace

TEST_CASE("A name breaks between words and is cut with an ellipsis", "[charts]") {
    CHECK(fitted("Selection bias", 14, 2).lines == std::vector<std::string>{"Selection bias"});
    CHECK(fitted("Selection bias", 10, 2).lines == std::vector<std::string>{"Selection", "bias"});
    const Fitted cut = fitted("Not having enough time", 10, 2);
    CHECK(cut.lines == std::vector<std::string>{"Not having", "enough ti…"});
    CHECK(cut.cut);
    CHECK_FALSE(fitted("Selection bias", 10, 2).cut);
}

TEST_CASE("A word that is too long for a line is split, and that is known", "[charts]") {
    const Fitted split = fitted("Donaudampfschiff", 8, 3);
    CHECK(split.lines == std::vector<std::string>{"Donaudam", "pfschiff"});
    CHECK(split.split);
    CHECK_FALSE(fitted("Selection bias", 10, 2).split);
}

TEST_CASE("Letters of any script stay whole", "[charts]") {
    for (const std::string_view text :
         {"👩🏽‍⚕️👩🏽‍⚕️👩🏽‍⚕️", "पदानुक्रम के बारे में चिंता",
          "等级观念的顾虑", "חששות מפני ההיררכיה"})
        for (double columns = 1; columns < 12; ++columns) {
            const Fitted found = fitted(text, columns, 2);
            CHECK(found.lines.size() <= 2);
            CHECK_FALSE(found.lines.front().empty());
        }
}

TEST_CASE("A scale with known ends has ticks at its ends", "[charts]") {
    CHECK(scale_ticks(7, 35, 6) == std::vector<double>{7, 14, 21, 28, 35});
    CHECK(scale_ticks(1, 5, 8) == std::vector<double>{1, 2, 3, 4, 5});
    CHECK(ticks(0, 42, 5) == std::vector<double>{0, 10, 20, 30, 40, 50});
    CHECK(tick_texts({-0.5, 0, 0.5}) == std::vector<std::string>{"−0.5", "0.0", "0.5"});
    CHECK(tick_texts({0, 50'000}) == std::vector<std::string>{"0", "50,000"});
}

TEST_CASE("Numbers are written as in print", "[charts]") {
    CHECK(number_text(-0.03, 2) == "−0.03");
    CHECK(number_text(-0.001, 2) == "0.00");
    CHECK(short_number(3) == "3");
    CHECK(short_number(2.5) == "2.5");
    CHECK(short_number(2.25) == "2.25");
}
