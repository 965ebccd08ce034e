#include "analysis/tabulation.h"

#include <catch2/catch_test_macros.hpp>

using namespace themata;

namespace {

Cell cell(std::uint32_t n, std::uint32_t N) { return {.n = n, .N = N, .asked = true}; }

std::string tally(std::uint32_t n) { return cell_text(cell(n, 99), CellForm::tally); }

std::string percent(std::uint32_t n, std::uint32_t N) {
    return cell_text(cell(n, N), CellForm::percent);
}

const std::string five = "I\u0336I\u0336I\u0336I\u0336";

} // namespace

TEST_CASE("A zero is a zero and not asked is a dash, in every form", "[cells]") {
    const Cell not_asked{.n = 0, .N = 0, .asked = false};
    for (CellForm form : {CellForm::n, CellForm::n_of_N, CellForm::percent, CellForm::tally})
        CHECK(cell_text(not_asked, form) == dash());
    CHECK(cell_text(cell(0, 6), CellForm::n) == "0");
    CHECK(cell_text(cell(0, 6), CellForm::n_of_N) == "0/6");
    CHECK(percent(0, 6) == "0.0%");
    CHECK(tally(0) == "0");
}

TEST_CASE("A number is written out of how many", "[cells]") {
    CHECK(cell_text(cell(3, 6), CellForm::n) == "3");
    CHECK(cell_text(cell(3, 6), CellForm::n_of_N) == "3/6");
    CHECK(percent(3, 6) == "50.0%");
}

TEST_CASE("A percentage rounds halves away from zero and is a dash out of nobody", "[cells]") {
    CHECK(percent(1, 3) == "33.3%");
    CHECK(percent(2, 3) == "66.7%");
    CHECK(percent(1, 16) == "6.3%");   // 6.25
    CHECK(percent(1, 2000) == "0.1%"); // 0.05
    CHECK(percent(1, 2001) == "0.0%"); // just below
    CHECK(percent(13, 6) == "216.7%"); // mentions may be more than participants
    CHECK(percent(4000000000, 4000000000) == "100.0%");
    CHECK(percent(0, 0) == dash());
}

TEST_CASE("Tally marks stand in fives, each five struck through", "[cells]") {
    CHECK(tally(1) == "I");
    CHECK(tally(2) == "II");
    CHECK(tally(3) == "III");
    CHECK(tally(4) == "IIII");
    CHECK(tally(5) == five);
    CHECK(tally(6) == five + " I");
    CHECK(tally(10) == five + " " + five);
    CHECK(tally(12) == five + " " + five + " II");
}
