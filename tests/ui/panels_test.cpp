// Panels and fields let no key through to the answers behind them, neither while they are open nor
// when they are left.

#include "ui/window_bench.h"

#include <catch2/catch_test_macros.hpp>

using namespace themata;

namespace {

constexpr ImGuiKeyChord undo = ImGuiMod_Ctrl | ImGuiKey_Z;
constexpr ImGuiKeyChord redo = ImGuiMod_Ctrl | ImGuiKey_Y;

const Response& uncoded(const WindowBench& bench) {
    return bench.answer("M6", "Phase 1", concerns);
}

// One act that could be undone and one that could be redone.
void act_twice(WindowBench& bench) {
    bench.click(bench.card(uncoded(bench)));
    bench.press(ImGuiKey_2);
    bench.press(ImGuiKey_3);
    bench.press(undo);
}

} // namespace

TEST_CASE("Undo, redo and digits do nothing behind a panel of the responses") {
    for (const auto& [name, key] : {std::pair{"the stages", ImGuiKeyChord{ImGuiKey_S}},
                                    {"the filter", ImGuiKey_F},
                                    {"the field to go to", ImGuiKey_G},
                                    {"the memo", ImGuiKey_M},
                                    {"the menu", ImGuiKey_Menu},
                                    {"the picker", ImGuiKey_Enter},
                                    {"the palette", ImGuiMod_Ctrl | ImGuiKey_K},
                                    {"the keys", ImGuiKey_F1},
                                    {"the chooser", ImGuiMod_Ctrl | ImGuiKey_O},
                                    {"the settings", ImGuiMod_Ctrl | ImGuiKey_Comma}}) {
        INFO(name);
        WindowBench bench;
        act_twice(bench);
        const Head before = bench.now().head;
        bench.press(key);
        REQUIRE(panel_is_open(bench.session.view()));
        for (const ImGuiKeyChord each : {undo, redo, ImGuiKeyChord{ImGuiKey_4}})
            bench.press(each);
        CHECK(bench.now().head == before);
    }
}

TEST_CASE("Undo and redo do nothing behind the panels of the codebook") {
    for (const ImGuiKey key : {ImGuiKey_G, ImGuiKey_S}) {
        WindowBench bench;
        act_twice(bench);
        bench.press(ImGuiMod_Ctrl | ImGuiKey_7);
        bench.click("Codebook Benefits/Refreshing idea");
        const Head before = bench.now().head;
        bench.press(key);
        REQUIRE(bench.session.view().codebook.panel != CodebookPanel::none);
        bench.press(undo);
        bench.press(redo);
        CHECK(bench.now().head == before);
        CHECK(bench.session.view().codebook.panel != CodebookPanel::none);
    }
}

TEST_CASE("A view that is chosen by Ctrl and a digit takes the keyboard from the search") {
    WindowBench bench;
    bench.click(bench.card(uncoded(bench)));
    bench.press(ImGuiMod_Ctrl | ImGuiKey_F);
    bench.type("time");
    REQUIRE(bench.session.view().view == View::search);
    bench.press(ImGuiMod_Ctrl | ImGuiKey_1);
    bench.type("2"); // as the system gives letters beside keys
    bench.press(ImGuiKey_2);
    CHECK(bench.session.view().view == View::responses);
    CHECK(bench.session.view().search.query == "time");
    CHECK(bench.codings_of("M6", "Phase 1", concerns) ==
          std::vector<std::string>{"Selection bias: No concerns."});
}

