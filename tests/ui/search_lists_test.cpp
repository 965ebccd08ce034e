// What the study keeps of its searches, in the window: searches, rules, synonyms, what was meant by
// a word, where a query is mistaken, and answers like others.

#include "ui/window_bench.h"

#include <catch2/catch_test_macros.hpp>
#include <fstream>
#include <sstream>

using namespace themata;

namespace {

void search_for(WindowBench& bench, const std::string& query) {
    bench.press(ImGuiMod_Ctrl | ImGuiKey_F);
    bench.press(ImGuiMod_Ctrl | ImGuiKey_A);
    bench.type(query);
    bench.press(ImGuiKey_Enter);
}

const Found& found(const WindowBench& bench) { return *bench.session.desk().found; }

void keep_as(WindowBench& bench, const std::string& name) {
    bench.press(ImGuiMod_Ctrl | ImGuiKey_S);
    bench.type(name);
    bench.press(ImGuiKey_Enter);
}

void make_rule(WindowBench& bench, const std::string& name, const std::string& theme) {
    bench.press(ImGuiMod_Ctrl | ImGuiKey_S);
    bench.type(name);
    bench.click("Theme of the rule");
    bench.type(theme);
    bench.press(ImGuiKey_Enter);
    bench.press(ImGuiMod_Ctrl | ImGuiKey_Enter);
}

std::string text_of(const std::filesystem::path& file) {
    std::ostringstream text;
    text << std::ifstream(file).rdbuf();
    return text.str();
}

} // namespace

TEST_CASE("A search that is kept is asked again by a click, and tells what is new") {
    WindowBench bench;
    search_for(bench, "they");
    const std::size_t total = found(bench).hits->total;
    keep_as(bench, "About them");
    REQUIRE(bench.study().searches.size() == 1);
    search_for(bench, "time");
    bench.click("Search About them");
    CHECK(found(bench).query == "they");
    CHECK(found(bench).hits->total == total);

    std::ofstream(bench.folder->path() / "more.csv")
        << "Participant,Stage,What else came to your mind?\nM1,Phase 1,They were late\n";
    bench.session.take_files({bench.folder->path() / "more.csv"});
    bench.settle();
    bench.click("Import");
    const auto& counts = bench.session.desk().answered.counts;
    REQUIRE(counts);
    REQUIRE(counts->searches.size() == 1);
    REQUIRE(counts->searches.front().seen);
    CHECK(counts->searches.front().seen->fresh == 1);
    CHECK(counts->searches.front().seen->total == total + 1);
    bench.click("Mark as seen");
    CHECK(bench.session.desk().answered.counts->searches.front().seen->fresh == 0);
}

TEST_CASE("A rule says what it would code, codes it in its own name, and is undone at once") {
    WindowBench bench;
    search_for(bench, "they");
    make_rule(bench, "Theirs", "offend");
    REQUIRE(bench.study().searches.size() == 1);
    CHECK(bench.study().searches.find(SavedSearchId{1})->theme);
    const std::size_t before = bench.study().codings.size();
    bench.click("Run all rules");
    const auto& weighed = bench.session.desk().answered.rules;
    REQUIRE(weighed);
    REQUIRE(weighed->would);
    CHECK(weighed->would->size() == 1);
    REQUIRE(weighed->check);
    CHECK(weighed->check->themes.size() == 1);
    CHECK(bench.study().codings.size() == before);
    bench.click("Run them");
    CHECK(bench.study().codings.size() == before + found(bench).hits->total);
    bool by_rule = false;
    for (const Coder& coder : bench.study().coders)
        by_rule = by_rule || (coder.name == "Theirs" && coder.kind == CoderKind::rule);
    CHECK(by_rule);
    bench.press(ImGuiKey_R);
    CHECK_FALSE(bench.session.desk().answered.rules->would);
    bench.press(ImGuiKey_Escape);
    bench.press(ImGuiMod_Ctrl | ImGuiKey_Z);
    CHECK(bench.study().codings.size() == before);
}

TEST_CASE("Searches and rules go out as text and come in again") {
    WindowBench bench;
    search_for(bench, "they");
    make_rule(bench, "Theirs", "offend");
    bench.click("Searches as a file");
    bench.click("Searches as a file: Export as text");
    bench.press(ImGuiMod_Ctrl | ImGuiKey_A);
    bench.type((bench.folder->path() / "kept").string());
    bench.press(ImGuiKey_Enter);
    INFO(bench.notice());
    const std::string text = text_of(bench.folder->path() / "kept.txt");
    CHECK(text.find("Theirs") != std::string::npos);
    CHECK(text.find("they") != std::string::npos);
    bench.click("Rule Theirs");
    bench.press(ImGuiKey_Delete);
    CHECK(bench.study().searches.empty());
    bench.click("Searches as a file");
    bench.click("Searches as a file: Import from text");
    bench.click("Path");
    bench.press(ImGuiMod_Ctrl | ImGuiKey_A);
    bench.type((bench.folder->path() / "kept.txt").string());
    bench.press(ImGuiKey_Enter);
    INFO(bench.notice());
    REQUIRE(bench.study().searches.size() == 1);
    CHECK(bench.robot.sees("Rule Theirs"));
}

