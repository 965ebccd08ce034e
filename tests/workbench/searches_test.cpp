// Saved searches, rules and synonyms: what becomes of the study.

#include "workbench/bulk_coding.h"

#include "support/bench.h"
#include "support/study_builder.h"
#include "text/synonyms.h"
#include <catch2/catch_test_macros.hpp>

using namespace themata;

namespace {

ImportFiles answers(const std::string& rows) {
    ImportFiles import;
    import.files.push_back(
        {.name = "answers.csv", .bytes = "Participant,Role,Stage,What worries you?\n" + rows});
    import.mapping.text = {"What worries you?"};
    return import;
}

// Two answers with "time", one without, and a theme.
Workbench bench_in(const TemporaryFolder& folder) {
    Workbench bench = new_bench(folder);
    must(bench.perform(answers("M1,Mentor,1,\"No time, no time.\"\nM2,Mentor,1,Time is short.\n"
                               "M3,Mentor,1,Nothing.\n")));
    must(bench.perform(AddTheme{"Time", {}, ""}));
    return bench;
}

constexpr ThemeId time_theme{1};
constexpr SavedSearchId first{1};

SaveSearch rule(std::string name, std::string query, CodingScope scope = CodingScope::hit) {
    return {
        {.name = std::move(name), .query = std::move(query), .theme = time_theme, .scope = scope}};
}

Result<Done> run(Workbench& bench, RunRules::TakenBack taken_back = RunRules::TakenBack::left_out) {
    const std::vector rules{first};
    return bench.perform(must(run_of(bench, rules, taken_back)));
}

const SavedSearch& saved(const Workbench& bench) { return *find(bench.study(), first); }

SeenAgain looked(const Workbench& bench) {
    return seen_again(must(bench.matching(saved(bench).query)), saved(bench));
}

} // namespace

TEST_CASE("A saved search tells what is new since it was looked at", "[searches]") {
    const TemporaryFolder folder;
    Workbench bench = bench_in(folder);
    must(bench.perform(SaveSearch{{.name = " Too little time ", .query = "time", .theme = {}}}));
    CHECK(saved(bench).name == "Too little time");
    CHECK(looked(bench) == SeenAgain{.total = 2, .fresh = 0});
    must(bench.perform(answers("M3,Mentor,2,More time!\n")));
    CHECK(looked(bench) == SeenAgain{.total = 3, .fresh = 1});
    must(bench.perform(MarkSearchSeen{first}));
    CHECK(looked(bench) == SeenAgain{.total = 3, .fresh = 0});
    CHECK_FALSE(bench.perform(MarkSearchSeen{first}));
    must(bench.undo());
    CHECK(looked(bench) == SeenAgain{.total = 3, .fresh = 1});
}

TEST_CASE("A search that cannot be asked, or has a name that is taken, is not saved",
          "[searches]") {
    const TemporaryFolder folder;
    Workbench bench = bench_in(folder);
    must(bench.perform(SaveSearch{{.name = "A", .query = "time", .theme = {}}}));
    for (const SearchWords& words :
         {SearchWords{.name = "A", .query = "other", .theme = {}},
          SearchWords{.name = " ", .query = "time", .theme = {}},
          SearchWords{.name = "B", .query = "", .theme = {}},
          SearchWords{.name = "B", .query = "(time", .theme = {}},
          SearchWords{.name = "B", .query = "two\nlines", .theme = {}},
          SearchWords{.name = "B", .query = "time", .theme = ThemeId{9}}})
        CHECK_FALSE(bench.perform(SaveSearch{words}));
    must(bench.perform(SaveSearch{{.name = "B", .query = "short", .theme = {}}}));
    CHECK_FALSE(bench.perform(RenameSearch{first, "B"}));
    CHECK_FALSE(bench.perform(ChangeSearch{first, "time", {}, CodingScope::answer}));
}

TEST_CASE("A rule codes what it finds, and later only what is new", "[rules]") {
    const TemporaryFolder folder;
    Workbench bench = bench_in(folder);
    must(bench.perform(rule("Time: time", "time")));
    const Done done = must(run(bench));
    CHECK(done.entry.note == "Ran the rule “Time: time”: 3 new codings");
    CHECK(bench.study().codings.size() == 3);
    const Coder& coder = *find(bench.study(), bench.study().codings.begin()->coder);
    CHECK(coder.name == "Time: time");
    CHECK(coder.kind == CoderKind::rule);
    CHECK_FALSE(run(bench));
    must(bench.perform(answers("M3,Mentor,2,More time!\n")));
    must(run(bench));
    CHECK(bench.study().codings.size() == 4);
    must(bench.undo());
    CHECK(bench.study().codings.size() == 3);
}

TEST_CASE("What was taken back from a rule stays so, unless it is asked for", "[rules]") {
    const TemporaryFolder folder;
    Workbench bench = bench_in(folder);
    must(bench.perform(rule("Time: time", "time")));
    must(run(bench));
    must(bench.perform(WithdrawCodings{{{2}}}));
    CHECK_FALSE(run(bench));
    must(bench.perform(answers("M3,Mentor,2,More time!\n")));
    const Done done = must(run(bench));
    CHECK(done.report == std::vector<std::string>{"“Time: time”: “Time” to 1 passage, 2 coded "
                                                  "already, 1 left out as taken back before"});
    must(run(bench, RunRules::TakenBack::coded_again));
    CHECK(bench.study().codings.size() == 4);
}

TEST_CASE("A rule that is changed looks at all answers again", "[rules]") {
    const TemporaryFolder folder;
    Workbench bench = bench_in(folder);
    must(bench.perform(rule("R", "time")));
    must(run(bench));
    must(bench.perform(ChangeSearch{first, "time OR nothing", time_theme, CodingScope::hit}));
    must(run(bench));
    CHECK(bench.study().codings.size() == 4);
}

