#include "support/study_builder.h"
#include "workbench/plan.h"

#include "study/check.h"
#include <catch2/catch_test_macros.hpp>

using namespace themata;

namespace {

const Acting rs{"RS"};

StudyBuilder story() {
    StudyBuilder study;
    const auto m1 = study.answer("M1", "Phase 1", "Why?", "Trust takes time, and time we lack.");
    const auto m2 =
        study.answer("M2", "Phase 1", "Why?", "Family 👩‍👩‍👧‍👦 first.");
    study.answer("M3", "Phase 1", "Why?", "");
    study.theme("Concerns/Trust");
    study.theme("Concerns/Time");
    study.theme("Benefits");
    study.code(m1, "Concerns/Trust", "Trust takes time");
    study.code(m1, "Concerns/Time", "time we lack");
    study.code(m2, "Concerns/Time", "first");
    return study;
}

// The snapshot after the plan, or the error; throws when the plan breaks the study.
Result<Snapshot> after(const Snapshot& now, const Intent& intent) {
    auto planned = plan(now, intent, rs);
    if (!planned)
        return failure(planned.error());
    const Study study = apply(now.study, planned->changes).value();
    const Lookup lookup = now.lookup.after(planned->changes);
    if (auto sound = check(study, lookup, planned->changes); !sound)
        return failure(sound.error());
    REQUIRE(apply(study, inverse(planned->changes)).value() == now.study);
    return Snapshot{now.card, study, lookup, now.head};
}

ThemeId theme(const Snapshot& now, std::string_view path) {
    for (const Theme& each : now.study.themes)
        if (path_of(now.study, each.id) == path)
            return each.id;
    return {};
}

std::vector<std::string> codebook(const Snapshot& now) {
    std::vector<std::string> paths;
    for (ThemeId each : codebook_order(now.study, now.lookup))
        paths.push_back(path_of(now.study, each));
    return paths;
}

std::string words(const Snapshot& now, const Coding& coding) {
    return find(now.study, coding.response)->text.substr(coding.span.begin, coding.span.length());
}

using Paths = std::vector<std::string>;

} // namespace

TEST_CASE("What a rule codes is the rule's, and stands beside what a person coded", "[coding]") {
    const Snapshot now = story().snapshot();
    const ThemeId trust = theme(now, "Concerns/Trust");
    const ApplyTheme same{trust, {{{1}, {0, 16}}}, "trust tak*"};
    const auto coded = after(now, same);
    REQUIRE(coded);
    CHECK(coded->lookup.codings_with(trust) == 2);
    const Coder& rule = *find(coded->study, CoderId{2});
    CHECK(rule == Coder{{2}, "trust tak*", CoderKind::rule});
    CHECK_FALSE(after(*coded, same));
    CHECK(after(*coded, ApplyTheme{trust, {{{2}, {0, 6}}}, "trust tak*"})->study.coders.size() ==
          2);
}

TEST_CASE("A rule cannot take a person's name, nor a person a rule's", "[coding]") {
    const Snapshot now = story().snapshot();
    const ThemeId trust = theme(now, "Concerns/Trust");
    for (const std::string name : {"RS", " ", "two\nlines", "\xff"})
        CHECK_FALSE(after(now, ApplyTheme{trust, {{{2}, {0, 6}}}, name}));
    const auto coded = after(now, ApplyTheme{trust, {{{2}, {0, 6}}}, "a rule"});
    REQUIRE(coded);
    const auto as_rule = plan(*coded, AddTheme{"New", {}, ""}, Acting{"a rule"});
    REQUIRE_FALSE(as_rule);
    CHECK(as_rule.error().what == "“a rule” is a rule of this study, not a person.");
}

TEST_CASE("A theme merged into another takes its codings and children along", "[themes]") {
    StudyBuilder builder = story();
    builder.theme("Concerns/Time/Rota");
    const Snapshot now = builder.snapshot();
    const auto merged = after(now, MergeThemes{.into = theme(now, "Concerns/Trust"),
                                               .from = theme(now, "Concerns/Time")});
    REQUIRE(merged);
    CHECK(codebook(*merged) ==
          Paths{"Concerns", "Concerns/Trust", "Concerns/Trust/Rota", "Benefits"});
    CHECK(merged->lookup.codings_with(theme(*merged, "Concerns/Trust")) == 3);
}

