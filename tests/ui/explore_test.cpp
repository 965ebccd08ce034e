// The explore view: every part of it, and that its numbers lead to the words behind them.

#include "ui/window_bench.h"

#include <catch2/catch_test_macros.hpp>

using namespace themata;

namespace {

struct ExploreBench : WindowBench {
    ExploreBench() { click("View Explore"); }

    [[nodiscard]] const ExploreView& explore() const { return session.view().analyses.explore; }

    std::string copied_by(const std::string& label) {
        click(label);
        return session.copied();
    }

    // The first label that begins so.
    [[nodiscard]] std::string first(const std::string& beginning) const {
        const auto labels = robot.labels(beginning);
        return labels.empty() ? "no " + beginning : labels.front();
    }
};

} // namespace

TEST_CASE("Coverage says how much of the study is coded") {
    ExploreBench bench;
    const std::string text = bench.copied_by(bench.first("Copy co"));
    CHECK(text.find("Phase 1") != std::string::npos);
}

TEST_CASE("Saturation shows its numbers and the steps behind them") {
    ExploreBench bench;
    bench.click("Show: Saturation");
    const auto copies = bench.robot.labels("Copy sat");
    REQUIRE_FALSE(copies.empty());
    const std::string four = bench.copied_by(copies.front());
    bench.click("Base: 6");
    CHECK(bench.copied_by(copies.front()) != four);
}

TEST_CASE("A number of the matrix shows the passages of both themes") {
    ExploreBench bench;
    bench.click("Show: Themes together");
    const auto tables = bench.robot.labels("Table ");
    REQUIRE_FALSE(tables.empty());
    const std::string matrix = tables.front().substr(std::string("Table ").size());
    bench.click("Cell of " + matrix + ", row 0, column 1"); // the diagonal: the theme alone
    REQUIRE(bench.explore().both);
    CHECK(bench.explore().both->one == bench.explore().both->other);
    const auto quotes = bench.robot.labels("Quote ");
    REQUIRE_FALSE(quotes.empty());
    bench.click(quotes.front());
    CHECK(bench.session.view().view == View::responses);
}

TEST_CASE("The profile of a theme is chosen from a menu") {
    ExploreBench bench;
    bench.click("Show: Profile of a theme");
    CHECK(bench.robot.labels("Copy ").empty());
    bench.click("Theme of the profile");
    bench.click("Theme of the profile: Selection bias");
    CHECK(bench.explore().choice.theme == bench.theme("Selection bias"));
    CHECK_FALSE(bench.robot.labels("Copy ").empty());
    CHECK_FALSE(bench.robot.labels("Quote ").empty());
}

TEST_CASE("Without word of who is willing nobody is paired, and the view says what to import") {
    WindowBench bench(WindowBench::Begin::at_start);
    bench.click("New study");
    bench.type((bench.folder->path() / "fresh").string());
    bench.press(ImGuiKey_Enter);
    bench.click("View Explore");
    bench.click("Show: Allocation");
    CHECK_FALSE(bench.robot.sees("Pair them"));
    bench.click("Show: Briefs");
    CHECK_FALSE(bench.robot.sees("Copy the brief"));
}

TEST_CASE("Pairs are drawn among those who are willing, and taken back") {
    ExploreBench bench;
    bench.click("Show: Allocation");
    INFO(bench.notice());
    REQUIRE(bench.robot.sees("Pair them"));
    const std::uint64_t seed = bench.explore().choice.seed;
    bench.click("Another seed");
    CHECK(bench.explore().choice.seed == seed + 1);
    bench.click("Pair them");
    std::size_t pairs = 0;
    for (const Tie& tie : bench.study().ties)
        pairs += tie.kind == TieKind::paired ? 1 : 0;
    CHECK(pairs == 5);
    CHECK_FALSE(bench.robot.sees("Pair them"));
    bench.press(ImGuiMod_Ctrl | ImGuiKey_Z);
    CHECK(bench.robot.sees("Pair them"));
}

TEST_CASE("A brief says what others noted, for each participant of whom something was") {
    ExploreBench bench;
    bench.click("Show: Briefs");
    INFO(bench.notice());
    const auto about = bench.robot.labels("About: ");
    REQUIRE(about.size() >= 2);
    const std::string first = bench.copied_by("Copy the brief");
    CHECK(first.size() > 100);
    bench.click(about.back());
    CHECK(bench.copied_by("Copy the brief") != first);
}

TEST_CASE("Tests of the theme table stand behind its numbers, and mentions have none") {
    WindowBench bench;
    const auto has_tests = [&] {
        if (!bench.robot.sees("Copy themes-by-role-stage"))
            return false; // the table says why there is none
        bench.click("Copy themes-by-role-stage");
        return bench.session.copied().find("p adjusted") != std::string::npos;
    };
    bench.click("View Table");
    bench.click("Tests: That fit");
    CHECK_FALSE(has_tests()); // mentions are not independent
    bench.click("Count: Participants");
    CHECK(has_tests());
    bench.click("Tests: None");
    CHECK_FALSE(has_tests());
}
