// Memos of answers and codings, and drafts that stay.

#include "ui/window_bench.h"

#include "support/bench.h"
#include <catch2/catch_test_macros.hpp>
#include <chrono>
#include <thread>

using namespace themata;
using Themes = std::vector<std::string>;

namespace {

const ResponsesView& view(const WindowBench& bench) { return bench.session.view().responses; }

const Response& second(const WindowBench& bench) { return bench.answer("M2", "Phase 1", concerns); }

// "No concerns."; nobody has coded it yet.
const Response& uncoded(const WindowBench& bench) {
    return bench.answer("M6", "Phase 1", concerns);
}

Themes of_uncoded(const WindowBench& bench) { return bench.codings_of("M6", "Phase 1", concerns); }

std::string memo_of(const WindowBench& bench, Kind about, std::uint32_t record) {
    for (const Memo& memo : bench.study().memos)
        if (memo.about == about && memo.record == record)
            return memo.text;
    return "";
}

void choose_coding(WindowBench& bench) {
    const Response& answer = second(bench);
    const auto byte = static_cast<std::uint32_t>(answer.text.find("hurts") + 1);
    bench.robot.click_at(bench.place_of(answer, byte));
    bench.settle();
    REQUIRE(view(bench).coding);
}

} // namespace

TEST_CASE("M writes a memo, which is kept by Ctrl Enter and shown on the card") {
    WindowBench bench;
    bench.click(bench.card(uncoded(bench)));
    bench.press(ImGuiKey_M);
    bench.type("Short, but why?");
    CHECK(bench.study().memos.empty());
    bench.press(ImGuiMod_Ctrl | ImGuiKey_Enter);
    CHECK(memo_of(bench, Kind::response, uncoded(bench).id.value) == "Short, but why?");
    CHECK_FALSE(view(bench).memo.open);
    CHECK(bench.robot.labels("Memo of M6").size() == 1);
    bench.press(ImGuiMod_Ctrl | ImGuiKey_Z);
    CHECK(bench.study().memos.empty());
    CHECK(bench.robot.labels("Memo of M6").empty());
}

TEST_CASE("News of another program does not take the keys from what is written") {
    WindowBench bench;
    bench.click(bench.card(uncoded(bench)));
    bench.press(ImGuiKey_M);
    bench.type("Short, ");
    Setting other = bench.folder->setting();
    other.coder = "KL";
    const auto file = bench.folder->path() / "study.themata";
    must(must(Workbench::open(file, Access::write, other)).perform(AddTheme{"Trust", {}, ""}));
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(20);
    while (bench.robot.labels("Dismiss the notice").empty() &&
           std::chrono::steady_clock::now() < end) {
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
        bench.robot.run(1);
    }
    REQUIRE(bench.robot.sees("Dismiss the notice"));
    bench.type("but why?");
    bench.press(ImGuiMod_Ctrl | ImGuiKey_Enter);
    CHECK(memo_of(bench, Kind::response, uncoded(bench).id.value) == "Short, but why?");
}

TEST_CASE("A memo with a chosen coding is about the coding") {
    WindowBench bench;
    choose_coding(bench);
    const CodingId coding = view(bench).coding;
    bench.press(ImGuiKey_M);
    bench.type("Strong wording");
    bench.press(ImGuiMod_Ctrl | ImGuiKey_Enter);
    CHECK(memo_of(bench, Kind::coding, coding.value) == "Strong wording");
}

TEST_CASE("A long memo wraps at words, its panel grows, and it is kept as it was typed") {
    WindowBench bench;
    bench.click(bench.card(uncoded(bench)));
    bench.press(ImGuiKey_M);
    const auto height = [&] {
        const SeenItem& field = bench.robot.item("Memo text");
        return field.bottom - field.top;
    };
    const float before = height();
    std::string text;
    for (int line = 0; line < 14; ++line) {
        const std::string words = "words that go on and on until the line is at its end, and then ";
        bench.type(words);
        text += words;
    }
    CHECK(height() > before + 50);
    bench.press(ImGuiKey_Enter);
    bench.type("below");
    CHECK(view(bench).memo.drafts.begin()->second == text + "\nbelow");
    for (int line = 0; line < 60; ++line)
        bench.press(ImGuiKey_Enter);
    CHECK(bench.robot.item("Memo text").bottom < 1000);
    bench.press(ImGuiMod_Ctrl | ImGuiKey_Enter);
    CHECK(memo_of(bench, Kind::response, uncoded(bench).id.value) ==
          text + "\nbelow" + std::string(60, '\n'));
}

TEST_CASE("A click outside keeps a memo; Esc drops it only when asked twice") {
    WindowBench bench;
    bench.click(bench.card(uncoded(bench)));
    bench.press(ImGuiKey_M);
    bench.type("Kept");
    bench.click(bench.card(second(bench)));
    CHECK(memo_of(bench, Kind::response, uncoded(bench).id.value) == "Kept");
    bench.click(bench.card(uncoded(bench)));
    bench.press(ImGuiKey_M);
    bench.type(" and more");
    bench.press(ImGuiKey_Escape);
    CHECK(view(bench).memo.open);
    CHECK(view(bench).memo.asking);
    bench.press(ImGuiKey_Enter);
    CHECK_FALSE(view(bench).memo.asking);
    CHECK(view(bench).memo.drafts.at({Kind::response, uncoded(bench).id.value}).size() > 4);
    bench.press(ImGuiKey_Escape);
    bench.press(ImGuiKey_Escape);
    CHECK_FALSE(view(bench).memo.open);
    CHECK(memo_of(bench, Kind::response, uncoded(bench).id.value) == "Kept");
}

TEST_CASE("What is typed into a memo or the picker stays while other views are looked at") {
    WindowBench bench;
    bench.click(bench.card(uncoded(bench)));
    bench.press(ImGuiKey_M);
    bench.type("Half a thou");
    bench.press(ImGuiMod_Ctrl | ImGuiKey_2);
    bench.press(ImGuiMod_Ctrl | ImGuiKey_1);
    CHECK(view(bench).memo.drafts.at({Kind::response, uncoded(bench).id.value}) == "Half a thou");
    bench.press(ImGuiMod_Ctrl | ImGuiKey_Enter);
    CHECK(memo_of(bench, Kind::response, uncoded(bench).id.value) == "Half a thou");
    bench.press(ImGuiKey_Enter);
    bench.type("fre");
    bench.press(ImGuiMod_Ctrl | ImGuiKey_2);
    bench.press(ImGuiMod_Ctrl | ImGuiKey_1);
    CHECK(view(bench).picker.open);
    CHECK(view(bench).picker.typed == "fre");
    bench.type("s"); // goes on where it stopped
    bench.press(ImGuiKey_Enter);
    CHECK(of_uncoded(bench) == Themes{"Refreshing idea: No concerns."});
}
