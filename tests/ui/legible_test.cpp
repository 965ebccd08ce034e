// Whatever the names, sizes and numbers: all can be read, and nothing is cut in silence.

#include "ui/parts/marks.h"
#include "ui/window_bench.h"

#include <catch2/catch_test_macros.hpp>
#include <fstream>

using namespace themata;

namespace {

const std::string long_name(120, 'n');

// A new study of one file.
void import_into_new(WindowBench& bench, const std::string& rows) {
    bench.click("New study");
    bench.type((bench.folder->path() / "fresh").string());
    bench.press(ImGuiKey_Enter);
    const auto file = bench.folder->path() / "answers.csv";
    std::ofstream(file) << rows;
    bench.session.take_files({file});
    bench.settle();
    bench.click("Import");
    REQUIRE(bench.session.desk().snapshot);
    REQUIRE_FALSE(bench.study().responses.empty());
}

} // namespace

TEST_CASE("What was cut is said in full under the mouse, and nothing where an item tells of it") {
    WindowBench bench;
    bench.robot.move_to({1250, 985}); // the last act, in the bottom bar
    bench.robot.run();
    const auto told = bench.robot.labels("In full: ");
    REQUIRE(told.size() == 1);
    CHECK(told[0].starts_with("In full: Imported participants.csv"));
    bench.robot.hover("Undo");
    CHECK(bench.robot.labels("In full: ").empty());
}

TEST_CASE("What is typed grows with everything else, and shrinks again") {
    WindowBench bench;
    const float before = ImGui::GetStyle().FontSizeBase;
    for (int step = 0; step < 5; ++step)
        bench.press(ImGuiMod_Ctrl | ImGuiKey_Equal);
    CHECK(ImGui::GetStyle().FontSizeBase == before * bench.session.look().zoom);
    CHECK(bench.session.look().zoom > 1.4F);
    bench.press(ImGuiMod_Ctrl | ImGuiKey_0);
    CHECK(ImGui::GetStyle().FontSizeBase == before);
}

TEST_CASE("A participant's label that is too long stays on its card, and is said in full") {
    WindowBench bench(WindowBench::Begin::at_start);
    import_into_new(bench,
                    "Participant,How was it?\n" + long_name + long_name + ",Fine\nP2,Good\n");
    const Response& of_long = *bench.study().responses.find({1});
    const std::string heading = "Who gave " + name_of(bench.study(), of_long);
    const SeenItem card = bench.robot.item(bench.card(of_long));
    CHECK(bench.robot.item(heading).right <= card.right);
    CHECK(bench.robot.labels("Who gave ").size() == 1); // P2 is short
    bench.press(ImGuiKey_J);
    CHECK(bench.session.view().responses.current != of_long.id);
    bench.click(heading); // it is no hole in the card
    CHECK(bench.session.view().responses.current == of_long.id);
}

TEST_CASE("Roles are no columns of a study that has none") {
    WindowBench bench(WindowBench::Begin::at_start);
    import_into_new(bench, "Participant,How was it?\nP1,Fine\nP2,Good\n");
    bench.click("View Table");
    CHECK(bench.session.view().table.spec.columns == std::vector<Axis>{{AxisKind::stage}});
    CHECK_FALSE(bench.robot.sees("Columns: Role"));
}

TEST_CASE("Roles are columns of the sample, which has two") {
    WindowBench bench;
    bench.click("View Table");
    CHECK(bench.session.view().table.spec.columns.size() == 2);
    CHECK(bench.robot.sees("Columns: Role"));
}

TEST_CASE("An empty study offers to import the first files") {
    WindowBench bench(WindowBench::Begin::at_start);
    bench.click("New study");
    bench.type((bench.folder->path() / "fresh").string());
    bench.press(ImGuiKey_Enter);
    bench.click("Import the first files");
    REQUIRE(bench.session.view().chooser);
    CHECK(bench.session.view().chooser->what == Choosing::questionnaires);
}

TEST_CASE("Answers are grouped anew from the palette, from any view") {
    WindowBench bench;
    bench.click("View Table");
    for (const auto& [words, grouping] : {std::pair{"group participant", Grouping::participant},
                                          {"group stage", Grouping::stage},
                                          {"group question", Grouping::question}}) {
        bench.press(ImGuiMod_Ctrl | ImGuiKey_K);
        bench.type(words);
        bench.press(ImGuiKey_Enter);
        CHECK(bench.session.view().responses.plan.grouping == grouping);
        CHECK(bench.session.view().view == View::responses);
    }
}

TEST_CASE("With large letters every pane keeps a width that can be used") {
    WindowBench bench;
    for (int step = 0; step < 5; ++step)
        bench.press(ImGuiMod_Ctrl | ImGuiKey_Equal);
    const SeenItem question = bench.robot.item("Group by Question");
    const SeenItem stage = bench.robot.item("Group by Stage");
    CHECK(stage.right - question.left > 200);
    bench.click("View Codebook");
    const SeenItem filter = bench.robot.item("Filter themes");
    CHECK(filter.right - filter.left > 100);
}