TEST_CASE("Words that mean the same find each other as soon as that is said") {
    WindowBench bench;
    search_for(bench, "offence");
    const std::size_t alone = found(bench).hits->total;
    bench.press(ImGuiKey_Y);
    bench.type("offence, they");
    bench.press(ImGuiKey_Enter);
    REQUIRE(bench.study().synonyms.size() == 1);
    CHECK(found(bench).hits->total > alone);
    bench.click("Synonyms offence, they");
    bench.click("Remove the synonyms");
    CHECK(bench.study().synonyms.empty());
    CHECK(found(bench).hits->total == alone);
}

TEST_CASE("A misspelt word offers the word of the study that was meant, by a click and by a key") {
    WindowBench bench;
    search_for(bench, "apraisal");
    REQUIRE(found(bench).hits->meant);
    CHECK(found(bench).hits->total == 0);
    CHECK(found(bench).hits->meant->query == "appraisal");
    CHECK(found(bench).hits->meant->total == 2);
    SECTION("by a click") { bench.click("Did you mean: appraisal"); }
    SECTION("by a key") { bench.press(ImGuiKey_D); }
    CHECK(bench.session.view().search.query == "appraisal");
    CHECK(found(bench).hits->total == 2);
    CHECK_FALSE(found(bench).hits->meant);
}

TEST_CASE("A mistaken query is marked in the field where it is mistaken") {
    WindowBench bench;
    search_for(bench, "they");
    CHECK(bench.robot.labels("Mistake at letter ").empty());
    const SeenItem& field = bench.robot.item("Search answers");
    search_for(bench, "they (time");
    CHECK(bench.robot.labels("Mistake at letter ") ==
          std::vector<std::string>{"Mistake at letter 6"});
    const SeenItem& late = bench.robot.item("Mistake at letter 6");
    CHECK(late.left > field.left);
    CHECK(late.right < field.right);
    const float at = late.left;
    search_for(bench, "(they");
    CHECK(bench.robot.item("Mistake at letter 1").left < at);
}

TEST_CASE("Answers like the current one are found by L, with the words in the query") {
    WindowBench bench;
    search_for(bench, "appraisal");
    bench.press(ImGuiKey_J);
    const ResponseId like = bench.session.view().search.current;
    REQUIRE(like);
    bench.press(ImGuiKey_L);
    INFO(bench.notice());
    CHECK(bench.session.view().search.query != "appraisal");
    REQUIRE(found(bench).hits);
    CHECK(found(bench).hits->total > 1);
    CHECK(found(bench).hits->hits.front().response == like);
}

TEST_CASE("Words that tell the ticked hits are offered, and added by a click") {
    WindowBench bench;
    search_for(bench, "they");
    bench.press(ImGuiMod_Ctrl | ImGuiKey_A);
    const auto words = bench.robot.labels("Add to the query: ");
    REQUIRE_FALSE(words.empty());
    const std::size_t before = found(bench).hits->total;
    bench.click(words.front());
    CHECK(bench.session.view().search.query.starts_with("they OR "));
    CHECK(found(bench).hits->total >= before);
}

TEST_CASE("Hits are counted by stage, role, theme and trait as it is chosen") {
    WindowBench bench;
    search_for(bench, "they");
    const auto sum = [&] {
        std::size_t n = 0;
        for (const BreakdownRow& row : found(bench).hits->breakdown)
            n += row.n;
        return n;
    };
    const std::size_t total = found(bench).hits->total;
    CHECK(sum() == total);
    bench.click("Hits by Role");
    CHECK(sum() == total);
    for (const BreakdownRow& row : found(bench).hits->breakdown)
        CHECK_FALSE(row.role);
    bench.click("Hits by Theme");
    bool themed = false;
    for (const BreakdownRow& row : found(bench).hits->breakdown)
        themed = themed || row.theme;
    CHECK(themed);
    const auto traits = bench.robot.labels("Hits by trait ");
    REQUIRE_FALSE(traits.empty());
    bench.click(traits.front());
    CHECK(found(bench).hits->breakdown.front().traits.size() == 1);
}

TEST_CASE("All hits are exported, not only those that are listed") {
    WindowBench bench;
    search_for(bench, "they");
    bench.press(ImGuiMod_Ctrl | ImGuiMod_Shift | ImGuiKey_E);
    bench.press(ImGuiMod_Ctrl | ImGuiKey_A);
    bench.type((bench.folder->path() / "found").string());
    bench.press(ImGuiKey_Enter);
    INFO(bench.notice());
    const std::string text = text_of(bench.folder->path() / "found.csv");
    CHECK(text.starts_with("Participant,Role,Stage,Question,Answer"));
    for (const Hit& hit : found(bench).hits->hits) {
        const Response& response = *bench.study().responses.find(hit.response);
        CHECK(text.find(bench.study().participants.find(response.participant)->label) !=
              std::string::npos);
    }
}
