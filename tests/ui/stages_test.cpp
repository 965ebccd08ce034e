// The order of stages: told from the numbers in their names, and changed in the window.

#include "ui/window_bench.h"

#include <catch2/catch_test_macros.hpp>
#include <fstream>

using namespace themata;
using Names = std::vector<std::string>;
using Begin = WindowBench::Begin;

namespace {

Names stages_of(const WindowBench& bench) {
    std::vector<Stage> stages;
    for (const Stage& stage : bench.study().stages)
        stages.push_back(stage);
    std::ranges::stable_sort(stages, {}, &Stage::order);
    Names names;
    for (const Stage& stage : stages)
        names.push_back(stage.name);
    return names;
}

const Names as_read{"Phase 1", "Phase 2", "Stage 4", "Stage 5"};

const std::string first_heading = "Stages around Mentor, Phase 1";

} // namespace

TEST_CASE("Files chosen together make stages in the order of their numbers") {
    WindowBench bench(Begin::at_start);
    bench.press(ImGuiMod_Ctrl | ImGuiKey_N);
    bench.type((bench.folder->path() / "fresh").string());
    bench.press(ImGuiKey_Enter);
    const auto sample = std::filesystem::path(THEMATA_SOURCE_DIR) / "assets" / "sample";
    bench.session.take_files({sample / "codebook.csv", sample / "mentee-stage-4.csv",
                              sample / "mentee-stage-5.csv", sample / "mentor-phase-1.csv",
                              sample / "mentor-phase-2.csv", sample / "participants.csv"});
    bench.settle();
    bench.click("Import");
    CHECK(stages_of(bench) == as_read);
}

TEST_CASE("A stage is moved by keys and by its arrows, and both are undone") {
    WindowBench bench;
    bench.press(ImGuiKey_S);
    bench.press(ImGuiKey_DownArrow);
    bench.press(ImGuiMod_Alt | ImGuiKey_DownArrow);
    CHECK(stages_of(bench) == Names{"Phase 1", "Stage 4", "Phase 2", "Stage 5"});
    bench.press(ImGuiMod_Alt | ImGuiKey_DownArrow);
    CHECK(stages_of(bench) == Names{"Phase 1", "Stage 4", "Stage 5", "Phase 2"});
    bench.press(ImGuiMod_Alt | ImGuiKey_DownArrow); // it is the last one
    CHECK(bench.session.desk().history->size() == 3);
    bench.click("Stage earlier");
    CHECK(stages_of(bench) == Names{"Phase 1", "Stage 4", "Phase 2", "Stage 5"});
    bench.click("Stage Phase 1");
    bench.click("Stage later");
    CHECK(stages_of(bench) == Names{"Stage 4", "Phase 1", "Phase 2", "Stage 5"});
    bench.press(ImGuiKey_Escape);
    CHECK_FALSE(bench.robot.sees("Stage later"));
    for (int undone = 0; undone < 4; ++undone)
        bench.press(ImGuiMod_Ctrl | ImGuiKey_Z);
    CHECK(stages_of(bench) == as_read);
}

TEST_CASE("The questions and the table follow the order of the stages") {
    WindowBench bench;
    bench.click(first_heading);
    bench.press(ImGuiMod_Alt | ImGuiKey_DownArrow);
    bench.press(ImGuiKey_Escape);
    CHECK(bench.robot.item("Stages around Mentor, Phase 2").top <
          bench.robot.item(first_heading).top);
    bench.click("View Table");
    bench.click("Copy themes-by-role-stage");
    CHECK(bench.session.copied().find("\nTheme\tMentor, Phase 2") != std::string::npos);
}

TEST_CASE("A stage is renamed in its place, and not to the name of another") {
    WindowBench bench;
    bench.click("Stages around Mentor, Phase 2");
    bench.press(ImGuiKey_F2);
    bench.press(ImGuiMod_Ctrl | ImGuiKey_A);
    bench.type("A year later");
    bench.press(ImGuiKey_Enter);
    CHECK(stages_of(bench) == Names{"Phase 1", "A year later", "Stage 4", "Stage 5"});
    bench.click("Rename the stage");
    bench.press(ImGuiMod_Ctrl | ImGuiKey_A);
    bench.type("Stage 4");
    bench.press(ImGuiKey_Enter);
    CHECK(bench.notice().find("There is a stage") != std::string::npos);
    bench.click("Rename the stage");
    bench.type(" never mind");
    bench.press(ImGuiKey_Escape);
    CHECK(bench.robot.sees("Stage later")); // the panel is still there
    bench.press(ImGuiKey_Escape);
    bench.press(ImGuiMod_Ctrl | ImGuiKey_Z);
    CHECK(stages_of(bench) == as_read);
}
