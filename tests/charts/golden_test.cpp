// Whole pictures, byte by byte; THEMATA_GOLDEN_UPDATE=1 writes them anew. Letters are measured the
// same on every machine.

#include "charts/pictures.h"
#include "charts/plain_measure.h"
#include "charts/published_table.h"
#include "charts/random_charts.h"
#include "charts/theme_charts.h"
#include <catch2/catch_test_macros.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

using namespace themata;
using namespace themata::charts;

namespace {

void check_golden(const std::string& name, const Result<Chart>& chart) {
    REQUIRE(chart);
    const auto file =
        std::filesystem::path(THEMATA_SOURCE_DIR) / "tests" / "charts" / "golden" / (name + ".svg");
    const std::string drawn = svg(*chart);
    if (std::getenv("THEMATA_GOLDEN_UPDATE"))
        std::ofstream(file, std::ios::binary) << drawn;
    std::ifstream in(file, std::ios::binary);
    const std::string expected{std::istreambuf_iterator<char>(in), {}};
    INFO(file.string());
    CHECK((drawn == expected));
}

LikertBars confidence() {
    LikertBars bars{.title = "Confidence", .levels = {"1", "2", "3", "4", "5"}, .items = {}};
    bars.items = {
        {"Use of technology", {{"Phase 1", {0, 1, 3, 2, 0}}, {"Phase 2", {0, 0, 1, 4, 0}}}},
        {"Clinical practice", {{"Phase 1", {0, 3, 3, 0, 0}}, {"Phase 2", {0, 0, 0, 4, 1}, 1}}}};
    return bars;
}

PairedLines totals() {
    return {.title = "Confidence",
            .measure = "Sum of 7 items (7 to 35)",
            .least = 7,
            .most = 35,
            .panels = {{"Mentor",
                        {"Phase 1", "Phase 2"},
                        {{"M1", {{20, 26}}},
                         {"M2", {{20, 29}}},
                         {"M3", {{24, 27}}},
                         {"M4", {{25, 32}}},
                         {"M5", {{22, 27}}},
                         {"M6", {18, std::nullopt}}}}}};
}

Distributions lengths() {
    return {.title = "Session length",
            .measure = "Minutes",
            .quartiles = "Tukey’s hinges",
            .groups = {{"Mentor", {28, 30, 45, 50, 180}, 1, 45, 30, 50}}};
}

Forest agreement() {
    return {.title = "Agreement by theme",
            .statement = "RS and KL on 42 answers",
            .coefficient = "Cohen’s kappa (95 % interval)",
            .counted = "answers",
            .guides = {{0, ""}, {0.667, ".667"}, {0.8, ".80"}},
            .rows = {{"Selection bias", 42, 0.71, 0.42, 0.99},
                     {"Refreshing idea", 42, std::nullopt, std::nullopt, std::nullopt,
                      "neither coder applied it"},
                     {"All themes", 294, 0.74, 0.6, 0.86, "", ForestRow::Kind::overall}}};
}

Matrix together() {
    return {.title = "Themes that occur together",
            .statement = "Participants with both themes; 11 participants.",
            .unit = "participants",
            .names = {"Selection bias", "Offending consultants", "ثقة"},
            .together = {{3, 0, 0}, {2, 5, 0}, {0, 1, 4}}};
}

charts::Accumulation saturation_of_mentors() {
    return {.title = "Saturation",
            .statement = "Themes seen after so many answers.",
            .unit = "Answers",
            .order_says = "In the order of coding",
            .band_says = "95 % of 1,000 random orders",
            .panels = {
                {"Mentor", {0, 2, 3, 3.5, 4}, {0, 1, 2, 3, 4}, {0, 3, 4, 4, 4}, {0, 1, 3, 3, 4}}}};
}

} // namespace

TEST_CASE("The published Table 1 is drawn as it always was", "[charts]") {
    check_golden("heat-map", heat_map(published_table(), CellForm::n, {}, plain_measure()));
    check_golden("tally", tally_table(published_table(), {}, plain_measure()));
}

TEST_CASE("Scores are drawn as they always were", "[charts]") {
    check_golden("likert", likert_bars(confidence(), {}, plain_measure()));
    check_golden("paired", paired_lines(totals(), {}, plain_measure()));
    check_golden("distribution", distribution(lengths(), {}, plain_measure()));
}

TEST_CASE("Agreement, co-occurrence and saturation are drawn as they always were", "[charts]") {
    check_golden("forest", forest_plot(agreement(), {}, plain_measure()));
    check_golden("matrix", matrix(together(), {}, plain_measure()));
    check_golden("accumulation", accumulation(saturation_of_mentors(), {}, plain_measure()));
}