TEST_CASE("A click beside a panel closes it only when nothing was typed there") {
    WindowBench bench;
    const ImVec2 beside{1590, 990};
    const auto& view = bench.session.view();
    bench.press(ImGuiMod_Ctrl | ImGuiKey_K);
    bench.type("ap");
    bench.robot.click_at(beside);
    CHECK(view.palette.open);
    bench.type("p"); // and the field goes on
    CHECK(view.palette.typed == "app");
    bench.press(ImGuiKey_Escape);
    bench.press(ImGuiMod_Ctrl | ImGuiKey_K);
    bench.robot.click_at(beside);
    CHECK_FALSE(view.palette.open);

    bench.press(ImGuiKey_G);
    bench.type("M2");
    bench.robot.click_at(beside);
    CHECK(view.responses.go_to.open);
    bench.press(ImGuiKey_Escape);
    CHECK_FALSE(view.responses.go_to.open);

    bench.press(ImGuiMod_Ctrl | ImGuiKey_7);
    bench.click("Codebook Benefits/Refreshing idea");
    bench.press(ImGuiKey_G);
    bench.type("bias");
    bench.robot.click_at(beside);
    CHECK(view.codebook.panel == CodebookPanel::merge);
    bench.type("es");
    CHECK(view.codebook.merge.typed == "biases");
}

TEST_CASE("The chooser says the format that the file's name has now") {
    FileChooser chooser = file_chooser(Choosing::export_to, "/", Exported::quotes);
    for (const auto& [name, format] : {std::pair{"quotes.xlsx", "XLSX"},
                                       {"quotes.csv", "CSV"},
                                       {"Quotes.DOCX", "DOCX"},
                                       {"quotes.tex", "LaTeX"},
                                       {"quotes.md", "Markdown"},
                                       {"quotes.of.may", "XLSX"},
                                       {"", "XLSX"}}) {
        chooser.name = name;
        CHECK(format_of(chooser) == format);
    }
    CHECK(format_of(file_chooser(Choosing::export_to, "/", Exported::codings)) == "CSV");
    CHECK(format_of(file_chooser(Choosing::export_to, "/", Exported::searches)) == "text");
    CHECK(format_of(file_chooser(Choosing::picture, "/")) == "SVG");
}

TEST_CASE("A name of 280 letters is refused in words wherever a file is named, the study open") {
    const std::string long_name(280, 'a');
    const auto name_file = [&](WindowBench& bench, const std::string& field,
                               const std::string& ending) {
        bench.settle();
        bench.click(field);
        bench.press(ImGuiMod_Ctrl | ImGuiKey_A);
        bench.type(long_name + ending);
        bench.press(ImGuiKey_Enter);
        bench.settle();
        INFO(field << ending << ": " << bench.notice());
        REQUIRE(bench.session.desk().snapshot);
        CHECK(bench.study().responses.size() > 0);
    };
    const auto refused = [](const WindowBench& bench) {
        return bench.notice().find("too long") != std::string::npos;
    };
    {
        WindowBench bench;
        bench.press(ImGuiMod_Ctrl | ImGuiKey_N);
        name_file(bench, "The file's name", ".themata");
        CHECK(refused(bench));
    }
    {
        WindowBench bench;
        bench.press(ImGuiMod_Ctrl | ImGuiKey_E);
        name_file(bench, "The file's name", ".csv");
        CHECK(refused(bench));
    }
    for (const ImGuiKeyChord chord : {ImGuiMod_Ctrl | ImGuiKey_I, ImGuiMod_Ctrl | ImGuiKey_O}) {
        INFO(chord);
        {
            WindowBench bench;
            bench.press(chord);
            name_file(bench, "Path", ".csv");
        }
        WindowBench bench;
        bench.press(chord);
        name_file(bench, "Path", ".themata");
        // No questionnaire ends so: it is looked for as a folder, and the window says what came of
        // it.
        const bool folder = chord == (ImGuiMod_Ctrl | ImGuiKey_I);
        CHECK((folder ? bench.robot.sees("Dismiss the notice") : refused(bench)));
    }
    {
        WindowBench bench;
        bench.press(ImGuiMod_Ctrl | ImGuiKey_K);
        bench.type("import searches and");
        bench.settle();
        bench.press(ImGuiKey_Enter);
        name_file(bench, "Path", ".txt");
        CHECK(refused(bench));
    }
    {
        WindowBench bench;
        bench.click("Export");
        bench.click("Export: Searches and rules as text");
        name_file(bench, "The file's name", ".txt");
        CHECK(refused(bench));
    }
}
