// Every item that is seen does something, and the same acts give the same pictures.

#include "ui/window_bench.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <functional>
#include <set>

using namespace themata;

namespace {

// Windows of ImGui's are listed as items too, by their path.
bool is_item(const std::string& label) {
    // Cells of tables of results are reached by the arrows, the table itself by Tab.
    return !label.starts_with("Themata") && !label.starts_with("Words ") &&
           !label.starts_with("Cell of ") && !label.starts_with("Table ") &&
           !label.starts_with("Chooser") && label != "Settings panel" &&
           label.find("##") == label.npos;
}

// These are as they are already, or are dragged and not clicked (as the words of an answer are).
const std::set<std::string>& at_rest() {
    static const std::set<std::string> labels{
        "View Responses",
        "Show All",
        "Group by Question",
        "Rows: Theme tree",
        "Count: Mentions",
        "Cells: n",
        "Base (N): Answered",
        "Scrollbar of the answers",
        "Width of the questions",
        "Width of the themes",
        "Width of the act",
        "Entry 1",
        "Width of the theme",
        "Sort by Codebook",
        "Codebook Concerns",
        "Colour 1",
        "Width of the choices",
        "Width of the quotes",
        "Width of where the hits are",
        "Tests: None",
        "Shown: Numbers",
        "Width of the choices of scores",
        "A scale is: Sum of its items",
        "Valid items wanted: All",
        "Quartiles: Both",
        "Picture: Same people",
        "Picture of scores",
        "Compare between: Stages",
        "Among: Mentor",
        "Test: The one that fits",
        "Several tests: Holm",
        "Width of the choices of agreement",
        "Show: Agreement",
        "Unit: Answer and theme",
        "A coding counts for: Its theme and those above",
        "Answers that count: Read or assigned",
        "Picture of: Kappa",
        "Of role: Any",
        "At stage: Any",
        "Width of the choices of what is explored",
        "Show: Coverage",
        "Width of the searches",
        "Width of the passages",
    };
    return labels;
}

std::vector<std::string> items_of(const Robot& robot) {
    std::vector<std::string> items;
    for (const std::string& label : robot.labels())
        if (is_item(label) && !at_rest().contains(label))
            items.push_back(label);
    return items;
}

std::vector<std::string> items_in(const std::string& view) {
    WindowBench bench;
    bench.click(view);
    return items_of(bench.robot);
}

struct Seen {
    std::uint64_t picture;
    Head head;
    std::string copied;
    bool open;

    bool operator==(const Seen&) const = default;
};

// With the mouse out of the way, so that only what a click did makes a difference.
Seen seen(WindowBench& bench) {
    bench.robot.move_to({-100, -100});
    bench.settle();
    const bool open = bench.session.desk().snapshot != nullptr;
    return {bench.robot.picture(), open ? bench.now().head : Head{}, bench.session.copied(), open};
}

// What Tab comes to, pressed until it must have been everywhere.
std::set<std::string> reached_by_tab(WindowBench& bench) {
    bench.robot.move_to({-100, -100});
    bench.settle();
    std::set<std::string> reached;
    for (int presses = 0; presses < 200; ++presses) {
        bench.press(ImGuiKey_Tab);
        reached.insert(bench.robot.focused());
    }
    return reached;
}

void run_command(WindowBench& bench, const std::string& name) {
    bench.press(ImGuiMod_Ctrl | ImGuiKey_K);
    bench.type(name);
    bench.press(ImGuiKey_Enter);
}

// A place within a view, and the keys that lead there.
struct Spot {
    std::string name;
    std::function<void(WindowBench&)> go;
};

std::vector<Spot> spots() {
    std::vector<Spot> all;
    for (const std::string part :
         {"Disagreements of coders", "Draw answers to be coded twice", "Saturation: whether",
          "Themes that stand together", "Profile of the theme", "Allocation: who",
          "Brief of a participant"})
        all.push_back({part, [part](WindowBench& bench) { run_command(bench, part); }});
    all.push_back({"hits", [](WindowBench& bench) {
                       bench.press(ImGuiMod_Ctrl | ImGuiKey_F);
                       bench.type("they");
                       for (const ImGuiKeyChord key :
                            {ImGuiKeyChord{ImGuiKey_Enter}, ImGuiKeyChord{ImGuiKey_J},
                             ImGuiKeyChord{ImGuiKey_Space}})
                           bench.press(key);
                   }});
    all.push_back({"a theme in the codebook", [](WindowBench& bench) {
                       run_command(bench, "Codebook");
                       bench.press(ImGuiKey_J);
                   }});
    all.push_back({"quotes of a cell", [](WindowBench& bench) {
                       run_command(bench, "Table");
                       bench.press(ImGuiKey_DownArrow);
                       bench.press(ImGuiKey_RightArrow);
                       bench.press(ImGuiKey_Enter);
                   }});
    return all;
}

// Panels lie over what cannot be reached until they are closed.
std::vector<Spot> panels() {
    std::vector<Spot> all;
    for (const ImGuiKey key : {ImGuiKey_Comma, ImGuiKey_I, ImGuiKey_E, ImGuiKey_O})
        all.push_back({std::string("Ctrl ") + ImGui::GetKeyName(key),
                       [key](WindowBench& bench) { bench.press(ImGuiMod_Ctrl | key); }});
    return all;
}

} // namespace

