#include "store/store.h"
#include "support/bench.h"
#include "workbench/exports.h"

#include <catch2/catch_test_macros.hpp>
#include <cstdlib>

using namespace themata;

namespace {

Workbench bench_with_answers(const TemporaryFolder& folder) {
    Workbench bench = new_bench(folder);
    must(bench.perform(small_questionnaire()));
    must(bench.perform(AddTheme{"Trust", {}, ""}));
    return bench;
}

ThemeId only_theme(const Workbench& bench) { return bench.study().themes.begin()->id; }

} // namespace

TEST_CASE("What was performed is there when the file is opened again", "[workbench]") {
    TemporaryFolder folder;
    Study before;
    {
        Workbench bench = bench_with_answers(folder);
        must(bench.perform(ApplyTheme{only_theme(bench), {{{1}, {0, 5}}}}));
        before = bench.study();
    }
    const Workbench again = reopened(folder);
    CHECK(again.study() == before);
    CHECK(again.snapshot()->lookup == Lookup::of(before));
    CHECK(again.history().size() == 3);
    CHECK(again.history().back().note == "Applied “Trust” to M1, Phase 1");
    CHECK(again.history().back().coder == "RS");
}

TEST_CASE("Undo and redo go on after the file was closed", "[workbench]") {
    TemporaryFolder folder;
    Study before, coded;
    {
        Workbench bench = bench_with_answers(folder);
        before = bench.study();
        must(bench.perform(ApplyTheme{only_theme(bench), {{{1}, {0, 5}}}}));
        coded = bench.study();
        must(bench.undo());
        CHECK(bench.study() == before);
    }
    {
        Workbench bench = reopened(folder);
        REQUIRE(bench.redoable());
        const auto done = must(bench.redo());
        CHECK(done.entry.note == "Redid: Applied “Trust” to M1, Phase 1");
        CHECK(bench.study() == coded);
        CHECK_FALSE(bench.redo());
    }
    Workbench bench = reopened(folder);
    CHECK(must(bench.undo()).entry.note == "Undid: Applied “Trust” to M1, Phase 1");
    must(bench.undo());
    must(bench.undo());
    CHECK(bench.study() == Study());
    CHECK_FALSE(bench.undo());
    CHECK(bench.history().size() == 8);
}

TEST_CASE("A new act after an undo leaves nothing to redo", "[workbench]") {
    TemporaryFolder folder;
    Workbench bench = bench_with_answers(folder);
    must(bench.undo());
    must(bench.perform(AddTheme{"Hope", {}, ""}));
    CHECK_FALSE(bench.redoable());
    CHECK(bench.undoable()->note == "Added the theme “Hope”");
    // The id of the theme that was undone is not given out again.
    CHECK(only_theme(bench) == ThemeId{2});
}

TEST_CASE("An old act is reverted alone, unless later ones rest on it", "[workbench]") {
    TemporaryFolder folder;
    Workbench bench = bench_with_answers(folder);
    must(bench.perform(AddTheme{"Hope", {}, ""}));
    must(bench.perform(ApplyTheme{{2}, {{{1}, {0, 5}}}}));
    const Study before = bench.study();
    CHECK_FALSE(bench.revert(3));
    CHECK_FALSE(bench.revert(99));
    CHECK(bench.study() == before);
    must(bench.revert(2));
    CHECK(bench.study().themes.size() == 1);
    CHECK(must(bench.undo()).entry.note == "Redid: Added the theme “Trust”");
    CHECK(bench.study() == before);
}

TEST_CASE("A refused act leaves file and study as they were", "[workbench]") {
    TemporaryFolder folder;
    Workbench bench = bench_with_answers(folder);
    const Study before = bench.study();
    const auto refused = bench.perform(AddTheme{"Trust", {}, ""});
    REQUIRE_FALSE(refused);
    CHECK(refused.error().what == "There is a theme “Trust” in this place already.");
    CHECK(bench.study() == before);
    CHECK(bench.history().size() == 2);
}

TEST_CASE("Two workbenches on one file see each other's acts", "[workbench]") {
    TemporaryFolder folder;
    Workbench one = bench_with_answers(folder);
    Workbench other = reopened(folder);
    must(one.perform(AddTheme{"Hope", {}, ""}));
    SECTION("by looking") {
        CHECK(must(other.refresh()));
        CHECK(other.study() == one.study());
        CHECK_FALSE(must(other.refresh()));
    }
    SECTION("by acting on the older study, which is planned again") {
        must(other.perform(AddTheme{"Fear", {}, ""}));
        CHECK(other.study().themes.size() == 3);
        CHECK(must(one.refresh()));
        CHECK(one.study() == other.study());
    }
    SECTION("by an act that is no longer possible") {
        const auto refused = other.perform(AddTheme{"Hope", {}, ""});
        REQUIRE_FALSE(refused);
        CHECK(other.study().themes.size() == 2);
    }
}

