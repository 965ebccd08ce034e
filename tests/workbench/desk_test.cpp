#include "support/bench.h"
#include "workbench/desk.h"

#include <catch2/catch_test_macros.hpp>
#include <fstream>

using namespace themata;

namespace {

// A desk with a study of a few answers and the theme "Trust".
struct OpenDesk {
    TemporaryFolder folder;
    std::atomic<int> woken = 0;
    Desk desk{setting_in(folder), [this] { ++woken; }};

    OpenDesk() {
        desk.create(folder / "study.themata", "A test");
        desk.send(small_questionnaire());
        desk.send(AddTheme{"Trust", {}, ""});
        desk.settle();
    }

    [[nodiscard]] const Study& study() const { return desk.state().snapshot->study; }

    [[nodiscard]] const std::vector<Notice>& notices() const { return desk.state().notices; }
};

} // namespace

TEST_CASE("What is sent to the desk is carried out in order", "[desk]") {
    OpenDesk open;
    REQUIRE(open.desk.state().snapshot);
    CHECK(open.study().responses.size() == 4);
    CHECK(open.study().themes.size() == 1);
    CHECK(open.desk.state().history->size() == 2);
    CHECK(open.desk.state().undoable->note == "Added the theme “Trust”");
    CHECK(open.woken > 0);
    open.desk.send(ApplyTheme{{1}, {{{1}, {0, 5}}}});
    open.desk.undo();
    open.desk.redo();
    open.desk.settle();
    CHECK(open.study().codings.size() == 1);
    CHECK(open.notices().back().what == "Redid: Applied “Trust” to M1, Phase 1");
}

TEST_CASE("State changes within poll() only", "[desk]") {
    OpenDesk open;
    const auto before = open.desk.state().snapshot;
    open.desk.send(AddTheme{"Hope", {}, ""});
    while (open.woken == 0)
        std::this_thread::yield();
    CHECK(open.desk.state().snapshot == before);
    open.desk.settle();
    CHECK(open.desk.state().snapshot != before);
}

TEST_CASE("A refused act is a notice with what and hint", "[desk]") {
    OpenDesk open;
    open.desk.send(AddTheme{"Trust", {}, ""});
    open.desk.settle();
    CHECK(open.notices().back().tone == Notice::Tone::refused);
    CHECK_FALSE(open.notices().back().hint.empty());
    CHECK(open.study().themes.size() == 1);
}

TEST_CASE("A study that cannot be opened leaves the open one in place", "[desk]") {
    OpenDesk open;
    std::ofstream(open.folder / "letter.txt") << "This is no study.";
    open.desk.open(open.folder / "letter.txt");
    open.desk.settle();
    CHECK(open.notices().back().tone != Notice::Tone::done);
    CHECK(open.desk.state().file == open.folder / "study.themata");
    CHECK(open.study().themes.size() == 1);
}

TEST_CASE("The newest search wins, and its answer names the query", "[desk]") {
    OpenDesk open;
    for (const char* query : {"t", "ti", "time"})
        open.desk.search(query, {});
    open.desk.settle();
    REQUIRE(open.desk.state().found);
    CHECK(open.desk.state().found->query == "time");
    CHECK(must(open.desk.state().found->hits).total == 1);
    open.desk.search("theme:Nobody", {});
    open.desk.settle();
    CHECK_FALSE(open.desk.state().found->hits);
}

TEST_CASE("An act of another process is taken over and said", "[desk]") {
    OpenDesk open;
    Workbench other = reopened(open.folder);
    must(other.perform(AddTheme{"Hope", {}, ""}));
    const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(10);
    while (open.study().themes.size() < 2 && std::chrono::steady_clock::now() < until) {
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
        open.desk.poll();
    }
    CHECK(open.study().themes.size() == 2);
    CHECK(open.notices().back().what.starts_with("Another program"));
}

TEST_CASE("A closed desk has no study and refuses acts in words", "[desk]") {
    OpenDesk open;
    open.desk.close();
    open.desk.send(AddTheme{"Hope", {}, ""});
    open.desk.settle();
    CHECK_FALSE(open.desk.state().snapshot);
    CHECK(open.notices().back().what == "No study is open.");
    const Workbench again = reopened(open.folder);
    CHECK(again.study().themes.size() == 1);
}
