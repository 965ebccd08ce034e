// What is offered beside an answer: others that say the same, and themes that are likely.

#include "ui/window_bench.h"

#include <catch2/catch_test_macros.hpp>
#include <fstream>

using namespace themata;

namespace {

// Twelve answers, of which five say the same and three more nearly so.
constexpr const char* answers =
    "Participant,Stage,How was it?\n"
    "P1,One,Everything was fine\n"
    "P2,One,everything was fine!\n"
    "P3,One,Everything was  fine.\n"
    "P4,One,EVERYTHING WAS FINE\n"
    "P5,One,Everything was fine\n"
    "P6,One,The waiting room was cold and far too crowded for all of us that day\n"
    "P7,One,The waiting room was cold and far too crowded for all of us that morning\n"
    "P8,One,Nobody told us how long the waiting would take\n"
    "P9,One,The nurse was kind\n"
    "P10,One,A kind doctor listened\n"
    "P11,One,Waiting again and waiting more\n"
    "P12,One,Kind people everywhere\n";

WindowBench& with_answers(WindowBench& bench) {
    bench.click("New study");
    bench.type((bench.folder->path() / "alike").string());
    bench.click("Choose");
    std::ofstream(bench.folder->path() / "alike.csv") << answers;
    bench.session.take_files({bench.folder->path() / "alike.csv"});
    bench.settle();
    bench.click("Import");
    REQUIRE(bench.study().responses.size() == 12);
    return bench;
}

std::size_t codings_with(const WindowBench& bench, const std::string& theme) {
    std::size_t count = 0;
    for (const Coding& coding : bench.study().codings)
        count += coding.theme == bench.theme(theme) ? 1 : 0;
    return count;
}

// The words of the answers that have the theme so far.
void code(WindowBench& bench, ResponseId response, const std::string& theme) {
    bench.press(ImGuiKey_G);
    bench.type(std::to_string(response.value));
    bench.press(ImGuiKey_Enter);
    bench.press(ImGuiKey_Enter);
    bench.type(theme);
    bench.press(ImGuiKey_Enter);
}

} // namespace

TEST_CASE("Answers that say the same are coded at once, with a word before on what will happen") {
    WindowBench bench(WindowBench::Begin::at_start);
    with_answers(bench);
    bench.click("View Search");
    bench.click("Alike");
    REQUIRE(bench.robot.sees("Group 1"));
    CHECK_FALSE(bench.robot.sees("Group 2"));
    bench.click("Group 1");
    bench.click("Theme for all of them");
    bench.type("Fine");
    bench.press(ImGuiKey_Enter);
    CHECK(bench.study().themes.empty());
    const Head before = bench.now().head;
    SECTION("by the button") { bench.click("Code all of them"); }
    SECTION("by keys") { bench.press(ImGuiMod_Ctrl | ImGuiKey_Enter); }
    CHECK(bench.now().head.seq == before.seq + 1);
    CHECK(codings_with(bench, "Fine") == 5);
    bench.press(ImGuiMod_Ctrl | ImGuiKey_Z);
    CHECK(bench.study().codings.empty());
}

TEST_CASE("Nearly alike answers are a group when that is asked for") {
    WindowBench bench(WindowBench::Begin::at_start);
    with_answers(bench);
    bench.click("View Search");
    bench.press(ImGuiKey_A);
    bench.click("Alike: Nearly the same");
    REQUIRE(bench.robot.sees("Group 2"));
    bench.click("Group 2");
    bench.click("Nothing to code in all of them");
    CHECK(bench.study().verdicts.size() == 2);
}

TEST_CASE("A card tells how many answers are like it, and E codes them all") {
    WindowBench bench(WindowBench::Begin::at_start);
    with_answers(bench);
    CHECK(bench.robot.labels("Like P1").size() == 1);
    bench.press(ImGuiKey_E);
    bench.press(ImGuiKey_T);
    bench.type("Fine");
    bench.press(ImGuiKey_Enter);
    bench.press(ImGuiMod_Ctrl | ImGuiKey_Enter);
    CHECK(codings_with(bench, "Fine") == 5);
}

TEST_CASE("Answers that say the same stand together in the queue when that is chosen") {
    WindowBench bench(WindowBench::Begin::at_start);
    with_answers(bench);
    bench.click("Group by Alike");
    const ReadingList& reading = *bench.session.view().responses.reading;
    REQUIRE(reading.groups.size() == 2);
    CHECK(reading.groups[0].count == 5);
    CHECK(reading.groups[0].alike == 0);
    CHECK(reading.groups[1].count == 7);
    CHECK(reading.groups[1].alike == AlikeGroups::alone);
    CHECK(reading.answers.size() == 12);
}

TEST_CASE("Themes are suggested from what was coded, with a reason, and applied only when asked") {
    WindowBench bench(WindowBench::Begin::at_start);
    with_answers(bench);
    std::ofstream more(bench.folder->path() / "more.csv");
    more << "Participant,Stage,How was it?\n";
    for (int each = 0; each < 8; ++each)
        more << "Q" << each << ",One,Waiting and waiting number " << each << "\n"
             << "R" << each << ",One,Kind nurse and kind doctor number " << each << "\n";
    more.close();
    bench.session.take_files({bench.folder->path() / "more.csv"});
    bench.settle();
    bench.click("Import");
    bench.click("View Responses");
    for (const Response& response :
         std::vector(bench.study().responses.begin(), bench.study().responses.end())) {
        const bool waiting = response.text.starts_with("Waiting and");
        if (waiting || response.text.starts_with("Kind nurse"))
            code(bench, response.id, waiting ? "Waits" : "Kindness");
    }
    const std::size_t coded = bench.study().codings.size();
    bench.press(ImGuiKey_G);
    bench.type("11");
    bench.press(ImGuiKey_Enter);
    REQUIRE(bench.robot.sees("Suggested Waits"));
    CHECK(bench.study().codings.size() == coded);
    SECTION("by a key") { bench.press(ImGuiKey_A); }
    SECTION("by a click") { bench.click("Suggested Waits"); }
    CHECK(bench.study().codings.size() == coded + 1);
    CHECK(bench.now().lookup.codings.of(ResponseId{11}).size() == 1);
    CHECK_FALSE(bench.robot.sees("Suggested Waits"));
}

TEST_CASE("The menu of an answer finds answers like it") {
    WindowBench bench;
    bench.press(ImGuiMod_Shift | ImGuiKey_F10);
    bench.click("Menu Find answers like this one");
    INFO(bench.notice());
    CHECK(bench.session.view().view == View::search);
    REQUIRE(bench.session.desk().found);
    REQUIRE(bench.session.desk().found->hits);
    CHECK(bench.session.desk().found->hits->total > 0);
}

TEST_CASE("Answers like those of a theme are found that do not have it yet") {
    WindowBench bench;
    bench.press(ImGuiMod_Ctrl | ImGuiKey_7);
    bench.click("Codebook Concerns/Selection bias");
    bench.press(ImGuiKey_L);
    INFO(bench.notice());
    CHECK(bench.session.view().view == View::search);
    REQUIRE(bench.session.desk().found->hits);
    const ThemeId theme = bench.theme("Selection bias");
    CHECK(bench.session.desk().found->hits->total > 0);
    for (const Hit& hit : bench.session.desk().found->hits->hits)
        for (const CodingId id : bench.now().lookup.codings.of(hit.response))
            CHECK(bench.study().codings.find(id)->theme != theme);
}
