#include "analysis/theme_table.h"

#include "support/study_builder.h"
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

using namespace themata;
using Catch::Matchers::ContainsSubstring;

namespace {

StudyBuilder two_phases() {
    StudyBuilder study;
    study.code(study.answer("M1", "Phase 1", "Why?", "rank and time"), "Concerns/Time", "time");
    study.code(study.answer("M2", "Phase 1", "Why?", ""), "Concerns/Time");
    study.nothing_to_code(study.answer("M1", "Phase 2", "Why?", "None"), "KL");
    study.score("M2", "Phase 2", "Confidence", 3);
    study.at(study.theme("Concerns/Old")).state = ThemeState::retired;
    return study;
}

std::string footnote_of(TableSpec spec) {
    spec.columns = {{.kind = AxisKind::stage}};
    return theme_table(two_phases().snapshot(), spec).value().footnote;
}

} // namespace

TEST_CASE("A footnote says what was counted and that no test was run", "[footnote]") {
    CHECK_THAT(footnote_of({}), ContainsSubstring("distinct coded passages") &&
                                    ContainsSubstring("No test: mentions of one person are not "
                                                      "independent."));
    CHECK_THAT(footnote_of({.count = Count::responses}),
               ContainsSubstring("a response counts once per theme") &&
                   ContainsSubstring("No test was run."));
    CHECK_THAT(footnote_of({.count = Count::participants}),
               ContainsSubstring("a participant counts once per theme and column"));
}

TEST_CASE("A footnote names which N it is, column by column", "[footnote]") {
    CHECK_THAT(footnote_of({}), ContainsSubstring("N: participants who answered at least one "
                                                  "question (Phase 1: 1; Phase 2: 1)."));
    CHECK_THAT(footnote_of({.base = Base::took_part}),
               ContainsSubstring("participants who took part (Phase 1: 2; Phase 2: 2)."));
    CHECK_THAT(footnote_of({.base = Base::codable}), ContainsSubstring("(Phase 1: 1; Phase 2: 0)"));
    CHECK_THAT(footnote_of({.count = Count::responses, .base = Base::asked}),
               ContainsSubstring("blank ones included (Phase 1: 2; Phase 2: 1)."));
}

TEST_CASE("A footnote keeps blank, not asked and nothing to code apart", "[footnote]") {
    CHECK_THAT(footnote_of({}),
               ContainsSubstring("Blank: 1 response (Phase 1: 1).") &&
                   ContainsSubstring("Nothing to code: 1 response (Phase 2: 1).") &&
                   ContainsSubstring("Took part but not asked: 1 participant (Phase 2: 1).") &&
                   ContainsSubstring("1 coding stands on blank answers and counts in n; the "
                                     "answers do not count in N."));
}

TEST_CASE("A footnote says whose coding it is", "[footnote]") {
    CHECK_THAT(footnote_of({}), ContainsSubstring("Coding: any coder."));
    CHECK_THAT(footnote_of({.whose = {.rule = CodersCounted::Rule::any_of, .coders = {{1}, {2}}}}),
               ContainsSubstring("Coding: RS or KL."));
    CHECK_THAT(footnote_of({.whose = {.rule = CodersCounted::Rule::all_of, .coders = {{1}, {2}}}}),
               ContainsSubstring("Coding: RS and KL, where all applied the theme to the same "
                                 "words."));
}

TEST_CASE("A footnote says how themes roll up, overlap and are left out", "[footnote]") {
    CHECK_THAT(footnote_of({}), ContainsSubstring("the union of its own and theirs, each passage "
                                                  "once. Themes are not exclusive.") &&
                                    ContainsSubstring("1 retired theme is not shown"));
    CHECK_THAT(
        footnote_of(
            {.rows = {.depth = ThemeRows::Depth::top_level, .retired = ThemeRows::Retired::shown}}),
        ContainsSubstring("Only themes at the top are shown.") && !ContainsSubstring("retired"));
}

TEST_CASE("A footnote explains a dash only where one stands", "[footnote]") {
    CHECK_THAT(footnote_of({}), !ContainsSubstring("nobody was asked"));
    StudyBuilder study = two_phases();
    study.score("M1", "Phase 3", "Confidence", 3);
    const auto table = theme_table(study.snapshot(), {.columns = {{.kind = AxisKind::stage}}});
    CHECK_THAT(table.value().footnote, ContainsSubstring("nobody was asked"));
}
