// The codebook is ordered, worded, merged and split by mouse and by keys; each act is undone.

#include "support/study_builder.h"
#include "ui/codebook/codebook_parts.h"
#include "ui/parts/typing.h"
#include "ui/window_bench.h"

#include <catch2/catch_test_macros.hpp>

using namespace themata;
using Names = std::vector<std::string>;

namespace {

struct CodebookBench : WindowBench {
    CodebookBench() {
        press(ImGuiMod_Ctrl | ImGuiKey_7);
        choose("Concerns/Selection bias");
    }

    void choose(const std::string& path) { click("Codebook " + path); }

    [[nodiscard]] const Theme& the(const std::string& name) const {
        return *study().themes.find(theme(name));
    }

    [[nodiscard]] Names below(const std::string& name) const {
        Names names;
        const ThemeId parent = name.empty() ? ThemeId{} : theme(name);
        for (const ThemeId id : children_of(study(), now().lookup, parent))
            names.push_back(study().themes.find(id)->name);
        return names;
    }

    // All of the codebook, and which codings there are.
    [[nodiscard]] std::pair<std::vector<Theme>, std::vector<Coding>> content() const {
        return {{study().themes.begin(), study().themes.end()},
                {study().codings.begin(), study().codings.end()}};
    }

    void drag(const std::string& from, const std::string& to, float share) {
        const SeenItem& target = robot.item("Codebook " + to);
        const SeenItem& theme_row = robot.item("Codebook " + from);
        const ImVec2 end{target.left + 200, target.top + share * (target.bottom - target.top)};
        robot.drag({theme_row.left + 200, theme_row.middle().y}, end);
        settle();
    }
};

const Names concerns_below{"Hierarchy or power gradient concerns", "Selection bias",
                           "Offending consultants", "No change to practice",
                           "Not having enough time to do it properly"};

} // namespace

TEST_CASE("Every act on the codebook is undone as one") {
    const std::vector<std::pair<const char*, std::function<void(CodebookBench&)>>> acts{
        {"up", [](auto& bench) { bench.press(ImGuiMod_Alt | ImGuiKey_UpArrow); }},
        {"down", [](auto& bench) { bench.press(ImGuiMod_Alt | ImGuiKey_DownArrow); }},
        {"in", [](auto& bench) { bench.press(ImGuiMod_Alt | ImGuiKey_RightArrow); }},
        {"out", [](auto& bench) { bench.press(ImGuiMod_Alt | ImGuiKey_LeftArrow); }},
        {"drag", [](auto& bench) { bench.drag("Concerns/Selection bias", "Benefits", 0.5F); }},
        {"rename",
         [](auto& bench) {
             bench.press(ImGuiKey_F2);
             bench.type(" of theirs");
             bench.press(ImGuiKey_Enter);
         }},
        {"add",
         [](auto& bench) {
             bench.press(ImGuiKey_N);
             bench.type("Fresh");
             bench.press(ImGuiKey_Enter);
         }},
        {"retire", [](auto& bench) { bench.press(ImGuiKey_Delete); }},
        {"colour", [](auto& bench) { bench.click("Colour 12"); }},
        {"define",
         [](auto& bench) {
             bench.click("Definition");
             bench.type("Said anew. ");
             bench.click("Codebook Benefits");
         }},
        {"memo",
         [](auto& bench) {
             bench.click("Memo");
             bench.type("To be looked at again.");
             bench.click("View Table");
         }},
        {"merge",
         [](auto& bench) {
             bench.press(ImGuiKey_G);
             bench.type("offend");
             bench.press(ImGuiKey_Enter);
             bench.press(ImGuiMod_Ctrl | ImGuiKey_Enter);
         }},
        {"split",
         [](auto& bench) {
             bench.press(ImGuiKey_S);
             bench.type("Volunteers");
             bench.click("Tick all passages");
             bench.click("Split the passages off");
         }},
    };
    for (const auto& [name, act] : acts) {
        INFO(name);
        CodebookBench bench;
        const Study before = bench.study();
        act(bench);
        INFO(bench.notice());
        CHECK_FALSE(bench.study() == before);
        CHECK(bench.session.desk().history->size() == 2);
        bench.press(ImGuiMod_Ctrl | ImGuiKey_Z);
        if (bench.study() != before) // a text field undoes its own typing
            bench.click("Undo");
        Study after = bench.study();
        after.coders = before.coders; // a coder who has acted is known
        CHECK(after == before);
    }
}