TEST_CASE("Two codings that become the same by a merge become one", "[themes]") {
    StudyBuilder builder = story();
    builder.code({1}, "Concerns/Time", "Trust takes time");
    const Snapshot now = builder.snapshot();
    const auto merged = after(now, MergeThemes{.into = theme(now, "Concerns/Trust"),
                                               .from = theme(now, "Concerns/Time")});
    REQUIRE(merged);
    CHECK(merged->lookup.codings_with(theme(*merged, "Concerns/Trust")) == 3);
    CHECK(merged->study.codings.size() == now.study.codings.size() - 1);
}

TEST_CASE("A theme cannot go below itself, nor be merged into what is below it", "[themes]") {
    const Snapshot now = story().snapshot();
    const ThemeId concerns = theme(now, "Concerns");
    const ThemeId trust = theme(now, "Concerns/Trust");
    CHECK_FALSE(after(now, MoveTheme{concerns, concerns, {}}));
    CHECK_FALSE(after(now, MoveTheme{concerns, trust, {}}));
    CHECK_FALSE(after(now, MergeThemes{.into = trust, .from = concerns}));
    CHECK_FALSE(after(now, MergeThemes{.into = trust, .from = trust}));
    CHECK(after(now, MergeThemes{.into = concerns, .from = trust}));
}

TEST_CASE("A theme is moved before another, or last", "[themes]") {
    const Snapshot now = story().snapshot();
    const auto first = after(now, MoveTheme{theme(now, "Concerns/Time"), theme(now, "Concerns"),
                                            theme(now, "Concerns/Trust")});
    REQUIRE(first);
    CHECK(codebook(*first) == Paths{"Concerns", "Concerns/Time", "Concerns/Trust", "Benefits"});
    const auto top = after(now, MoveTheme{theme(now, "Concerns/Trust"), {}, {}});
    REQUIRE(top);
    CHECK(codebook(*top) == Paths{"Concerns", "Concerns/Time", "Benefits", "Trust"});
    CHECK_FALSE(after(now, MoveTheme{theme(now, "Benefits"), {}, {}}));
}

TEST_CASE("Two themes in one place cannot have one name", "[themes]") {
    const Snapshot now = story().snapshot();
    CHECK_FALSE(after(now, AddTheme{"Trust", theme(now, "Concerns"), ""}));
    CHECK_FALSE(after(now, RenameTheme{theme(now, "Concerns/Time"), "Trust"}));
    CHECK(after(now, AddTheme{"Trust", {}, ""}));
    CHECK_FALSE(after(now, AddTheme{"  ", {}, ""}));
    CHECK(after(now, AddTheme{"a/b", {}, ""})); // a slash may stand in a name
}

TEST_CASE("Some codings of a theme go to a new theme beside it", "[themes]") {
    const Snapshot now = story().snapshot();
    const ThemeId time = theme(now, "Concerns/Time");
    const auto split = after(now, SplitTheme{time, "Rota", {CodingId{3}}});
    REQUIRE(split);
    CHECK(split->lookup.codings_with(time) == 1);
    CHECK(split->lookup.codings_with(theme(*split, "Concerns/Rota")) == 1);
    CHECK_FALSE(after(now, SplitTheme{time, "Rota", {CodingId{1}}}));
    CHECK_FALSE(after(now, SplitTheme{time, "Rota", {}}));
}

TEST_CASE("A retired theme keeps its codings, is not applied, and can be restored", "[themes]") {
    const Snapshot now = story().snapshot();
    const auto retired = after(now, RetireTheme{theme(now, "Concerns")});
    REQUIRE(retired);
    CHECK(retired->study.codings == now.study.codings);
    const ThemeId trust = theme(now, "Concerns/Trust");
    CHECK(find(retired->study, trust)->state == ThemeState::retired);
    CHECK_FALSE(after(*retired, ApplyTheme{trust, {{{2}, {0, 6}}}}));
    CHECK_FALSE(after(*retired, RetireTheme{theme(now, "Concerns")}));
    const auto restored = after(*retired, RestoreTheme{theme(now, "Concerns")});
    REQUIRE(restored);
    CHECK(find(restored->study, trust)->state == ThemeState::draft);
    CHECK(restored->study.codings == now.study.codings);
}