TEST_CASE("A rule that is renamed keeps what it has coded", "[rules]") {
    const TemporaryFolder folder;
    Workbench bench = bench_in(folder);
    must(bench.perform(rule("Old", "time")));
    must(run(bench));
    must(bench.perform(ApplyTheme{time_theme, {{{3}, {0, 7}}}}));
    CHECK_FALSE(bench.perform(RenameSearch{first, "RS"}));
    must(bench.perform(RenameSearch{first, "New"}));
    CHECK(bench.study().coders.size() == 2);
    CHECK(bench.study().coders.begin()->name == "New");
    CHECK_FALSE(run(bench));
}

TEST_CASE("A rule goes with its theme when that is merged, and stops when it is retired",
          "[rules]") {
    const TemporaryFolder folder;
    Workbench bench = bench_in(folder);
    must(bench.perform(AddTheme{"Pressure", {}, ""}));
    must(bench.perform(rule("R", "time")));
    must(bench.perform(MergeThemes{.into = {2}, .from = time_theme}));
    CHECK(saved(bench).theme == ThemeId{2});
    must(bench.perform(RetireTheme{{2}}));
    const auto refused = run(bench);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().what == "The theme “Pressure” is retired.");
}

TEST_CASE("A search without a theme is no rule", "[rules]") {
    const TemporaryFolder folder;
    Workbench bench = bench_in(folder);
    must(bench.perform(SaveSearch{{.name = "A", .query = "time", .theme = {}}}));
    CHECK_FALSE(run(bench));
    must(bench.perform(RemoveSearch{first}));
    CHECK_FALSE(bench.perform(RemoveSearch{first}));
}

TEST_CASE("Rules written to a file and read from it are the same", "[rules]") {
    const TemporaryFolder folder;
    Workbench bench = bench_in(folder);
    must(bench.perform(AddTheme{"Lack: of rest", time_theme, ""}));
    must(bench.perform(rule("Time: time", "time", CodingScope::sentence)));
    must(bench.perform(SaveSearch{
        {.name = "# no remark", .query = "\"no time\" OR (short stage:1)", .theme = {2}}}));
    must(bench.perform(SaveSearch{{.name = "theme: x", .query = "größe*", .theme = {}}}));
    const std::string text = write_rules(*bench.snapshot());
    CHECK_FALSE(bench.perform(must(searches_in(*bench.snapshot(), text))));
    for (std::uint32_t id = 1; id <= 3; ++id)
        must(bench.perform(RemoveSearch{{id}}));
    must(bench.perform(must(searches_in(*bench.snapshot(), text))));
    CHECK(bench.study().searches.size() == 3);
    CHECK(write_rules(*bench.snapshot()) == text);
}

TEST_CASE("A mistake in a file of rules is told with its line", "[rules]") {
    const TemporaryFolder folder;
    const Workbench bench = bench_in(folder);
    const auto complaint = [&](const std::string& text) {
        const auto taken = searches_in(*bench.snapshot(), text);
        return taken ? "none" : taken.error().what;
    };
    CHECK(complaint("# only\r\n\r\nname: a\r\nquery: b\r\n") == "none");
    CHECK(complaint("\n\nquery: a\n") == "Line 3: This rule has no name.");
    CHECK(complaint("name: a\n# remark\n\nname: b\n") == "Line 1: This rule has no query.");
    CHECK(complaint("name: a\nname: b\n") == "Line 2: The rule has a second name.");
    CHECK(complaint("name: a\nscope: hit\nscope: hit\n") == "Line 3: The rule has a second scope.");
    CHECK(complaint("name: a\nscope: word\n") == "Line 2: “word” is no scope.");
    CHECK(complaint("name: a\nquery:\n") == "Line 2: Nothing stands after query:.");
    CHECK(complaint("name: a\ncolour: red\n") == "Line 2: “colour: red” is no part of a rule.");
    CHECK(complaint("name: a\nquery: a\n\nname: a\nquery: a\n") ==
          "Line 4: There is a rule “a” in line 1 already.");
    CHECK(complaint("name: a\ntheme: Tome\nquery: a\n") == "Line 2: There is no theme “Tome”.");
    CHECK(complaint("name: a\n\xff") == "Line 2: This is not valid UTF-8 text.");
    CHECK(complaint("name: a\nquery: (a\n").starts_with("Line 2: "));
}

TEST_CASE("Synonyms that share a word become one group", "[synonyms]") {
    const TemporaryFolder folder;
    Workbench bench = bench_in(folder);
    must(bench.perform(AddSynonyms{{"late", "Delayed"}}));
    must(bench.perform(AddSynonyms{{"nurse", "Krankenschwester", "ward sister"}}));
    CHECK_FALSE(bench.perform(AddSynonyms{{"LATE", "delayed"}}));
    CHECK_FALSE(bench.perform(AddSynonyms{{"late"}}));
    CHECK_FALSE(bench.perform(AddSynonyms{{"late", "  "}}));
    must(bench.perform(AddSynonyms{{"overdue", "late"}}));
    SynonymGroups groups(bench.study().synonyms);
    CHECK(groups.of("ÖVERDUE") == groups.of("delayed"));
    CHECK(groups.of("time") == SynonymsId{});
    CHECK(groups.words_like("late").size() == 3);
    must(bench.perform(AddSynonyms{{"nurse", "late"}}));
    CHECK(bench.study().synonyms.size() == 1);
    must(bench.undo());
    CHECK(bench.study().synonyms.size() == 2);
    must(bench.perform(RemoveSynonyms{groups.of("nurse")}));
    CHECK(SynonymGroups(bench.study().synonyms).words_like("nurse").empty());
}
