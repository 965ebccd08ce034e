// An afternoon in one piece: from files in a folder to coded answers, and all of it taken back.

#include "ui/window_bench.h"

#include <catch2/catch_test_macros.hpp>

using namespace themata;
using Begin = WindowBench::Begin;

namespace {

namespace fs = std::filesystem;

std::size_t entries(const WindowBench& bench) { return bench.session.desk().history->size(); }

void make_study(WindowBench& bench) {
    bench.press(ImGuiMod_Ctrl | ImGuiKey_N);
    bench.type((bench.folder->path() / "afternoon").string());
    bench.press(ImGuiKey_Enter);
    REQUIRE(bench.session.desk().snapshot);
}

void import_sample(WindowBench& bench) {
    bench.press(ImGuiMod_Ctrl | ImGuiKey_I);
    bench.click("Path");
    bench.press(ImGuiMod_Ctrl | ImGuiKey_A);
    bench.type((fs::path(THEMATA_SOURCE_DIR) / "assets" / "sample").string());
    bench.press(ImGuiKey_Enter);
    for (const char* file :
         {"participants.csv", "mentor-phase-1.csv", "mentor-phase-2.csv", "mentee-stage-4.csv",
          "mentee-stage-5.csv", "codebook.csv", "codings.csv"})
        bench.click(std::string("File ") + file);
    bench.click("Choose");
    bench.click("Import");
    REQUIRE(bench.study().responses.size() == 42);
}

// One key for each answer, then the next one that nobody has read.
void code_ten_answers(WindowBench& bench) {
    const std::size_t before = entries(bench);
    bench.press(ImGuiMod_Ctrl | ImGuiKey_1);
    for (int answer = 0; answer < 10; ++answer) {
        bench.press(ImGuiKey_N);
        bench.press(static_cast<ImGuiKey>(ImGuiKey_1 + answer % 7));
    }
    CHECK(bench.study().codings.size() == 33);
    CHECK(entries(bench) == before + 10);
}

void make_a_theme(WindowBench& bench) {
    bench.press(ImGuiKey_N);
    bench.press(ImGuiKey_Enter);
    bench.type("Being listened to");
    bench.press(ImGuiKey_Enter);
    CHECK(bench.study().codings.size() == 34);
    CHECK(bench.theme("Being listened to"));
}

void merge_two(WindowBench& bench) {
    const std::size_t themes = bench.study().themes.size();
    bench.press(ImGuiMod_Ctrl | ImGuiKey_7);
    bench.click("Codebook Concerns/Selection bias");
    bench.press(ImGuiKey_G);
    bench.type("offend");
    bench.press(ImGuiKey_Enter);
    bench.press(ImGuiMod_Ctrl | ImGuiKey_Enter);
    CHECK(bench.study().themes.size() == themes - 1);
}

void code_ticked_hits(WindowBench& bench) {
    const std::size_t codings = bench.study().codings.size();
    bench.press(ImGuiMod_Ctrl | ImGuiKey_F);
    bench.type("they");
    bench.press(ImGuiKey_Enter);
    bench.press(ImGuiMod_Ctrl | ImGuiKey_A);
    bench.press(ImGuiKey_Enter);
    bench.type("About them");
    bench.press(ImGuiKey_Enter);
    CHECK(bench.study().codings.size() > codings + 2);
}

void read_behind_a_cell(WindowBench& bench) {
    bench.press(ImGuiMod_Ctrl | ImGuiKey_3);
    const TableView& view = bench.session.view().table;
    const auto counted = counted_table(bench.now(), view.spec, view.form);
    REQUIRE(counted);
    const auto row = std::ranges::find(counted->table.rows, "About them", &ThemeRow::name);
    REQUIRE(row != counted->table.rows.end());
    const auto number =
        std::ranges::find_if(row->cells, [](const Cell& cell) { return cell.n > 0; });
    REQUIRE(number != row->cells.end());
    const auto column = static_cast<std::size_t>(number - row->cells.begin());
    const auto place = counted->place_of({row->theme, counted->table.columns[column].keys});
    bench.click("Cell of " + counted->tables->front().name + ", row " + std::to_string(place->row) +
                ", column " + std::to_string(place->column));
    CHECK_FALSE(bench.robot.labels("Quote ").empty());
}

} // namespace

TEST_CASE("An afternoon from the files to coded answers is undone to the beginning, and redone") {
    WindowBench bench(Begin::at_start);
    make_study(bench);
    std::vector<Study> after{bench.study()}; // after so many acts
    const auto keep = [&] {
        while (after.size() <= entries(bench))
            after.push_back(bench.study());
    };
    import_sample(bench);
    keep();
    code_ten_answers(bench);
    make_a_theme(bench);
    merge_two(bench);
    code_ticked_hits(bench);
    read_behind_a_cell(bench);
    const std::size_t acts = entries(bench);
    const Study end = bench.study();
    CHECK(acts == 14);

    for (std::size_t undone = 0; undone < acts; ++undone) {
        REQUIRE(bench.session.desk().undoable);
        bench.press(ImGuiMod_Ctrl | ImGuiKey_Z);
        if (undone + 2 == acts)
            CHECK(bench.study() == after[1]);
    }
    CHECK_FALSE(bench.session.desk().undoable);
    CHECK(bench.study() == after[0]);
    CHECK(bench.study().responses.empty());
    for (std::size_t redone = 0; redone < acts; ++redone)
        bench.press(ImGuiMod_Ctrl | ImGuiKey_Y);
    CHECK_FALSE(bench.session.desk().redoable);
    CHECK(bench.study() == end);
    CHECK(entries(bench) == 3 * acts);
}