// A handle of our own on the file, once closed, would drop this process's locks; the reader would
// then take itself for the last one and remove the log that is still written to.
TEST_CASE("Another process that reads the file and leaves loses nothing", "[workbench]") {
    TemporaryFolder folder;
    { Workbench first = bench_with_answers(folder); }
    Workbench bench = reopened(folder);
    must(bench.perform(AddTheme{"Hope", {}, ""}));
    const std::string reader = std::string(THEMATA_BINARY) + " history '" +
                               (folder / "study.themata").string() + "' > /dev/null";
    if (std::system(reader.c_str()) != 0)
        SKIP("the program itself, which reads the file here, is not built");
    must(bench.perform(AddTheme{"Fear", {}, ""}));
    must(bench.undo());
    CHECK(bench.study().themes.size() == 2);
    CHECK(bench.history().size() == 5);
    CHECK(must(must(Store::open(folder / "study.themata", Access::read)).history()).size() == 5);
}

TEST_CASE("An entry tells what it changed", "[workbench]") {
    TemporaryFolder folder;
    Workbench bench = bench_with_answers(folder);
    must(bench.perform(RenameTheme{only_theme(bench), "Confidence"}));
    CHECK(must(bench.details(3, 10)) ==
          std::vector<std::string>{"altered theme “Trust”; name “Trust” → “Confidence”"});
    const auto import = must(bench.details(1, 2));
    REQUIRE(import.size() == 3);
    CHECK(import.back().starts_with("and "));
}

TEST_CASE("A backup is kept when the file changed since the last one", "[workbench]") {
    TemporaryFolder folder;
    const auto copies = [&] {
        std::size_t n = 0;
        for (const auto& each : std::filesystem::recursive_directory_iterator(folder / "data"))
            n += each.is_regular_file() ? 1 : 0;
        return n;
    };
    { Workbench bench = bench_with_answers(folder); }
    for (std::size_t round = 1; round <= 7; ++round) {
        Workbench bench = reopened(folder);
        CHECK(copies() == std::min<std::size_t>(round, 5));
        { Workbench unchanged = reopened(folder); }
        CHECK(copies() == std::min<std::size_t>(round, 5));
        must(bench.perform(AddTheme{"Theme " + std::to_string(round), {}, ""}));
    }
}

TEST_CASE("A search finds answers before and after they are coded", "[workbench]") {
    TemporaryFolder folder;
    Workbench bench = bench_with_answers(folder);
    const auto found = [&](const std::string& query) {
        return must(bench.search(query, {})).total;
    };
    CHECK(found("time") == 1);
    bench.settle_index();
    CHECK(found("time") == 1);
    CHECK(found("time is:coded") == 0);
    must(bench.perform(ApplyTheme{only_theme(bench), {{{1}, {0, 5}}}}));
    CHECK(found("time is:coded") == 1);
    CHECK(found("theme:Trust") == 1);
    must(bench.undo());
    CHECK(found("theme:Trust") == 0);
    CHECK_FALSE(bench.search("theme:Nobody", {}));
}

TEST_CASE("The codebook between two entries is told, with where merged themes went",
          "[workbench]") {
    TemporaryFolder folder;
    Workbench bench = bench_with_answers(folder);
    must(bench.perform(AddTheme{"Hope", {}, ""}));
    must(bench.perform(ApplyTheme{{2}, {{{1}, {0, 5}}}}));
    must(bench.perform(RenameTheme{{1}, "Faith"}));
    must(bench.perform(MergeThemes{.into = {1}, .from = {2}}));
    const auto told = [&](std::uint64_t from, std::uint64_t to) {
        std::vector<std::string> words;
        for (const CodebookChange& change : must(bench.codebook_between(from, to)))
            words.push_back(in_words(change));
        return words;
    };
    using Words = std::vector<std::string>;
    CHECK(told(3, 6) ==
          Words{"“Hope” was merged into “Faith”.", "“Trust” was renamed to “Faith”."});
    CHECK(told(0, 3) == Words{"“Trust” is new.", "“Hope” is new."});
    CHECK(told(4, 4).empty());
    must(bench.undo());
    CHECK(told(5, 7).empty());
    CHECK_FALSE(bench.codebook_between(1, 99));
    CHECK(must(bench.entries_of_codebook()) == std::vector<std::uint64_t>{2, 3, 5, 6, 7});
}

