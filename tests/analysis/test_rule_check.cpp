// Rules against people: the figures by hand, and against counting one by one.

#include "analysis/rule_check.h"

#include "support/dice.h"
#include "support/random_study.h"
#include "support/study_builder.h"
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators_range.hpp>
#include <set>

using namespace themata;

namespace {

ResponseSet set_of(std::vector<ResponseId> ids) { return ResponseSet::of(ids); }

} // namespace

TEST_CASE("A rule is checked on the answers that a person judged", "[rule check]") {
    StudyBuilder study;
    std::vector<ResponseId> ids;
    for (const char* who : {"M1", "M2", "M3", "M4", "M5"})
        ids.push_back(study.answer(who, "1", "Why?", "words"));
    study.theme("Time/Rota");
    study.theme("Trust");
    study.code(ids[0], "Time");
    study.code(ids[1], "Time/Rota");
    study.nothing_to_code(ids[2]);
    study.coder("a rule", CoderKind::rule);
    study.code(ids[3], "Time", "", "a rule");
    const Snapshot now = study.snapshot();
    const std::vector<ThemeFinds> finds{
        {{1}, set_of({ids[0], ids[2]})}, {{1}, set_of({ids[3]})}, {{3}, set_of({ids[4]})}};
    const RuleCheck check = check_rules(now, finds);
    CHECK(check.judged == 3);
    CHECK(check.found_elsewhere == 2);
    REQUIRE(check.themes.size() == 2);
    const Agreement time = check.themes[0].agreement;
    CHECK(time == Agreement{.found = 2, .human = 2, .both = 1});
    CHECK(time.precision() == 0.5);
    CHECK(time.recall() == 0.5);
    CHECK(time.f1() == 0.5);
    const Agreement trust = check.themes[1].agreement;
    CHECK(trust == Agreement{});
    CHECK_FALSE(trust.precision());
    CHECK_FALSE(trust.recall());
    CHECK_FALSE(trust.f1());
}

TEST_CASE("Rules are checked as one would count by hand", "[rule check]") {
    const auto seed = GENERATE(range(1U, 40U));
    Dice dice(seed);
    const Snapshot now = random_study(seed);
    std::vector<ThemeFinds> finds;
    for (const Theme& theme : now.study.themes) {
        ResponseSet found;
        for (const Response& response : now.study.responses)
            if (dice.one_in(3))
                found.add(response.id);
        finds.push_back({theme.id, found});
    }
    const auto by_person = [&](CoderId coder) {
        return find(now.study, coder)->kind != CoderKind::rule;
    };
    std::set<ResponseId> judged;
    for (const Coding& coding : now.study.codings)
        if (by_person(coding.coder))
            judged.insert(coding.response);
    for (const Verdict& verdict : now.study.verdicts)
        if (by_person(verdict.coder))
            judged.insert(verdict.response);
    for (const auto& [theme, agreement] : check_rules(now, finds).themes) {
        Agreement counted;
        for (const ResponseId id : judged) {
            bool human = false;
            for (const Coding& coding : now.study.codings) {
                const auto above = ancestors(now.study, coding.theme);
                human = human ||
                        (coding.response == id && by_person(coding.coder) &&
                         (coding.theme == theme || std::ranges::find(above, theme) != above.end()));
            }
            const bool found =
                std::ranges::find(finds, theme, &ThemeFinds::theme)->found.contains(id);
            counted.human += human ? 1 : 0;
            counted.found += found ? 1 : 0;
            counted.both += human && found ? 1 : 0;
        }
        CHECK(agreement == counted);
    }
}
