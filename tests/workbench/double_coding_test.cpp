#include "support/bench.h"
#include "support/study_builder.h"
#include "workbench/blind.h"
#include "workbench/plan.h"

#include "study/check.h"
#include <algorithm>
#include <catch2/catch_test_macros.hpp>

using namespace themata;

namespace {

const Acting rs{"RS"};

// M1 was coded by RS, M2 by nobody, M3 left the answer blank.
struct Story {
    StudyBuilder study;
    ResponseId m1 = study.answer("M1", "Phase 1", "Why?", "Trust takes time.");
    ResponseId m2 = study.answer("M2", "Phase 1", "Why?", "None");
    ResponseId m3 = study.answer("M3", "Phase 1", "Why?", "");
    ThemeId trust = study.theme("Trust");
    ThemeId time = study.theme("Time");

    Story() { study.code(m1, "Trust", "Trust"); }
};

// The snapshot after the plan, or the error; what it did can be undone.
Result<Snapshot> after(const Snapshot& now, const Intent& intent, const Acting& who = rs) {
    auto planned = plan(now, intent, who);
    if (!planned)
        return failure(planned.error());
    const Study study = apply(now.study, planned->changes).value();
    const Lookup lookup = now.lookup.after(planned->changes);
    if (auto sound = check(study, lookup, planned->changes); !sound)
        return failure(sound.error());
    REQUIRE(apply(study, inverse(planned->changes)).value() == now.study);
    return Snapshot{now.card, study, lookup, now.head};
}

std::string note(const Snapshot& now, const Intent& intent) {
    return must(plan(now, intent, rs)).note;
}

CoderId coder(const Snapshot& now, std::string_view name) {
    for (const Coder& each : now.study.coders)
        if (each.name == name)
            return each.id;
    return {};
}

std::vector<Coding> codings_by(const Snapshot& now, std::string_view name) {
    std::vector<Coding> codings;
    for (const Coding& coding : now.study.codings)
        if (coding.coder == coder(now, name))
            codings.push_back(coding);
    return codings;
}

AssignAnswers to_kl(std::vector<ResponseId> responses) {
    return {.coder = "KL", .responses = std::move(responses), .how = "2 of 2 answers, seed 7"};
}

SettleAnswers settled(ResponseId response, std::vector<SettledPassage> passages,
                      std::string name = "consensus") {
    return {.consensus = std::move(name), .answers = {{response, std::move(passages)}}};
}

} // namespace

TEST_CASE("Answers are assigned in one act that says how they were drawn", "[double coding]") {
    Story story;
    const Snapshot now = story.study.snapshot();
    CHECK(note(now, to_kl({story.m1, story.m2, story.m1})) ==
          "Assigned 2 answers to “KL” to code blind: 2 of 2 answers, seed 7");
    const Snapshot done = must(after(now, to_kl({story.m1, story.m2})));
    CHECK(done.study.assignments.size() == 2);
    CHECK_FALSE(after(done, to_kl({story.m1})));
    CHECK_FALSE(after(now, to_kl({story.m3})));
    CHECK_FALSE(after(now, to_kl({})));
    CHECK_FALSE(after(now, to_kl({ResponseId{99}})));
    CHECK_FALSE(after(now, AssignAnswers{.coder = " ", .responses = {story.m1}, .how = ""}));
}

TEST_CASE("A rule or a consensus is assigned nothing", "[double coding]") {
    Story story;
    story.study.coder("time*", CoderKind::rule);
    story.study.coder("consensus", CoderKind::consensus);
    const Snapshot now = story.study.snapshot();
    CHECK_FALSE(after(now, AssignAnswers{"time*", {story.m1}, ""}));
    CHECK_FALSE(after(now, AssignAnswers{"consensus", {story.m1}, ""}));
}

TEST_CASE("An assignment that is taken back is gone, one that is not there is refused",
          "[double coding]") {
    Story story;
    const Snapshot assigned = must(after(story.study.snapshot(), to_kl({story.m1, story.m2})));
    const CoderId kl = coder(assigned, "KL");
    const Snapshot left = must(after(assigned, WithdrawAssignments{kl, {story.m1}}));
    CHECK(left.study.assignments.size() == 1);
    CHECK_FALSE(after(left, WithdrawAssignments{kl, {story.m1}}));
    CHECK_FALSE(after(left, WithdrawAssignments{CoderId{99}, {story.m2}}));
}

