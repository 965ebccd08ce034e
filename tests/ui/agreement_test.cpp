// The agreement view: how far coders agree, what they disagree on, and how that is settled.

#include "ui/window_bench.h"

#include <catch2/catch_test_macros.hpp>

using namespace themata;

namespace {

// The sample, some of whose answers a second coder has coded: two alike, one otherwise.
struct TwoCoders : WindowBench {
    TwoCoders() {
        act_as("KL");
        click(card(answer("M2", "Phase 1", concerns)));
        press(ImGuiKey_2);
        click(card(answer("M3", "Phase 1", concerns)));
        press(ImGuiKey_0);
        act_as("RS");
        click("View Agreement");
    }

    void act_as(const std::string& coder) {
        press(ImGuiMod_Ctrl | ImGuiKey_Comma);
        click("The coder's name");
        press(ImGuiMod_Ctrl | ImGuiKey_A);
        type(coder);
        press(ImGuiKey_Enter);
        press(ImGuiKey_Escape);
        REQUIRE(session.desk().coder == coder);
    }

    [[nodiscard]] const AgreementView& agreement() const {
        return session.view().analyses.agreement;
    }

    [[nodiscard]] CoderId consensus() const {
        for (const Coder& coder : study().coders)
            if (coder.kind == CoderKind::consensus)
                return coder.id;
        return {};
    }

    [[nodiscard]] std::size_t settled_codings() const {
        std::size_t n = 0;
        for (const Coding& coding : study().codings)
            n += coding.coder == consensus() ? 1 : 0;
        return n;
    }

    std::string copied_by(const std::string& label) {
        click(label);
        return session.copied();
    }
};

} // namespace

TEST_CASE("Agreement of one coder says how to get a second one") {
    WindowBench bench;
    bench.click("View Agreement");
    CHECK(bench.robot.labels("Copy ").empty());
    bench.click("Show: Double coding");
    CHECK(bench.robot.sees("Sample: Coder"));
}

TEST_CASE("Two coders are compared theme by theme, with counts and intervals") {
    TwoCoders bench;
    CHECK(bench.agreement().choice.coders.size() == 2);
    const std::string text = bench.copied_by("Copy agreement-by-response");
    CHECK(text.find("only ") != std::string::npos);
    CHECK(text.find("Kappa") != std::string::npos);
    bench.click("Unit: Segments");
    CHECK(bench.copied_by("Copy agreement-by-segment").find("Positive agreement") !=
          std::string::npos);
}

TEST_CASE("Disagreements are settled one by one by keys, and each act can be undone") {
    TwoCoders bench;
    bench.click("Show: Disagreements");
    const std::size_t before = bench.robot.labels("Disagreement ").size();
    REQUIRE(before >= 2);
    const ResponseId first = bench.agreement().at;
    REQUIRE(first);
    bench.press(ImGuiKey_1);
    INFO(bench.notice());
    CHECK(bench.consensus());
    CHECK(bench.robot.labels("Disagreement ").size() == before - 1);
    CHECK(bench.agreement().at != first);
    bench.press(ImGuiKey_0);
    CHECK(bench.robot.labels("Disagreement ").size() == before - 2);
    bench.press(ImGuiMod_Ctrl | ImGuiKey_Z);
    bench.press(ImGuiMod_Ctrl | ImGuiKey_Z);
    CHECK(bench.robot.labels("Disagreement ").size() == before);
    CHECK(bench.settled_codings() == 0);
}

TEST_CASE("What all coders have is kept with B") {
    TwoCoders bench;
    bench.click("Show: Disagreements");
    const std::string both = "Take all of them";
    REQUIRE(bench.robot.sees(both));
    bench.press(ImGuiKey_B);
    CHECK(bench.settled_codings() >= 1);
    bench.press(ImGuiMod_Ctrl | ImGuiKey_Z);
    CHECK(bench.settled_codings() == 0);
}

TEST_CASE("A click on a theme's numbers shows the disagreements on it") {
    TwoCoders bench;
    bench.click("Cell of agreement-by-response, row 0, column 1");
    CHECK(bench.agreement().part == AgreementPart::disagreements);
    CHECK(bench.agreement().theme);
    bench.click("All themes again");
    CHECK_FALSE(bench.agreement().theme);
}

TEST_CASE("A sample to be coded twice is drawn, shown and assigned in one act") {
    WindowBench bench;
    bench.click("View Agreement");
    bench.click("Show: Double coding");
    bench.click("Sample: Coder");
    bench.type("KL");
    bench.press(ImGuiKey_Enter);
    REQUIRE(bench.robot.sees("Assign the sample"));
    bench.click("Stratum: stage");
    CHECK(bench.robot.sees("Table strata"));
    bench.click("Assign the sample");
    INFO(bench.notice());
    CHECK(bench.study().assignments.size() > 0);
    bench.press(ImGuiMod_Ctrl | ImGuiKey_Z);
    CHECK(bench.study().assignments.size() == 0);
}
