// Work that takes long: what is seen of it before it is done, and that it can be stopped.

#include "ui/window_bench.h"

#include <catch2/catch_test_macros.hpp>
#include <fstream>

using namespace themata;
using Seen = PreviewedImport::Seen;

namespace {

constexpr int rows = 150'000;

// Files that take a second or so to be read.
std::vector<std::filesystem::path> large_files(const WindowBench& bench) {
    const auto file = bench.folder->path() / "large.csv";
    std::ofstream out(file);
    out << "Participant,Stage,What else came to your mind?\n";
    for (int row = 0; row < rows; ++row)
        out << "Somebody " << row << ",Phase 9,It was the afternoon number " << row
            << " and nobody had the time that they had hoped for\n";
    return {file};
}

// Draws until it is so; false when it does not come about.
template <class Done>
bool comes(WindowBench& bench, Done done) {
    for (int round = 0; round < 20'000 && !done(); ++round) {
        bench.robot.run(1);
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    return done();
}

const std::optional<PreviewedImport>& preview(const WindowBench& bench) {
    return bench.session.desk().import;
}

} // namespace

TEST_CASE("The first rows of a large file are seen before the rest is read, which can be stopped") {
    WindowBench bench;
    const Study before = bench.study();
    bench.session.take_files(large_files(bench));
    REQUIRE(comes(bench, [&] { return preview(bench).has_value(); }));
    REQUIRE(preview(bench)->seen == Seen::beginning);
    CHECK(preview(bench)->preview.files.at(0).first.size() == previewed_rows);
    CHECK(bench.robot.sees("Use of 1 Participant"));
    CHECK_FALSE(bench.robot.sees("Import")); // not before all of it was looked at
    bench.robot.click("Stop looking");
    bench.settle();
    CHECK(preview(bench)->seen == Seen::beginning);
    CHECK(bench.study() == before);
    bench.click("Look at the files again");
    REQUIRE(preview(bench)->seen == Seen::whole);
    CHECK(preview(bench)->preview.report.added().answered == rows);
    CHECK(bench.robot.sees("Import"));
}

TEST_CASE("An import that is stopped in the middle leaves the study as it was") {
    WindowBench bench;
    bench.session.take_files(large_files(bench));
    bench.settle();
    const Study before = bench.study();
    const Head head = bench.now().head;
    bench.robot.click("Import");
    REQUIRE(comes(bench, [&] { return bench.session.desk().busy == "Importing"; }));
    bench.robot.click("Stop looking");
    bench.settle();
    CHECK(bench.notice().find("stopped") != std::string::npos);
    CHECK(bench.study() == before);
    CHECK(bench.now().head == head);
    REQUIRE(bench.session.view().import); // to be tried again
    bench.click("Import");
    CHECK(bench.study().responses.size() == before.responses.size() + rows);
}

TEST_CASE("A participant far down in a large study is gone to by some letters of the label") {
    WindowBench bench;
    bench.session.take_files(large_files(bench));
    bench.settle();
    bench.click("Import");
    bench.press(ImGuiKey_G);
    bench.robot.type("149998");
    REQUIRE(comes(bench, [&] {
        return !bench.session.view().responses.go_to.sought.empty() &&
               !is_looking(bench.session.view().responses.go_to);
    }));
    bench.settle();
    bench.click("Go to Somebody 149998");
    const Response* at = bench.study().responses.find(bench.session.view().responses.current);
    REQUIRE(at);
    CHECK(bench.study().participants.find(at->participant)->label == "Somebody 149998");
}

TEST_CASE("An export that is stopped writes nothing, and can be made again") {
    WindowBench bench;
    bench.session.take_files(large_files(bench));
    bench.settle();
    bench.click("Import");
    bench.settle_index();
    bench.press(ImGuiMod_Ctrl | ImGuiKey_F);
    bench.type("afternoon");
    bench.press(ImGuiKey_Enter);
    const auto file = bench.folder->path() / "hits.csv";
    const auto ask = [&] {
        bench.press(ImGuiMod_Ctrl | ImGuiMod_Shift | ImGuiKey_E);
        bench.press(ImGuiMod_Ctrl | ImGuiKey_A);
        bench.type(file.string());
        bench.robot.press(ImGuiKey_Enter);
    };
    ask();
    REQUIRE(comes(bench, [&] { return bench.session.desk().busy == "Exporting"; }));
    REQUIRE(comes(bench, [&] { return bench.robot.sees("Stop"); }));
    bench.robot.click("Stop");
    bench.settle();
    CHECK(bench.notice().find("stopped") != std::string::npos);
    CHECK_FALSE(std::filesystem::exists(file));
    ask();
    bench.settle();
    INFO(bench.notice());
    CHECK(std::filesystem::exists(file));
    CHECK(std::filesystem::file_size(file) > std::uintmax_t{rows} * 60);
}

TEST_CASE("A window that looks away from what it asked for is idle soon") {
    WindowBench bench;
    bench.session.take_files(large_files(bench)); // so that nothing is computed within a frame
    bench.settle();
    bench.click("Import");
    for (const ImGuiKey view : {ImGuiKey_1, ImGuiKey_2, ImGuiKey_3, ImGuiKey_4, ImGuiKey_5,
                                ImGuiKey_6, ImGuiKey_7, ImGuiKey_8}) {
        bench.robot.press(ImGuiMod_Ctrl | view);
        bench.robot.press(ImGuiKey_G); // in the codebook: what a merge would do
        bench.robot.press(ImGuiKey_Enter);
        bench.robot.press(ImGuiMod_Ctrl | ImGuiKey_1);
        INFO("view " << view - ImGuiKey_0);
        CHECK(comes(bench, [&] { return !bench.session.busy(); }));
        bench.press(ImGuiKey_Escape);
    }
}