TEST_CASE("Alt and an arrow move a theme up, down, in and out") {
    CodebookBench bench;
    bench.press(ImGuiMod_Alt | ImGuiKey_UpArrow);
    CHECK(bench.below("Concerns")[0] == "Selection bias");
    bench.press(ImGuiMod_Alt | ImGuiKey_UpArrow); // it is the first
    for (int step = 0; step < 6; ++step)
        bench.press(ImGuiMod_Alt | ImGuiKey_DownArrow);
    CHECK(bench.below("Concerns").back() == "Selection bias");
    bench.press(ImGuiMod_Alt | ImGuiKey_LeftArrow);
    CHECK(bench.below("") == Names{"Concerns", "Selection bias", "Suggestions", "Benefits"});
    bench.press(ImGuiMod_Alt | ImGuiKey_RightArrow);
    CHECK(bench.below("Concerns").back() == "Selection bias");
}

TEST_CASE("A theme is dragged onto another, between two, and nowhere") {
    CodebookBench bench;
    bench.drag("Concerns/Selection bias", "Benefits", 0.5F);
    CHECK(bench.below("Benefits").back() == "Selection bias");
    bench.drag("Benefits/Selection bias", "Concerns/Offending consultants", 0.1F);
    CHECK(bench.below("Concerns") == concerns_below);
    bench.drag("Concerns/Selection bias", "Concerns/No change to practice", 0.9F);
    CHECK(bench.below("Concerns")[3] == "Selection bias");
    const Head head = bench.now().head;
    bench.drag("Concerns/Selection bias", "Concerns/Selection bias", 0.9F);
    bench.drag("Concerns", "Concerns/Selection bias", 0.5F); // not below itself
    CHECK(bench.now().head == head);
    CHECK(bench.robot.sees("Dismiss the notice"));
}

TEST_CASE("A theme is renamed in its place, and Escape leaves the name as it is") {
    CodebookBench bench;
    bench.press(ImGuiKey_F2);
    REQUIRE(bench.robot.sees("The theme's name"));
    bench.type("x");
    bench.press(ImGuiKey_Escape);
    CHECK_FALSE(bench.robot.sees("The theme's name"));
    CHECK(bench.study().themes.find(bench.theme("Selection bias")));
    bench.press(ImGuiKey_F2);
    bench.press(ImGuiMod_Ctrl | ImGuiKey_A);
    bench.type("Bias");
    bench.press(ImGuiKey_Enter);
    CHECK(bench.below("Concerns")[1] == "Bias");
}

TEST_CASE("A new theme stands beside or below the chosen one and is chosen") {
    CodebookBench bench;
    bench.press(ImGuiMod_Shift | ImGuiKey_N);
    bench.type("Sampling");
    bench.press(ImGuiKey_Enter);
    CHECK(bench.below("Selection bias") == Names{"Sampling"});
    CHECK(bench.session.view().codebook.chosen == bench.theme("Sampling"));
    bench.click("New theme");
    bench.type("Another");
    bench.press(ImGuiKey_Enter);
    CHECK(bench.below("Selection bias") == Names{"Sampling", "Another"});
}

TEST_CASE("A merge tells what moves before it is done") {
    CodebookBench bench;
    const auto before = bench.now().lookup.codings_with(bench.theme("Offending consultants"));
    bench.click("Merge the theme");
    bench.click("Merge into Concerns/Offending consultants");
    const auto preview = preview_of(bench.now(),
                                    MergeThemes{.into = bench.theme("Offending consultants"),
                                                .from = bench.theme("Selection bias")},
                                    {"RS"});
    CHECK(preview.moved == 4);
    CHECK(preview.refusal.empty());
    bench.click("Merge the themes");
    CHECK(bench.now().lookup.codings_with(bench.theme("Offending consultants")) == before + 4);
    CHECK(bench.below("Concerns").size() == 4);
}

TEST_CASE("A merge that cannot be is told and not done") {
    CodebookBench bench;
    bench.choose("Concerns");
    const Head head = bench.now().head;
    bench.press(ImGuiKey_G);
    bench.type("selection");
    bench.press(ImGuiKey_Enter);
    bench.press(ImGuiMod_Ctrl | ImGuiKey_Enter);
    CHECK(bench.now().head == head);
    CHECK(bench.robot.sees("Merge the themes"));
    bench.press(ImGuiKey_Escape);
    CHECK_FALSE(bench.robot.sees("Merge the themes"));
}

