// Settings, and what is remembered of a study.

#include "ui/window_bench.h"

#include <catch2/catch_test_macros.hpp>
#include <fstream>

using namespace themata;
using Begin = WindowBench::Begin;

namespace {

namespace fs = std::filesystem;

void write(const fs::path& file, const std::string& text) {
    fs::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << text;
}

// Types over what stands in a field.
void type_into(WindowBench& bench, const std::string& field, const std::string& text) {
    bench.click(field);
    bench.press(ImGuiMod_Ctrl | ImGuiKey_A);
    bench.type(text);
}

} // namespace

using namespace std::string_literals;

TEST_CASE("How a study was looked at comes back with it") {
    auto folder = std::make_shared<OwnFolder>();
    ResponseId current;
    {
        WindowBench bench;
        folder = bench.folder;
        bench.click(bench.card(bench.answer("M2", "Phase 1", concerns)));
        current = bench.session.view().responses.current;
        const SeenItem& line = bench.robot.item("Width of the questions");
        bench.robot.drag(line.middle(), {line.middle().x + 60, line.middle().y});
        CHECK(bench.session.view().responses.left_width > size::left_pane + 50);
        bench.click("Show To read");
        bench.click("View Table");
        bench.click("Count: Participants");
        bench.session.set_window_size({1300, 850});
    }
    WindowBench again(folder, Begin::in_sample);
    CHECK(again.session.view().view == View::table);
    CHECK(again.session.view().table.spec.count == Count::participants);
    CHECK(again.session.view().responses.left_width > size::left_pane + 50);
    again.click("View Responses");
    CHECK(again.session.view().responses.plan.filter.shown == Shown::to_read);
    CHECK(again.session.take_wanted_size() == WindowSize{1300, 850});
    CHECK_FALSE(again.session.take_wanted_size());
}

TEST_CASE("What was chosen in the views of analyses comes back with the study") {
    std::shared_ptr<OwnFolder> folder;
    {
        WindowBench bench;
        folder = bench.folder;
        bench.click("View Scores");
        bench.click("A scale is: Mean");
        bench.click("View Agreement");
        bench.click("Unit: Characters");
        bench.click("View Explore");
        bench.click("Show: Saturation");
    }
    WindowBench again(folder, Begin::in_sample);
    const AnalysisViews& views = again.session.view().analyses;
    CHECK(again.session.view().view == View::explore);
    CHECK(views.explore.choice.part == ExplorePart::saturation);
    again.click("View Agreement");
    CHECK(views.agreement.choice.unit == AgreementUnit::character);
    CHECK_FALSE(views.agreement.choice.coders.empty()); // whose coding is compared is suggested
    again.click("View Scores");
    CHECK(views.scores.choice.scoring.total == Total::mean);
    CHECK(views.scores.choice.by == CompareBy::stages);
}

TEST_CASE("Rubbish in what is remembered leaves everything as usual") {
    WindowView view;
    const WindowView usual;
    restore({{"view", "99"},
             {"responses.left", "-4"},
             {"responses.right", "1e9"},
             {"table.columns", "9x\n"},
             {"table.count", "\xFF"},
             {"filter.roles", "7 x -1 8"},
             {"filter.traits", "\x1F\x1Ezz\x1E"},
             {"responses.digits", "1 2!"},
             {"responses.current", "99999999999999999999"},
             {"", "x"}},
            view);
    CHECK(view.view == usual.view);
    CHECK(view.responses.left_width == usual.responses.left_width);
    CHECK(view.responses.right_width == usual.responses.right_width);
    CHECK(view.table.spec == usual.table.spec);
    CHECK(view.responses.plan.filter.roles == std::set<RoleId>{{7}});
    CHECK(view.responses.digits.text() == usual.responses.digits.text());
    CHECK(size_in({{"window", "10x"}}) == WindowSize{});
    CHECK(size_in({{"window", "99999999x3"}}) == WindowSize{});
    CHECK(size_in({{"window", "1280x800"}}) == WindowSize{1280, 800});

    auto folder = std::make_shared<OwnFolder>();
    write(folder->path() / "data" / "window.txt",
          "\0\tx\nrecent\n\xFE\xFF\tq\nchoice\tzoom\t-7\n"s);
    WindowBench bench(folder, Begin::at_start);
    CHECK(bench.session.look().scale == 1);
    CHECK(bench.robot.sees("New study"));
}

TEST_CASE("Where the analyst is in a study is kept while she works, not only when she closes it") {
    WindowBench bench;
    const std::string uuid = bench.now().card.uuid;
    const auto kept = [&](const std::string& name) {
        const StudyMemory memory = memory_of(bench.folder->setting(), uuid);
        const auto found = memory.find(name);
        return found == memory.end() ? "" : found->second;
    };
    const auto comes = [&](const std::string& name, const std::string& value) {
        for (int round = 0; round < 1000 && kept(name) != value; ++round)
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
        return kept(name) == value;
    };
    bench.click(bench.card(bench.answer("M2", "Phase 1", concerns)));
    CHECK(comes("responses.current",
                std::to_string(bench.answer("M2", "Phase 1", concerns).id.value)));
    bench.click("View Table");
    CHECK(comes("view", std::to_string(static_cast<int>(View::table))));
}

TEST_CASE("Settings hold at once, and the next time") {
    auto folder = std::make_shared<OwnFolder>();
    {
        WindowBench bench;
        folder = bench.folder;
        bench.press(ImGuiMod_Ctrl | ImGuiKey_Comma);
        bench.click("Appearance: Dark");
        CHECK(bench.session.look().appearance == Appearance::dark);
        bench.click("Size: 110 %");
        bench.click("Answers: Large");
        CHECK(bench.session.look().answer().size > type::answer.size * 1.1F);
        type_into(bench, "The coder's name", "Rosa");
        bench.press(ImGuiKey_Enter);
        bench.settle();
        CHECK(bench.session.desk().coder == "Rosa");
        bench.click("Close the settings");
        bench.click(bench.card(bench.answer("M2", "Phase 1", concerns)));
        bench.press(ImGuiKey_6);
        CHECK(bench.session.desk().history->back().coder == "Rosa");
    }
    WindowBench again(folder, Begin::in_sample);
    CHECK(again.session.look().appearance == Appearance::dark);
    CHECK(again.session.look().answers > 1.1F);
    CHECK(again.session.desk().coder == "Rosa");
}