TEST_CASE("An act and all later ones are taken back one after another", "[workbench]") {
    TemporaryFolder folder;
    Workbench bench = bench_with_answers(folder);
    const Study before = bench.study();
    must(bench.perform(AddTheme{"Hope", {}, ""}));
    must(bench.perform(RenameTheme{{2}, "Faith"}));
    must(bench.undo()); // does not stand, so it is not counted
    must(bench.perform(ApplyTheme{{2}, {{{1}, {0, 5}}}}));
    std::uint64_t steps = 0;
    must(bench.undo_from(3, {}, [&](std::uint64_t done, std::uint64_t total) {
        steps = done;
        CHECK(total == 2);
    }));
    CHECK(steps == 2);
    CHECK(bench.study() == before);
    CHECK_FALSE(bench.undo_from(3));
    CHECK_FALSE(bench.undo_from(99));
    must(bench.redo());
    must(bench.redo());
    CHECK(bench.study().codings.size() == 1);
}

TEST_CASE("Of a large entry only the first records are read, and the others are counted",
          "[workbench]") {
    TemporaryFolder folder;
    Workbench bench = bench_with_answers(folder);
    std::vector<Passage> all;
    for (const Response& response : bench.study().responses)
        if (!response.text.empty())
            all.push_back({response.id, {0, 1}});
    must(bench.perform(ApplyTheme{only_theme(bench), all}));
    must(bench.perform(RenameTheme{only_theme(bench), "Confidence"}));
    const std::uint64_t coded = bench.history().size() - 1;
    const auto whole = must(bench.details(coded, 100));
    REQUIRE(whole.size() > 2);
    auto some = must(bench.details(coded, 2));
    REQUIRE(some.size() == 3);
    CHECK(some.back() == "and " + std::to_string(whole.size() - 2) + " more");
    some.pop_back();
    CHECK(some == std::vector(whole.begin(), whole.begin() + 2));
    Store store = must(Store::open(folder / "study.themata", Access::read));
    CHECK(must(store.some_changes_of(1, 2)).changes.size() == 2);
    CHECK(must(store.some_changes_of(1, 2)).all == must(store.changes_of(1)).size());
}

TEST_CASE("The act that made a coding is found, whatever was done around it", "[workbench]") {
    TemporaryFolder folder;
    Workbench bench = bench_with_answers(folder);
    std::map<CodingId, std::uint64_t> made; // by which entry
    const auto code = [&](std::uint32_t response, Span span) {
        const std::uint64_t seq =
            must(bench.perform(ApplyTheme{only_theme(bench), {{{response}, span}}})).entry.seq;
        made[bench.study().codings.last_id() ? CodingId{bench.study().codings.last_id()}
                                             : CodingId{}] = seq;
    };
    CHECK_FALSE(must(bench.entry_that_made({1})));
    code(1, {0, 1});
    for (int renamed = 0; renamed < 4; ++renamed)
        must(bench.perform(RenameTheme{only_theme(bench), "Name " + std::to_string(renamed)}));
    code(1, {0, 2});
    must(bench.undo());
    must(bench.redo());
    must(bench.perform(AdjustSpan{{1}, {0, 3}}));
    code(2, {0, 1});
    must(bench.perform(AddTheme{"Last", {}, ""}));
    REQUIRE(made.size() == 3);
    for (const auto& [coding, seq] : made) {
        const auto found = must(bench.entry_that_made(coding));
        REQUIRE(found);
        CHECK(found->seq == seq);
    }
    CHECK_FALSE(must(bench.entry_that_made({1000})));
}

TEST_CASE("An export that is stopped writes nothing", "[workbench]") {
    TemporaryFolder folder;
    const Workbench bench = bench_with_answers(folder);
    std::stop_source stop;
    REQUIRE(exported(*bench.snapshot(), Exported::codings, {}, "codings.csv", stop.get_token()));
    stop.request_stop();
    const auto stopped =
        exported(*bench.snapshot(), Exported::codings, {}, "codings.csv", stop.get_token());
    REQUIRE_FALSE(stopped);
    CHECK(stopped.error().code == Error::Code::cancelled);
}