TEST_CASE("A preview counts what is there already, children and memos") {
    StudyBuilder build;
    const auto answer = build.answer("M1", "Phase 1", "What?", "Time and trust");
    build.code(answer, "A", "Time");
    build.code(answer, "A", "trust");
    build.code(answer, "B", "Time");
    build.theme("A/Below");
    build.memo(Kind::theme, build.theme("A").value, "Why?");
    const auto preview = preview_of(
        build.snapshot(), MergeThemes{.into = build.theme("B"), .from = build.theme("A")}, {"RS"});
    CHECK(preview.moved == 1);
    CHECK(preview.joined == 1);
    CHECK(preview.themes == Names{"Below"});
    CHECK(preview.memos == 1);
}

TEST_CASE("Passages to be split off are found by their words and ticked") {
    CodebookBench bench;
    bench.choose("Concerns/Offending consultants");
    bench.press(ImGuiKey_S);
    bench.type("Hurt");
    CHECK(bench.robot.labels("Passage ").size() == 6);
    bench.click("Words in the passages");
    bench.type("HURTS");
    REQUIRE(bench.robot.labels("Passage ").size() == 1);
    bench.click(bench.robot.labels("Passage ").front());
    bench.press(ImGuiMod_Ctrl | ImGuiKey_Enter);
    INFO(bench.notice());
    CHECK(bench.now().lookup.codings_with(bench.theme("Hurt")) == 1);
    CHECK(bench.now().lookup.codings_with(bench.theme("Offending consultants")) == 5);
    CHECK(bench.session.view().codebook.chosen == bench.theme("Hurt"));
}

TEST_CASE("What a theme means is kept when another is chosen or another view is looked at") {
    CodebookBench bench;
    bench.click("Include");
    bench.type("Any doubt about who takes part");
    bench.click("Codebook Benefits");
    CHECK(bench.the("Selection bias").include == "Any doubt about who takes part");
    CHECK(bench.the("Benefits").include.empty());
    bench.click("Exclude");
    bench.type("Costs");
    bench.click("View Responses");
    CHECK(bench.the("Benefits").exclude == "Costs");
    CHECK(bench.session.desk().history->size() == 3);
}

TEST_CASE("A retired theme is restored") {
    CodebookBench bench;
    bench.click("Retire the theme");
    CHECK(bench.the("Selection bias").state == ThemeState::retired);
    bench.click("Restore the theme");
    CHECK(bench.the("Selection bias").state != ThemeState::retired);
}

TEST_CASE("Themes are sorted and filtered") {
    CodebookBench bench;
    bench.click("Sort by Name");
    CHECK(bench.robot.labels("Codebook ")[0] == "Codebook Benefits");
    bench.click("Sort by Mentions");
    CHECK(bench.robot.labels("Codebook ")[1] == "Codebook Concerns/Offending consultants");
    bench.press(ImGuiMod_Ctrl | ImGuiKey_L);
    bench.type("refr");
    CHECK(bench.robot.labels("Codebook ") ==
          Names{"Codebook Benefits", "Codebook Benefits/Refreshing idea"});
}

TEST_CASE("A passage of a theme leads to its answer") {
    CodebookBench bench;
    bench.click(bench.robot.labels("Example of the theme ").front());
    CHECK(bench.session.view().view == View::responses);
}

TEST_CASE("A text that is typed wraps, and what was typed comes out as it was") {
    CodebookBench bench;
    const Look& look = bench.session.look();
    for (const std::string text :
         {"", "short", "words that are too many for one line of this width", "two\nlines  here",
          "averyveryverylongwordthatcannotbebroken and more", "ends in a space ", "\n\n",
          "Żółć gęślą jaźń, pchnąć w tę łódź jeża lub ośm skrzyń fig"}) {
        const std::string shown = wrapped_for_typing(look, 120, text);
        CHECK(unwrapped(shown) == text);
        for (std::size_t at = 0; at < shown.size();) {
            const std::size_t end = std::min(shown.find('\n', at), shown.size());
            const std::string line = shown.substr(at, end - at);
            CHECK((text_width(look, type::body, line) <= 125 || line.find(' ') == line.npos));
            at = end + 1;
        }
    }
    bench.click("Definition");
    bench.press(ImGuiMod_Ctrl | ImGuiKey_A);
    const std::string words = "A long definition that goes over several lines of the narrow pane, "
                              "typed in one go, with a second sentence. ";
    bench.type(words);
    bench.type("End");
    bench.click("Codebook Benefits");
    CHECK(bench.the("Selection bias").definition == words + "End");
}
