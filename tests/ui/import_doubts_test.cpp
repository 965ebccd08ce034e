// What an import would have to guess is asked in the window: each way is a click, the preview
// follows, and what was answered can be taken back.

#include "ui/window_bench.h"

#include <catch2/catch_test_macros.hpp>
#include <fstream>

using namespace themata;
using Begin = WindowBench::Begin;

namespace {

namespace fs = std::filesystem;

void write(const fs::path& file, const std::string& text) {
    std::ofstream(file, std::ios::binary) << text;
}

void make_study(WindowBench& bench) {
    bench.press(ImGuiMod_Ctrl | ImGuiKey_N);
    bench.type((bench.folder->path() / "fresh").string());
    bench.press(ImGuiKey_Enter);
    REQUIRE(bench.session.desk().snapshot);
}

void drop(WindowBench& bench, std::vector<fs::path> files) {
    bench.session.take_files(std::move(files));
    bench.settle();
}

const ImportPreview& preview(const WindowBench& bench) {
    REQUIRE(bench.session.desk().import);
    return bench.session.desk().import->preview;
}

std::size_t open_doubts(const WindowBench& bench) {
    return open_ones(preview(bench).doubts).size();
}

// The label of the first way whose value is this.
std::string way_of(WindowBench& bench, const std::string& value) {
    for (const std::string& label : bench.robot.labels("Way "))
        if (label.ends_with(": " + value))
            return label;
    FAIL("There is no way " << value);
    return {};
}

const std::string stages_alike = "Participant,Stage,What helped you most of all?\n"
                                 "P1,Before,Talking to people I did not know.\n"
                                 "P2,before ,Time to think about it all.\n"
                                 "P1,After,Knowing that I am not alone.\n"
                                 "P2,After,The people were very kind.\n";

} // namespace

TEST_CASE("A doubt stops the import until a way is chosen, and can be taken back", "[doubts]") {
    WindowBench bench(Begin::at_start);
    make_study(bench);
    write(bench.folder->path() / "answers.csv", stages_alike);
    drop(bench, {bench.folder->path() / "answers.csv"});
    CHECK(open_doubts(bench) == 1);
    bench.press(ImGuiMod_Ctrl | ImGuiKey_Enter); // there is nothing that could be made
    CHECK(bench.study().responses.empty());
    bench.click(way_of(bench, "join"));
    CHECK(open_doubts(bench) == 0);
    CHECK(preview(bench).report.added().stages == 2);
    bench.click("Take back Names alike: join");
    CHECK(open_doubts(bench) == 1);
    bench.click(way_of(bench, "keep"));
    CHECK(preview(bench).report.added().stages == 3);
    bench.click("Take back Names alike: keep");
    bench.click(way_of(bench, "join"));
    bench.click("Import");
    CHECK(bench.study().stages.size() == 2);
    CHECK(bench.study().responses.size() == 4);
}

TEST_CASE("What was decided is kept as a recipe and used for the next wave by one key",
          "[doubts]") {
    WindowBench bench(Begin::at_start);
    make_study(bench);
    const std::string heading = "Code,Wave,Thoughts,Zone\n";
    write(bench.folder->path() / "survey.csv",
          heading + "P1,One,It was good for me.,North\nP2,One,It was long for me.,South\n");
    drop(bench, {bench.folder->path() / "survey.csv"});
    bench.click("Use of 3 Thoughts");
    bench.click("Use of 3 Thoughts: Answers");
    bench.click("Use of 4 Zone");
    bench.click("Use of 4 Zone: Trait");
    bench.click("Import");
    REQUIRE(bench.study().recipes.size() == 1);
    CHECK(bench.study().traits.size() == 2);

    write(bench.folder->path() / "next.csv",
          heading + "P1,Two,It was better now.,North\nP2,Two,It was shorter now.,South\n");
    drop(bench, {bench.folder->path() / "next.csv"});
    REQUIRE(preview(bench).files[0].recipes == std::vector<std::string>{"survey"});
    bench.press(ImGuiMod_Ctrl | ImGuiKey_R);
    CHECK_FALSE(preview(bench).error);
    bench.click("Import");
    CHECK(bench.study().recipes.size() == 1);
    CHECK(bench.study().participants.size() == 2);
    CHECK(bench.study().responses.size() == 4);
}

TEST_CASE("A mapping that was given up is there again, and F5 reads a corrected file", "[doubts]") {
    WindowBench bench(Begin::at_start);
    make_study(bench);
    const fs::path file = bench.folder->path() / "codes.csv";
    write(file, "A,Stage,B\np1,One,yes indeed it was so\np1,Two,no it was not like that\n");
    drop(bench, {file});
    bench.click("Use of 1 A");
    bench.click("Use of 1 A: Participant");
    CHECK_FALSE(preview(bench).error);
    bench.press(ImGuiKey_Escape);
    CHECK_FALSE(bench.session.view().import);
    drop(bench, {file});
    CHECK_FALSE(preview(bench).error);
    write(file, "A,Stage,B\np1,One,yes indeed it was so\np1,Two,no it was not like that\n"
                "p2,One,perhaps it was so for me\n");
    bench.press(ImGuiKey_F5);
    CHECK(preview(bench).report.added().answered == 3);
}

TEST_CASE("How many rows are headings can be said in the window", "[doubts]") {
    WindowBench bench(Begin::at_start);
    make_study(bench);
    write(bench.folder->path() / "q.csv",
          "Participant,Q1\nWho,What helped you most of all?\nP1,Talking to people helped.\n"
          "P2,Time to think about it.\n");
    drop(bench, {bench.folder->path() / "q.csv"});
    bench.click("Headings");
    bench.click("Headings: 2 rows");
    CHECK(preview(bench).report.added().participants == 2);
    bench.click("Headings");
    bench.click("Headings: 1 row");
    CHECK(preview(bench).report.added().participants == 3);
}
