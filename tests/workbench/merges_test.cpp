#include "workbench/plan.h"

#include "study/check.h"
#include "support/bench.h"
#include "support/study_builder.h"
#include <catch2/catch_test_macros.hpp>

using namespace themata;

namespace {

const Acting rs{"RS"};

ParticipantId who(const Snapshot& now, std::string_view label) {
    return participant_labelled(now.study, now.lookup, label);
}

StageId when(const Snapshot& now, std::string_view name) {
    for (const Stage& stage : now.study.stages)
        if (stage.name == name)
            return stage.id;
    return {};
}

// The study after the act, which must be one and must be undone by its inverse.
Study after(const Snapshot& now, const Intent& intent) {
    const auto planned = plan(now, intent, rs);
    REQUIRE(planned);
    Study study = apply(now.study, planned->changes).value();
    CHECK(apply(study, inverse(planned->changes)).value() == now.study);
    CHECK(check(study, now.lookup.after(planned->changes), planned->changes));
    return study;
}

template <class Record>
std::size_t count(const Study& study) {
    return table<Record>(study).size();
}

} // namespace

TEST_CASE("What belongs to a participant goes to the one who stays", "[merges]") {
    StudyBuilder study;
    study.participant("P1", "Mentor");
    study.participant("p1");
    study.answer("P1", "Pre", "How?", "well");
    const ResponseId late = study.answer("p1", "Post", "How?", "badly");
    study.code(late, "Time", "bad");
    study.nothing_to_code(late, "AB");
    study.assignment(late, "KL");
    study.memo(Kind::response, late.value, "telling");
    study.score("p1", "Post", "Trust", 3);
    study.trait("p1", "Site", "North");
    study.tie(TieKind::willing, "p1", "C1");
    study.note("p1", "Work", "kind");
    study.memo(Kind::participant, study.participant("p1").value, "the same person?");
    const Snapshot now = study.snapshot();
    const Study merged = after(now, MergeParticipants{who(now, "p1"), who(now, "P1")});
    CHECK(count<Participant>(merged) == 2);
    CHECK(count<Response>(merged) == 2);
    for (const Response& response : merged.responses)
        CHECK(response.participant == who(now, "P1"));
    CHECK(count<Coding>(merged) == 1);
    CHECK(count<Memo>(merged) == 2);
    CHECK(merged.traits.begin()->participant == who(now, "P1"));
    CHECK(merged.ties.begin()->from == who(now, "P1"));
    CHECK(merged.notes.begin()->about == who(now, "P1"));
    CHECK(merged.scores.begin()->participant == who(now, "P1"));
}

TEST_CASE("Equal and blank answers become one, with all that hangs on them", "[merges]") {
    StudyBuilder study;
    const ResponseId same = study.answer("P1", "Pre", "How?", "well");
    const ResponseId also = study.answer("p1", "Pre", "How?", "well");
    study.code(same, "Time", "well");
    study.code(also, "Time", "well");
    study.code(also, "Place", "well", "AB");
    study.nothing_to_code(same, "AB");
    study.answer("P1", "Pre", "Why?", "");
    study.answer("p1", "Pre", "Why?", "because");
    study.answer("P1", "Post", "Why?", "so");
    study.answer("p1", "Post", "Why?", "");
    study.score("P1", "Pre", "Trust", 3);
    study.score("p1", "Pre", "Trust", 3);
    const Snapshot now = study.snapshot();
    const Study merged = after(now, MergeParticipants{who(now, "p1"), who(now, "P1")});
    CHECK(count<Response>(merged) == 3);
    CHECK(count<Coding>(merged) == 2);
    CHECK(count<Verdict>(merged) == 0); // AB codes there now
    CHECK(count<Score>(merged) == 1);
    for (const Response& response : merged.responses)
        CHECK(response.state == ResponseState::answered);
}

TEST_CASE("Two who answer differently are not merged", "[merges]") {
    StudyBuilder study;
    study.answer("P1", "Pre", "How?", "well");
    study.answer("p1", "Pre", "How?", "badly");
    const Snapshot now = study.snapshot();
    const auto planned = plan(now, MergeParticipants{who(now, "p1"), who(now, "P1")}, rs);
    REQUIRE_FALSE(planned);
    CHECK(planned.error().what.find("p1 at Pre, “How?”") != std::string::npos);
    CHECK_FALSE(plan(now, MergeParticipants{who(now, "P1"), who(now, "P1")}, rs));
    CHECK_FALSE(plan(now, MergeParticipants{{77}, who(now, "P1")}, rs));
}

TEST_CASE("A tie to oneself goes, and its memo with it", "[merges]") {
    StudyBuilder study;
    study.participant("P1");
    study.participant("p1");
    const TieId tie = study.tie(TieKind::willing, "p1", "P1");
    study.tie(TieKind::willing, "C1", "P1");
    study.tie(TieKind::unwilling, "C1", "p1");
    study.memo(Kind::tie, tie.value, "odd");
    const Snapshot now = study.snapshot();
    const Study merged = after(now, MergeParticipants{who(now, "p1"), who(now, "P1")});
    REQUIRE(count<Tie>(merged) == 1);
    CHECK(merged.ties.begin()->kind == TieKind::willing);
    CHECK(count<Memo>(merged) == 0);
}

TEST_CASE("Two stages become one", "[merges]") {
    StudyBuilder study;
    study.answer("P1", "Pre", "How?", "well");
    study.answer("P2", "pre", "How?", "badly");
    study.answer("P1", "pre", "How?", "");
    study.score("P2", "pre", "Trust", 4);
    const Snapshot now = study.snapshot();
    const Study merged = after(now, MergeStages{when(now, "pre"), when(now, "Pre")});
    CHECK(count<Stage>(merged) == 1);
    CHECK(count<Response>(merged) == 2);
    CHECK(merged.scores.begin()->stage == when(now, "Pre"));
    study.answer("P2", "Pre", "How?", "otherwise");
    const Snapshot later = study.snapshot();
    CHECK_FALSE(plan(later, MergeStages{when(later, "pre"), when(later, "Pre")}, rs));
}

TEST_CASE("A participant is renamed to what nobody is called", "[merges]") {
    StudyBuilder study;
    study.answer("P1", "Pre", "How?", "well");
    study.participant("P2");
    const Snapshot now = study.snapshot();
    const Study renamed = after(now, RenameParticipant{who(now, "P1"), "P3"});
    CHECK(renamed.participants.find(who(now, "P1"))->label == "P3");
    CHECK_FALSE(plan(now, RenameParticipant{who(now, "P1"), "P2"}, rs));
    CHECK_FALSE(plan(now, RenameParticipant{who(now, "P1"), "P1"}, rs));
    CHECK_FALSE(plan(now, RenameParticipant{who(now, "P1"), " "}, rs));
}
