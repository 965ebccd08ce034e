// The scores view: what is described and compared, by which test, and that everything is reached.

#include "ui/window_bench.h"

#include <catch2/catch_test_macros.hpp>

using namespace themata;

namespace {

struct ScoresBench : WindowBench {
    // A screen on which all choices can be seen at once.
    ScoresBench() : WindowBench(Begin::in_sample, {1600, 1600}) { click("View Scores"); }

    [[nodiscard]] const ScoresView& scores() const { return session.view().analyses.scores; }

    // What a button puts on the clipboard.
    std::string copied_by(const std::string& label) {
        click(label);
        return session.copied();
    }

    [[nodiscard]] static bool holds(const std::string& text, const std::string& part) {
        return text.find(part) != std::string::npos;
    }
};

} // namespace

TEST_CASE("The scores view describes every scale by role and stage") {
    ScoresBench bench;
    const std::string text = bench.copied_by("Copy scores");
    CHECK(ScoresBench::holds(text, "Confidence"));
    CHECK(ScoresBench::holds(text, "Phase 1"));
    CHECK(ScoresBench::holds(text, "21.5")); // the published median of the mentors at Phase 1
}

TEST_CASE("What is compared first is what the study was made for: the same people at two stages") {
    ScoresBench bench;
    CHECK(bench.scores().choice.by == CompareBy::stages);
    CHECK(bench.scores().choice.stages.size() == 2);
    const std::string text = bench.copied_by("Copy comparisons");
    CHECK(ScoresBench::holds(text, "Wilcoxon signed-rank"));
    CHECK(ScoresBench::holds(text, "0.043")); // confidence, as published
    CHECK(ScoresBench::holds(text, "5 of 6 (Mentor) answered at both Phase 1 and Phase 2"));
}

TEST_CASE("A click on a comparison shows it in full and draws its measure") {
    ScoresBench bench;
    const MeasureKey before = bench.scores().choice.drawn;
    bench.click("Cell of comparisons, row 1, column 0");
    CHECK(bench.scores().shown == 1);
    CHECK(bench.scores().choice.drawn != before);
}

TEST_CASE("Another test than the fitting one comes with a warning") {
    ScoresBench bench;
    bench.click("Test: Mann-Whitney U");
    const std::string text = bench.copied_by("Copy comparisons");
    CHECK(ScoresBench::holds(text, "Mann-Whitney U"));
    CHECK(ScoresBench::holds(text, "takes all as different people"));
    bench.click("Test: The one that fits");
    CHECK(ScoresBench::holds(bench.copied_by("Copy comparisons"), "Wilcoxon signed-rank"));
}

TEST_CASE("Roles, traits and themes are compared as different people") {
    ScoresBench bench;
    bench.click("Compare between: With and without a theme");
    CHECK(bench.scores().choice.by == CompareBy::theme);
    bench.click("Compare between: Nobody");
    CHECK_FALSE(bench.robot.sees("Copy comparisons"));
    CHECK_FALSE(bench.robot.sees("Test: The one that fits"));
}

TEST_CASE("Measures are found by a few letters and chosen by a click") {
    ScoresBench bench;
    const std::size_t all = bench.robot.labels("Measure ").size();
    bench.click("Find a measure");
    bench.type("confid");
    const auto found = bench.robot.labels("Measure Confidence");
    REQUIRE_FALSE(found.empty());
    CHECK(bench.robot.labels("Measure ").size() <= all);
    CHECK(bench.robot.labels("Measure Importance").empty());
    bench.click(found.front());
    REQUIRE(bench.scores().choice.measures.size() == 1);
    const std::string text = bench.copied_by("Copy scores");
    CHECK(ScoresBench::holds(text, "Confidence"));
    CHECK_FALSE(ScoresBench::holds(text, "Importance"));
}

TEST_CASE("A study without scores says how to get some") {
    WindowBench bench(WindowBench::Begin::at_start);
    bench.click("New study");
    bench.type((bench.folder->path() / "fresh").string());
    bench.press(ImGuiKey_Enter);
    REQUIRE(bench.session.desk().snapshot);
    bench.click("View Scores");
    CHECK(bench.robot.labels("Copy ").empty());
    CHECK(bench.robot.labels("Cell of").empty());
}

TEST_CASE("Tables of scores go into a file of the format that its ending says") {
    ScoresBench bench;
    bench.click("Export scores");
    REQUIRE(bench.session.view().chooser);
    for (const char* name : {"scores.xlsx", "scores.docx", "scores.html", "scores.tex", "scores.md",
                             "scores.csv", "scores.tsv", "scores.json"}) {
        if (!bench.session.view().chooser)
            bench.click("Export scores");
        bench.click("Path");
        bench.press(ImGuiMod_Ctrl | ImGuiKey_A);
        bench.type((bench.folder->path() / name).string());
        bench.press(ImGuiKey_Enter);
        bench.click("Choose");
        INFO(name << ": " << bench.notice());
        CHECK(std::filesystem::exists(bench.folder->path() / name));
    }
}
