// Coding blind: what a second coder sees of answers that she was assigned.

#include "ui/window_bench.h"

#include "support/bench.h"
#include <catch2/catch_test_macros.hpp>

using namespace themata;

namespace {

// Somebody else codes the answer that nobody had coded, and it is assigned to who looks at it.
std::shared_ptr<OwnFolder> folder_with_an_assignment() {
    std::shared_ptr<OwnFolder> folder;
    Setting other;
    {
        const WindowBench bench;
        folder = bench.folder;
        other = folder->setting();
    }
    other.coder = "KL";
    Workbench bench = must(Workbench::open(folder->path() / "study.themata", Access::write, other));
    const Response* answer = nullptr;
    for (const Response& response : bench.study().responses)
        if (response.text == "No concerns.")
            answer = &response;
    REQUIRE(answer);
    const ThemeId theme = codebook_order(bench.study(), bench.snapshot()->lookup).back();
    must(bench.perform(ApplyTheme{.theme = theme, .passages = {{answer->id, {0, 2}}}}));
    must(bench.perform(
        AssignAnswers{.coder = folder->setting().coder, .responses = {answer->id}, .how = ""}));
    return folder;
}

} // namespace

TEST_CASE("Of an answer to code blind nobody else's coding is seen until it is coded", "[blind]") {
    WindowBench bench(folder_with_an_assignment(), WindowBench::Begin::in_sample);
    const Response& answer = bench.answer("M6", "Phase 1", concerns);
    REQUIRE(bench.codings_of("M6", "Phase 1", concerns).size() == 1);
    REQUIRE(bench.session.desk().blind.hides(answer.id));
    bench.click(bench.card(answer));
    const auto stripes = [&] { return bench.robot.labels("Coding ").size(); };
    const std::size_t before = stripes();
    bench.press(ImGuiKey_2);
    INFO(bench.notice());
    CHECK(bench.codings_of("M6", "Phase 1", concerns).size() == 2);
    CHECK_FALSE(bench.session.desk().blind.hides(answer.id));
    CHECK(stripes() == before + 2);
    bench.press(ImGuiMod_Ctrl | ImGuiKey_Z);
    CHECK(stripes() == before);
}

TEST_CASE("N goes to what was assigned, though somebody else has coded it", "[blind]") {
    WindowBench bench(folder_with_an_assignment(), WindowBench::Begin::in_sample);
    const Response& answer = bench.answer("M6", "Phase 1", concerns);
    bench.click(bench.card(bench.answer("M2", "Phase 1", concerns)));
    bench.press(ImGuiKey_N);
    CHECK(bench.session.view().responses.current == answer.id);
    bench.press(ImGuiKey_2);
    CHECK(bench.session.desk().blind.hidden().empty());
}

TEST_CASE("Disagreements on an answer that is still to be coded blind are not shown", "[blind]") {
    WindowBench bench(folder_with_an_assignment(), WindowBench::Begin::in_sample);
    const Response& answer = bench.answer("M6", "Phase 1", concerns);
    const auto listed = [&] {
        for (const std::string& label : bench.robot.labels("Disagreement "))
            if (label.find("M6") != std::string::npos)
                return true;
        return false;
    };
    bench.press(ImGuiMod_Ctrl | ImGuiKey_5);
    bench.click("Show: Disagreements");
    bench.click("Coders: RS");
    bench.click("Coders: imported"); // KL and RS are left, who both are to code this answer
    CHECK_FALSE(listed());
    bench.click("View Responses");
    bench.click(bench.card(answer));
    bench.press(ImGuiKey_2);
    bench.click("View Agreement");
    CHECK(listed());
}