TEST_CASE("A coder sees nobody else's codings of what she is to code blind until she has judged it",
          "[double coding]") {
    Story story;
    const Snapshot assigned = must(after(story.study.snapshot(), to_kl({story.m1, story.m2})));
    const Blind blind = Blind::of(assigned, "KL");
    CHECK(blind.hides(story.m1));
    CHECK(codings_visible_to(assigned, blind, story.m1).empty());
    CHECK(codings_visible_to(assigned, Blind::of(assigned, "RS"), story.m1).size() == 1);
    CHECK(codings_visible_to(assigned, Blind::of(assigned, "somebody new"), story.m1).size() == 1);

    const Acting kl{"KL"};
    const Snapshot judged = must(after(assigned, MarkNothingToCode{{story.m1}}, kl));
    CHECK_FALSE(Blind::of(judged, "KL").hides(story.m1));
    CHECK(codings_visible_to(judged, Blind::of(judged, "KL"), story.m1).size() == 1);
    CHECK(Blind::of(judged, "KL").hides(story.m2));

    const Snapshot coded = must(after(assigned, ApplyTheme{story.time, {{story.m1, {0, 5}}}}, kl));
    CHECK(codings_visible_to(coded, Blind::of(coded, "KL"), story.m1).size() == 2);
}

TEST_CASE("What is settled is the coding of a consensus, and settling again replaces it",
          "[double coding]") {
    Story story;
    const Snapshot once =
        must(after(story.study.snapshot(), settled(story.m1, {{story.trust, {0, 5}}})));
    CHECK(find(once.study, coder(once, "consensus"))->kind == CoderKind::consensus);
    CHECK(codings_by(once, "consensus").size() == 1);
    CHECK(codings_by(once, "RS").size() == 1);

    const Snapshot again =
        must(after(once, settled(story.m1, {{story.time, {12, 16}}, {story.trust, {0, 5}}})));
    CHECK(codings_by(again, "consensus").size() == 2);
    CHECK_FALSE(after(again, settled(story.m1, {{story.trust, {0, 5}}, {story.time, {12, 16}}})));

    const Snapshot nothing = must(after(again, settled(story.m1, {})));
    CHECK(codings_by(nothing, "consensus").empty());
    CHECK(nothing.study.verdicts.size() == 1);
    const Snapshot something = must(after(nothing, settled(story.m1, {{story.time, {12, 16}}})));
    CHECK(something.study.verdicts.empty());
}

TEST_CASE("History says what was settled", "[double coding]") {
    Story story;
    const Snapshot now = story.study.snapshot();
    CHECK(note(now, settled(story.m1, {{story.trust, {0, 5}}, {story.time, {12, 16}}})) ==
          "Settled M1, Phase 1 on “Trust”, “Time”");
    CHECK(note(now, settled(story.m2, {})) == "Settled M2, Phase 1 on nothing to code");
}

TEST_CASE("A person's name is no name for a consensus, and nobody acts under that of one",
          "[double coding]") {
    Story story;
    const Snapshot now = story.study.snapshot();
    CHECK_FALSE(after(now, settled(story.m1, {}, "RS")));
    CHECK_FALSE(after(now, settled(story.m3, {})));
    CHECK_FALSE(after(now, settled(story.m1, {{story.trust, {3, 99}}})));
    CHECK_FALSE(after(now, settled(story.m1, {{ThemeId{99}, {0, 5}}})));
    CHECK_FALSE(after(now, SettleAnswers{.consensus = "consensus", .answers = {}}));
    CHECK_FALSE(after(
        now, SettleAnswers{.consensus = "consensus", .answers = {{story.m1, {}}, {story.m1, {}}}}));
    const Snapshot done = must(after(now, settled(story.m1, {})));
    CHECK_FALSE(after(done, MarkNothingToCode{{story.m2}}, Acting{"consensus"}));
}

TEST_CASE("An import of a second coder's codings keeps the coders apart", "[double coding]") {
    TemporaryFolder folder;
    Workbench bench = new_bench(folder);
    must(bench.perform(small_questionnaire()));
    const Response first = *bench.study().responses.begin();
    const std::string quote = first.text.substr(0, 3);
    const auto import = [&](const std::string& coder) {
        const Study& study = bench.study();
        ImportFiles codings;
        codings.files.push_back(
            {.name = "codings.csv",
             .bytes = "Participant,Stage,Question,Quote,Theme\n" +
                      find(study, first.participant)->label + "," + find(study, first.stage)->name +
                      ",\"" + find(study, first.question)->wording + "\"," + quote + ",Trust\n"});
        codings.mapping.coder = coder;
        must(bench.perform(codings));
    };
    import("Ann");
    import("Ben");
    CHECK(codings_by(*bench.snapshot(), "Ann").size() == 1);
    CHECK(codings_by(*bench.snapshot(), "Ben").size() == 1);
}
