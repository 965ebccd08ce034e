// What holds of every chart, whatever it is asked to draw.

#include "charts/pictures.h"
#include "charts/plain_measure.h"
#include "charts/random_charts.h"
#include "charts/theme_charts.h"
#include <algorithm>
#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>
#include <fmt/format.h>
#include <map>

using namespace themata;
using namespace themata::charts;

namespace {

constexpr double slack = 0.6; // rounding, and pens half outside

std::string place_of(const Box& box) {
    return fmt::format("{:.1f},{:.1f} to {:.1f},{:.1f}", box.left, box.top, box.right, box.bottom);
}

bool lies_in(const Box& inner, const Box& outer) {
    return inner.left >= outer.left - slack && inner.top >= outer.top - slack &&
           inner.right <= outer.right + slack && inner.bottom <= outer.bottom + slack;
}

bool overlap(const Box& a, const Box& b) {
    return a.left + slack < b.right && b.left + slack < a.right && a.top + slack < b.bottom &&
           b.top + slack < a.bottom;
}

std::string words_in(const charts::Mark& mark) {
    const auto* words = std::get_if<Words>(&mark.shape);
    return words ? words->text : std::string("a mark");
}

void check_on_page(const Chart& chart) {
    const Box page{0, 0, chart.width, chart.height};
    for (const charts::Mark& mark : chart.marks)
        if (!lies_in(box_of(mark), page)) {
            INFO(words_in(mark) << " at " << place_of(box_of(mark)) << " on " << place_of(page));
            CHECK(lies_in(box_of(mark), page));
        }
}

void check_apart(const Chart& chart) {
    std::vector<const Words*> all;
    for (const charts::Mark& mark : chart.marks)
        if (const auto* words = std::get_if<Words>(&mark.shape); words && !words->text.empty())
            all.push_back(words);
    for (std::size_t i = 0; i < all.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
            if (overlap(box_of(*all[i]), box_of(*all[j]))) {
                INFO(all[i]->text << " at " << place_of(box_of(*all[i])) << "; " << all[j]->text
                                  << " at " << place_of(box_of(*all[j])));
                CHECK_FALSE(overlap(box_of(*all[i]), box_of(*all[j])));
            }
}

void check_data_in_plots(const Chart& chart) {
    for (const charts::Mark& mark : chart.marks) {
        if (mark.part != Part::data)
            continue;
        const bool inside = std::ranges::any_of(
            chart.plots, [&](const Box& plot) { return lies_in(box_of(mark), plot); });
        if (!inside) {
            INFO(mark.tip << " at " << place_of(box_of(mark)));
            CHECK(inside);
        }
    }
}

void check_said(const Chart& chart) {
    CHECK_FALSE(chart.description.empty());
    CHECK_FALSE(chart.counts.empty());
    CHECK_FALSE(chart.plots.empty());
    CHECK(std::fmod(chart.height, 8) == 0);
}

void check_laws(std::uint32_t first, std::uint32_t last, const Measure& measure) {
    for (std::uint32_t seed = first; seed <= last; ++seed)
        for (const NamedChart& each : random_charts(seed, measure)) {
            INFO(each.name);
            check_on_page(each.chart);
            check_apart(each.chart);
            check_data_in_plots(each.chart);
            check_said(each.chart);
        }
}

} // namespace

TEST_CASE("Nothing of a chart lies off the page, on other words or outside its plot", "[charts]") {
    check_laws(1, 60, plain_measure());
}

TEST_CASE("The same holds with real letters", "[charts]") {
    check_laws(100, 112, measure_of_letters());
}

TEST_CASE("The bars of an item are a hundred percent together", "[charts]") {
    constexpr double between = 1;
    for (std::uint32_t seed = 1; seed <= 40; ++seed) {
        Dice dice(seed);
        const LikertBars bars = random_bars(dice);
        const auto chart = likert_bars(bars, {}, plain_measure());
        if (!chart)
            continue;
        std::map<double, double> widths; // by the top of the bar
        for (const charts::Mark& mark : chart->marks)
            if (const auto* bar = std::get_if<Bar>(&mark.shape); bar && mark.part == Part::data)
                widths[bar->box.top] += bar->box.width() + between;
        const auto answered = [](const LikertRow& row) {
            return std::ranges::any_of(row.counts, [](auto count) { return count > 0; });
        };
        std::size_t rows = 0;
        for (const LikertItem& item : bars.items)
            rows += static_cast<std::size_t>(std::ranges::count_if(item.rows, answered));
        INFO("seed " << seed);
        REQUIRE(widths.size() == rows);
        double whole = 0;
        for (const auto& [top, width] : widths)
            whole = std::max(whole, width);
        // Levels narrower than the gap between two are not drawn.
        for (const auto& [top, width] : widths)
            CHECK(width ==
                  Catch::Approx(whole).margin(between * static_cast<double>(bars.levels.size())));
    }
}

TEST_CASE("A cell is as dark as its share, and what was not asked is a dash", "[charts]") {
    ThemeTable table;
    table.axes = {{.kind = AxisKind::stage}};
    table.count = Count::participants;
    table.columns = {{{"Phase 1"}, 4, {}, {}}, {{"Phase 2"}, 4, {}, {}}, {{"Phase 3"}, 4, {}, {}}};
    ThemeRow row;
    row.name = row.path = "Trust";
    row.cells = {{.n = 1, .N = 4, .asked = true}, {.n = 4, .N = 4, .asked = true}, {}};
    table.rows = {row};
    const auto chart = heat_map(table, CellForm::n_of_N, {}, plain_measure());
    REQUIRE(chart);
    std::vector<double> strengths;
    std::vector<std::string> texts;
    for (const charts::Mark& mark : chart->marks) {
        if (const auto* bar = std::get_if<Bar>(&mark.shape); bar && mark.part == Part::data)
            strengths.push_back(bar->fill.strength);
        if (const auto* words = std::get_if<Words>(&mark.shape))
            texts.push_back(words->text);
    }
    REQUIRE(strengths.size() == 2);
    CHECK(strengths[0] < strengths[1]);
    CHECK(strengths[1] == 1);
    CHECK(std::ranges::count(texts, "1/4") == 1);
    CHECK(std::ranges::count(texts, dash()) == 1);
    CHECK(std::ranges::any_of(chart->marks, [](const charts::Mark& mark) {
        return mark.tip == "Trust, Phase 1: 1 of 4 (25 %)";
    }));
}

TEST_CASE("Nothing to draw is said in a sentence", "[charts]") {
    const Measure measure = plain_measure();
    for (const auto& chart : {heat_map({}, CellForm::n, {}, measure), tally_table({}, {}, measure),
                              likert_bars({}, {}, measure), paired_lines({}, {}, measure),
                              distribution({}, {}, measure), matrix({}, {}, measure),
                              accumulation({}, {}, measure), forest_plot({}, {}, measure)}) {
        REQUIRE_FALSE(chart);
        CHECK(chart.error().what.ends_with('.'));
        CHECK(chart.error().hint.ends_with('.'));
    }
}
