// Pictures in the window: on a card, with what is under the mouse, saved and copied.

#include "ui/window_bench.h"

#include "charts/palette.h"
#include "charts/pictures.h"
#include "ui/parts/chart_card.h"
#include <catch2/catch_test_macros.hpp>
#include <fstream>
#include <iterator>

using namespace themata;
using Begin = WindowBench::Begin;

namespace {

std::string text_of(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

void show_heat_map(WindowBench& bench) {
    bench.press(ImGuiMod_Ctrl | ImGuiKey_3);
    bench.click("Shown: Heat map");
}

void name_file(WindowBench& bench, const std::filesystem::path& file) {
    bench.click("The file's name");
    bench.press(ImGuiMod_Ctrl | ImGuiKey_A);
    bench.type(file.string());
    bench.press(ImGuiKey_Enter);
}

bool same(charts::Rgb a, Colour b) {
    return a.red == b.red && a.green == b.green && a.blue == b.blue;
}

} // namespace

TEST_CASE("Charts wear the colours of the window, by day and by night") {
    for (const Appearance appearance : {Appearance::light, Appearance::dark}) {
        const Palette& window = palette_of(appearance);
        const charts::Palette& chart = chart_palette({.appearance = appearance});
        const auto is = [&](charts::Ink ink, Colour colour) {
            return same(charts::colour_of(chart, charts::Paint{ink}), colour);
        };
        CHECK(is(charts::Ink::paper, window.surface));
        CHECK(is(charts::Ink::text, window.text));
        CHECK(is(charts::Ink::second_text, window.second_text));
        CHECK(is(charts::Ink::hairline, window.hairline));
        CHECK(is(charts::Ink::mark, window.themes[0]));
    }
}

TEST_CASE("The table is shown as a heat map, and back") {
    WindowBench bench(Begin::in_sample);
    bench.press(ImGuiMod_Ctrl | ImGuiKey_3);
    CHECK_FALSE(bench.robot.sees("Picture of the table"));
    const std::uint64_t numbers = bench.robot.picture();
    bench.click("Shown: Heat map");
    CHECK(bench.robot.sees("Picture of the table"));
    CHECK(bench.robot.picture() != numbers);
    REQUIRE(bench.session.view().table.picture.card.chart);
    CHECK(bench.session.view().table.picture.card.chart->title == "Themes by role and stage");
    bench.click("Cells: Tally");
    CHECK(bench.robot.sees("Shown: Tally marks"));
    bench.click("Shown: Numbers");
    CHECK_FALSE(bench.robot.sees("Picture of the table"));
}

TEST_CASE("A mark under the mouse says its numbers") {
    WindowBench bench(Begin::in_sample);
    show_heat_map(bench);
    const ChartCard& card = bench.session.view().table.picture.card;
    REQUIRE(card.chart);
    const SeenItem& item = bench.robot.item("Picture of the table");
    for (const charts::Mark& mark : card.chart->marks)
        if (mark.tip == "Concerns/Selection bias, Mentor, Phase 1: 3 mentions (N = 6)") {
            const charts::Spot middle = charts::box_of(mark).middle();
            const charts::Mark* found = charts::mark_at(*card.chart, middle);
            REQUIRE(found);
            CHECK(found->tip == mark.tip);
            const std::uint64_t before = bench.robot.picture();
            bench.robot.move_to({item.left + static_cast<float>(middle.x) * card.scale,
                                 item.top + static_cast<float>(middle.y) * card.scale});
            bench.robot.run(60);
            CHECK(bench.robot.picture() != before); // the words beside the mouse
            return;
        }
    FAIL("no mark says it");
}

TEST_CASE("A picture is saved as SVG and as PNG, with how it was made") {
    WindowBench bench(Begin::in_sample);
    show_heat_map(bench);
    bench.click("Save picture of Picture of the table");
    bench.click("Save as SVG…");
    name_file(bench, bench.folder->path() / "map.svg");
    INFO(bench.notice());
    const std::string svg = text_of(bench.folder->path() / "map.svg");
    CHECK(svg.find("Selection bias") != svg.npos);
    CHECK(svg.find("themata chart") != svg.npos);
    CHECK(svg.find("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"170") != svg.npos); // mm

    bench.click("Save picture of Picture of the table");
    bench.click("Save as PNG…");
    name_file(bench, bench.folder->path() / "map.png");
    const std::string png = text_of(bench.folder->path() / "map.png");
    CHECK(png.starts_with("\x89PNG"));
}

TEST_CASE("A chart's menu closes without doing anything") {
    WindowBench bench(Begin::in_sample);
    show_heat_map(bench);
    bench.click("Save picture of Picture of the table");
    CHECK(bench.robot.sees("Copy as SVG"));
    bench.press(ImGuiKey_Escape);
    CHECK_FALSE(bench.robot.sees("Copy as SVG"));
    CHECK_FALSE(bench.session.view().chooser);
}
