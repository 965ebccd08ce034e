// Search hits that are ticked, and coded all at once.

#include "ui/window_bench.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

using namespace themata;

namespace {

std::vector<std::string> words_coded(const WindowBench& bench, const std::string& theme) {
    std::vector<std::string> words;
    for (const Coding& coding : bench.study().codings)
        if (coding.theme == bench.theme(theme))
            words.push_back(bench.study()
                                .responses.find(coding.response)
                                ->text.substr(coding.span.begin, coding.span.length()));
    std::ranges::sort(words);
    return words;
}

} // namespace

TEST_CASE("Ticked hits are coded in one act, and taken back in one") {
    WindowBench bench;
    bench.press(ImGuiMod_Ctrl | ImGuiKey_F);
    bench.type("they");
    REQUIRE(bench.session.view().search.hits.size() > 2);
    const std::size_t listed = bench.session.view().search.hits.size();
    bench.press(ImGuiKey_Enter); // leaves the field
    const Head before = bench.now().head;

    SECTION("all hits, by keys") {
        bench.press(ImGuiMod_Ctrl | ImGuiKey_A);
        bench.press(ImGuiKey_Enter);
        bench.type("About them");
        bench.press(ImGuiKey_Enter);
        CHECK(bench.now().head.seq == before.seq + 1);
        const auto words = words_coded(bench, "About them");
        CHECK(words.size() >= listed);
        for (const std::string& word : words)
            CHECK((word == "they" || word == "They"));
    }
    SECTION("one of them is left out with Space, the sentence is coded") {
        bench.press(ImGuiMod_Ctrl | ImGuiKey_A);
        bench.press(ImGuiKey_J);
        bench.press(ImGuiKey_Space);
        bench.click("Code: Sentence");
        bench.click("Apply a theme to the ticked hits");
        bench.type("About them");
        bench.press(ImGuiKey_Enter);
        const auto words = words_coded(bench, "About them");
        CHECK(words.size() >= listed - 1);
        for (const std::string& sentence : words)
            CHECK((sentence.ends_with('.') && sentence.size() > 20));
        const ResponseId first = bench.session.view().search.hits.front().response;
        for (const Coding& coding : bench.study().codings)
            CHECK_FALSE((coding.response == first && coding.theme == bench.theme("About them")));
    }
    SECTION("whole answers, by mouse, the first hit alone") {
        const auto ticks = bench.robot.labels("Tick ");
        bench.click("Code: Answer");
        for (const std::string& label : ticks)
            if (label != "Tick or untick all hits" && label != "Tick all hits") {
                bench.click(label);
                break;
            }
        bench.click("Apply a theme to the ticked hits");
        bench.type("About them");
        bench.press(ImGuiKey_Enter);
        const ResponseId first = bench.session.view().search.hits.front().response;
        CHECK(words_coded(bench, "About them") ==
              std::vector{bench.study().responses.find(first)->text});
    }
    bench.press(ImGuiMod_Ctrl | ImGuiKey_Z);
    CHECK(bench.study().themes.size() == 10);
    CHECK(bench.study().codings.size() == 23);
}

TEST_CASE("What a theme would do to the ticked hits is said before it is applied") {
    WindowBench bench;
    bench.press(ImGuiMod_Ctrl | ImGuiKey_F);
    bench.type("they");
    bench.press(ImGuiKey_Enter); // leaves the field
    const TickedPreview& preview = bench.session.view().search.preview;

    bench.press(ImGuiKey_J);
    bench.press(ImGuiKey_Enter); // the current hit alone
    bench.type("About them");
    CHECK_FALSE(preview.theme); // a new one
    const std::size_t of_one = preview.passages.size();
    bench.press(ImGuiKey_Enter);
    REQUIRE(words_coded(bench, "About them").size() == of_one);

    bench.press(ImGuiMod_Ctrl | ImGuiKey_A);
    bench.press(ImGuiKey_Enter);
    bench.type("About them");
    CHECK(preview.theme == bench.theme("About them"));
    CHECK(preview.counted == preview.passages.size());
    CHECK(preview.passages.size() > of_one);
    CHECK(preview.fresh == preview.passages.size() - of_one);
}
