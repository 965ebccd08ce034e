// History is filtered, looked into, taken back from an act on, and the codebook compared in it.

#include "ui/history/history.h"
#include "ui/window_bench.h"

#include <catch2/catch_test_macros.hpp>

using namespace themata;

namespace {

// Entry 1 is the import of the sample; 2 to 4 apply themes, 5 renames one.
struct HistoryBench : WindowBench {
    HistoryBench() {
        click(card(answer("M6", "Phase 1", concerns)));
        for (const ImGuiKey key : {ImGuiKey_1, ImGuiKey_2, ImGuiKey_3})
            press(key);
        press(ImGuiMod_Ctrl | ImGuiKey_7);
        click("Codebook Benefits");
        press(ImGuiKey_F2);
        type("Benefits and more");
        press(ImGuiKey_Enter);
        press(ImGuiMod_Ctrl | ImGuiKey_8);
    }
};

} // namespace

TEST_CASE("An act and all later ones are taken back after a preview, and redone") {
    HistoryBench bench;
    REQUIRE(bench.session.desk().history->size() == 5);
    const Study before = bench.study();
    bench.click("Entry 3");
    CHECK(acts_from(bench.session.view().history, 3) == 3);
    bench.click("Undo from here");
    CHECK(bench.study() == before);
    bench.click("Leave them");
    bench.press(ImGuiMod_Shift | ImGuiKey_Delete);
    bench.click("Take them all back");
    INFO(bench.notice());
    CHECK(bench.session.desk().history->size() == 8);
    CHECK(bench.codings_of("M6", "Phase 1", concerns).size() == 1);
    CHECK(bench.study().themes.find(bench.theme("Benefits")));
    CHECK(acts_from(bench.session.view().history, 3) == 0);
    for (int act = 0; act < 3; ++act)
        bench.press(ImGuiMod_Ctrl | ImGuiKey_Y);
    CHECK(bench.study() == before);
}

TEST_CASE("Entries are filtered by their words and walked through by keys") {
    HistoryBench bench;
    bench.press(ImGuiMod_Ctrl | ImGuiKey_L);
    bench.type("RENAMED");
    CHECK(bench.robot.labels("Entry ") == std::vector<std::string>{"Entry 5"});
    bench.press(ImGuiMod_Ctrl | ImGuiKey_A);
    bench.type("applied");
    CHECK(bench.robot.labels("Entry ") ==
          std::vector<std::string>{"Entry 4", "Entry 3", "Entry 2"});
    bench.click("Entry 4");
    bench.press(ImGuiKey_J);
    CHECK(bench.session.view().history.chosen == 3);
    bench.press(ImGuiKey_End);
    CHECK(bench.session.view().history.chosen == 2);
    bench.press(ImGuiKey_Home);
    CHECK(bench.session.view().history.chosen == 4);
}

TEST_CASE("What an act changed is told, and one act is taken back alone") {
    HistoryBench bench;
    bench.click("Entry 5");
    REQUIRE(bench.session.desk().looked);
    CHECK(bench.session.desk().looked->seq == 5);
    REQUIRE(bench.session.desk().looked->lines);
    CHECK(bench.session.desk().looked->lines->front().find("Benefits and more") !=
          std::string::npos);
    bench.click("Entry 3");
    bench.press(ImGuiKey_Delete);
    CHECK(bench.codings_of("M6", "Phase 1", concerns).size() == 2);
    CHECK(bench.session.desk().history->back().undoes == 3);
}

TEST_CASE("The codebook is compared between two chosen acts") {
    HistoryBench bench;
    bench.click("Entry 4");
    bench.press(ImGuiKey_F);
    bench.settle();
    REQUIRE(bench.session.desk().compared);
    REQUIRE(bench.session.desk().compared->changes);
    REQUIRE(bench.session.desk().compared->changes->size() == 1);
    CHECK(in_words(bench.session.desk().compared->changes->front()) ==
          "“Benefits” was renamed to “Benefits and more”.");
    bench.press(ImGuiKey_T);
    bench.settle();
    CHECK(bench.session.desk().compared->to == 4);
    CHECK(bench.session.desk().compared->changes->empty());
}

TEST_CASE("A history of 100,000 entries is filtered piece by piece") {
    WindowBench bench;
    DeskState desk = bench.session.desk();
    auto long_history = std::make_shared<History>();
    for (std::uint64_t seq = 1; seq <= 100'000; ++seq)
        long_history->push_back({.seq = seq,
                                 .mark = seq,
                                 .at = 0,
                                 .coder = seq % 2 ? "AB" : "RS",
                                 .act = ActKind::apply_theme,
                                 .undoes = {},
                                 .note = "Applied number " + std::to_string(seq)});
    desk.history = long_history;
    const Figures figures;
    const Scene scene{bench.now(), figures, desk, bench.session.look()};
    HistoryView view;
    keep_history(scene, view);
    CHECK(view.lines.size() == 100'000);
    CHECK(acts_from(view, 99'990) == 11);
    view.filter = {.words = "number 777", .coder = "AB"};
    keep_history(scene, view);
    CHECK(is_filtering(view));
    CHECK(view.looked_at < 10'000);
    while (is_filtering(view))
        keep_history(scene, view);
    CHECK(view.lines.size() == 56); // 777, 7770 to 7779, 77700 to 77799: the odd ones
}
