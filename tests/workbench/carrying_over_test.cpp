// Carrying codings over in a real study: one act, undone as one, a second time nothing; what became
// of the codebook since is told.

#include "workbench/carrying_over.h"

#include "support/bench.h"
#include <catch2/catch_test_macros.hpp>

using namespace themata;

namespace {

ImportFiles answers_in(std::string rows) {
    return {.files = {{.name = "answers.csv",
                       .bytes = "Participant,Role,Stage,How was it for you?\n" + std::move(rows)}},
            .mapping = {}};
}

// M1 coded with “Time” and “Old”; M2 and M3 say the same later.
Workbench waves_in(const TemporaryFolder& folder) {
    Workbench bench = new_bench(folder);
    must(
        bench.perform(answers_in("M1,Mentor,1,\"No time, no time.\"\nM4,Mentor,1,Other words.\n")));
    must(bench.perform(AddTheme{"Time", {}, "before"}));
    must(bench.perform(AddTheme{"Old", {}, ""}));
    must(bench.perform(AddTheme{"Kept", {}, ""}));
    must(bench.perform(ApplyTheme{.theme = {1}, .passages = {{{1}, {3, 7}}}}));
    must(bench.perform(ApplyTheme{.theme = {2}, .passages = {{{1}, {0, 17}}}}));
    must(bench.perform(answers_in("M2,Mentor,2,NO TIME no time\nM3,Mentor,2,Else.\n")));
    return bench;
}

std::string carried_codings(const Workbench& bench) {
    std::string all;
    for (const Coding& coding : bench.study().codings)
        if (find(bench.study(), coding.coder)->name == carried_over_coder)
            all += find(bench.study(), coding.theme)->name + ":" +
                   find(bench.study(), coding.response)
                       ->text.substr(coding.span.begin, coding.span.length()) +
                   ";";
    return all;
}

CarryingOver carrying(const Workbench& bench) { return must(carrying_over(bench)); }

} // namespace

TEST_CASE("Codings are carried over by one act, once, and undone by one", "[carry over]") {
    const TemporaryFolder folder;
    Workbench bench = waves_in(folder);
    const Study before = bench.study();
    const auto found = carrying(bench);
    CHECK(codings_in(found.found) == 2);
    CHECK(found.since.empty());
    const Done done = must(bench.perform(intent_of(found.found)));
    CHECK(done.entry.note ==
          "Carried over 2 codings to 1 answer that says the same as a coded one");
    CHECK(carried_codings(bench) == "Time:TIME;Old:NO TIME no time;");
    const auto again = carrying(bench);
    CHECK(again.found.answers.empty());
    CHECK_FALSE(bench.perform(intent_of(again.found)).has_value());
    must(bench.undo());
    CHECK(bench.study() == before);
}

TEST_CASE("Themes that were retired or merged since are told and not applied", "[carry over]") {
    const TemporaryFolder folder;
    Workbench bench = waves_in(folder);
    SECTION("retired") {
        must(bench.perform(RetireTheme{{2}}));
        const auto found = carrying(bench).found;
        CHECK(codings_in(found) == 1);
        REQUIRE(found.not_carried.size() == 1);
        CHECK(found.not_carried.front().why == WhyNotCarried::retired);
    }
    SECTION("merged, and the merge undone") {
        must(bench.perform(MergeThemes{.into = {3}, .from = {2}}));
        const auto found = carrying(bench).found;
        CHECK(codings_in(found) == 1);
        REQUIRE(found.not_carried.size() == 1);
        CHECK(found.not_carried.front().why == WhyNotCarried::merged);
        must(bench.undo());
        CHECK(codings_in(carrying(bench).found) == 2);
        must(bench.redo());
        CHECK(codings_in(carrying(bench).found) == 1);
    }
    SECTION("another definition") {
        must(bench.perform(
            DefineTheme{.theme = {1}, .definition = "now", .include = "", .exclude = ""}));
        const auto found = carrying(bench);
        CHECK(codings_in(found.found) == 2);
        REQUIRE(found.since.size() == 1);
        CHECK(in_words(found.since.front()) ==
              "The definition of “Time” was “before” and is “now”.");
    }
}

TEST_CASE("A person may not be called as carried codings are", "[carry over]") {
    const TemporaryFolder folder;
    Workbench bench = waves_in(folder);
    const Intent intent = intent_of(carrying(bench).found);
    bench.set_coder(std::string(carried_over_coder));
    must(bench.perform(AddTheme{"Other", {}, ""}));
    CHECK_FALSE(bench.perform(intent).has_value());
}