TEST_CASE("No label is there twice, and none is dead") {
    for (const std::string view :
         {"View Responses", "View Search", "View Table", "View Scores", "View Agreement",
          "View Explore", "View Codebook", "View History"}) {
        const std::vector<std::string> items = items_in(view);
        CHECK(std::set<std::string>(items.begin(), items.end()).size() == items.size());
        CHECK(items.size() > 5);
        for (const std::string& item : items) {
            // The first answer is the current one already, and its question is in sight.
            const bool current =
                item.find("Phase 1 · What concerns") != std::string::npos &&
                (item.find("M1") != std::string::npos || item.starts_with("Question Mentor"));
            if (item == view || current)
                continue;
            WindowBench bench;
            bench.click(view);
            const Seen before = seen(bench);
            bench.click(item);
            INFO(view << ": " << item);
            CHECK_FALSE(seen(bench) == before);
        }
    }
}

TEST_CASE("Tab comes to everything that can be clicked") {
    for (const std::string view :
         {"View Responses", "View Search", "View Table", "View Scores", "View Agreement",
          "View Explore", "View Codebook", "View History"}) {
        WindowBench bench;
        bench.click(view);
        const std::set<std::string> reached = reached_by_tab(bench);
        for (const std::string& item : items_of(bench.robot)) {
            INFO(view << ": " << item);
            CHECK(reached.contains(item));
        }
    }
}

TEST_CASE("Tab comes to every part of the views") {
    for (const Spot& spot : spots()) {
        WindowBench bench;
        spot.go(bench);
        const std::set<std::string> reached = reached_by_tab(bench);
        for (const std::string& item : items_of(bench.robot)) {
            INFO(spot.name << ": " << item);
            CHECK(reached.contains(item));
        }
    }
}

TEST_CASE("Tab comes to everything on a panel") {
    for (const Spot& panel : panels()) {
        WindowBench bench;
        const std::vector<std::string> below = bench.robot.labels();
        panel.go(bench);
        const std::set<std::string> reached = reached_by_tab(bench);
        std::size_t on_it = 0;
        for (const std::string& item : items_of(bench.robot)) {
            if (std::ranges::find(below, item) != below.end())
                continue;
            ++on_it;
            INFO(panel.name << ": " << item);
            CHECK(reached.contains(item));
        }
        INFO(panel.name);
        CHECK(on_it > 0);
    }
}

TEST_CASE("Space presses what Tab has come to") {
    WindowBench bench;
    bench.press(ImGuiMod_Ctrl | ImGuiKey_F);
    bench.type("they");
    bench.press(ImGuiKey_Enter);
    bench.press(ImGuiKey_J);
    for (int presses = 0; presses < 100 && bench.robot.focused() != "Code: Answer"; ++presses)
        bench.press(ImGuiKey_Tab);
    bench.press(ImGuiKey_Space);
    CHECK(bench.session.view().search.scope == CodingScope::answer);
    CHECK(bench.session.view().search.ticked.empty());
    bench.press(ImGuiKey_Escape);
    bench.press(ImGuiKey_Space);
    CHECK(bench.session.view().search.ticked.size() == 1);
}

TEST_CASE("The same acts give the same pictures") {
    std::vector<std::uint64_t> first;
    for (int run = 0; run < 2; ++run) {
        WindowBench bench;
        std::vector<std::uint64_t> pictures;
        for (const ImGuiKeyChord key :
             {ImGuiKey_J, ImGuiKey_1, ImGuiKey_Enter, ImGuiKey_Escape, ImGuiKey_N}) {
            bench.press(key);
            bench.settle_index(); // its state stands in the bottom bar
            pictures.push_back(bench.robot.picture());
        }
        if (run == 0)
            first = pictures;
        CHECK(pictures == first);
    }
}

TEST_CASE("A small window has all that a large one has") {
    WindowBench bench(WindowBench::Begin::in_sample, {1280, 800});
    bench.click(bench.card(bench.answer("M2", "Phase 1", concerns)));
    bench.press(ImGuiKey_6);
    CHECK(bench.codings_of("M2", "Phase 1", concerns).size() == 3);
    for (const char* view : {"View Search", "View Table", "View History"})
        bench.click(view);
    CHECK(bench.robot.labels("Entry ").size() == 2);
}