TEST_CASE("A passage is coded on whole letters, once", "[codings]") {
    const Snapshot now = story().snapshot();
    const ThemeId trust = theme(now, "Concerns/Trust");
    // Byte 9 stands inside the family, which is one letter to its reader.
    const auto coded = after(now, ApplyTheme{trust, {{{2}, {7, 9}}, {{2}, {7, 9}}}});
    REQUIRE(coded);
    REQUIRE(coded->lookup.codings_with(trust) == 2);
    CHECK(words(*coded, *find(coded->study, CodingId{4})) == "👩‍👩‍👧‍👦");
    CHECK_FALSE(after(*coded, ApplyTheme{trust, {{{2}, {7, 9}}}}));
}

TEST_CASE("A blank answer can be coded as a whole only", "[codings]") {
    const Snapshot now = story().snapshot();
    const ThemeId trust = theme(now, "Concerns/Trust");
    CHECK(after(now, ApplyTheme{trust, {{{3}, {0, 0}}}}));
    CHECK_FALSE(after(now, ApplyTheme{trust, {{{3}, {0, 1}}}}));
    CHECK_FALSE(after(now, ApplyTheme{trust, {{{1}, {0, 0}}}}));
    CHECK_FALSE(after(now, ApplyTheme{trust, {{{1}, {5, 500}}}}));
    CHECK_FALSE(after(now, ApplyTheme{trust, {{{77}, {0, 1}}}}));
}

TEST_CASE("Coding an answer takes back that there was nothing to code in it", "[codings]") {
    StudyBuilder builder = story();
    builder.nothing_to_code({2}, "JD");
    const Snapshot now = builder.snapshot();
    const auto judged = after(now, MarkNothingToCode{{{3}}});
    REQUIRE(judged);
    CHECK(judged->study.verdicts.size() == 2);
    CHECK_FALSE(after(*judged, MarkNothingToCode{{{3}}}));
    CHECK_FALSE(after(now, MarkNothingToCode{{{1}}}));
    const auto coded =
        after(*judged, ApplyTheme{theme(now, "Benefits"), {{{3}, {}}, {{2}, {0, 6}}}});
    REQUIRE(coded);
    CHECK(coded->study.verdicts.size() == 1); // JD's own verdict stays
}

TEST_CASE("A coder who acts for the first time becomes part of the study", "[codings]") {
    const Snapshot now = story().snapshot();
    const auto planned = plan(now, ApplyNewTheme{"Hope", {}, {{{2}, {0, 6}}}}, Acting{"Newcomer"});
    REQUIRE(planned);
    REQUIRE(planned->changes.of<Coder>().size() == 1);
    CHECK(planned->changes.of<Coder>().front().after.name == "Newcomer");
    CHECK(planned->note == "Added the theme “Hope” and applied it to M2, Phase 1");
}

TEST_CASE("The ends of a coding move on whole letters", "[codings]") {
    const Snapshot now = story().snapshot();
    const auto moved = after(now, AdjustSpan{{3}, {8, 40}});
    REQUIRE_FALSE(moved);
    const auto snapped = after(now, AdjustSpan{{3}, {8, 34}});
    REQUIRE(snapped);
    CHECK(words(*snapped, *find(snapped->study, CodingId{3}))
              .starts_with("👩‍👩‍👧‍👦"));
}

TEST_CASE("A memo is written, rewritten and taken away", "[memos]") {
    const Snapshot now = story().snapshot();
    const auto written = after(now, WriteMemo{Kind::theme, 1, "Ask again."});
    REQUIRE(written);
    const auto rewritten = after(*written, WriteMemo{Kind::theme, 1, "Asked."});
    REQUIRE(rewritten);
    CHECK(rewritten->study.memos.size() == 1);
    const auto gone = after(*rewritten, WriteMemo{Kind::theme, 1, ""});
    REQUIRE(gone);
    CHECK(gone->study.memos.empty());
    CHECK_FALSE(after(now, WriteMemo{Kind::theme, 1, ""}));
    CHECK_FALSE(after(now, WriteMemo{Kind::theme, 99, "Nobody."}));
}
