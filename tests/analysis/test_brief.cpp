#include "analysis/brief.h"
#include "support/study_builder.h"
#include <catch2/catch_test_macros.hpp>

namespace themata {

namespace {

StudyBuilder noted() {
    StudyBuilder study;
    for (const char* who : {"M1", "M2", "C1", "C2"})
        study.participant(who);
    const QuestionId time = study.item("Mood: Time management", "Mood");
    const QuestionId strengths = study.item("Mood: Strengths", "Mood");
    study.at(time).domain = "Time management";
    study.at(time).order = 1;
    study.at(strengths).domain = "Strengths";
    study.at(strengths).order = 2;
    study.note("C1", "Other", "Kind.");
    study.note("C1", "strengths", "Calm.");
    study.note("C1", "Time management", "Late.");
    study.note("C2", "Strengths", "Loud.");
    study.note("C1", "strengths", "Fair.");
    return study;
}

} // namespace

TEST_CASE("A brief has the notes by domain, in the order of the study's scales", "[brief]") {
    const Snapshot now = noted().snapshot();
    const auto found = brief(now, participant_labelled(now.study, now.lookup, "C1"));
    REQUIRE(found);
    CHECK(found->label == "C1");
    CHECK(found->domains == std::vector<BriefDomain>{{"Time management", {"Late."}},
                                                     {"strengths", {"Calm.", "Fair."}},
                                                     {"Other", {"Kind."}}});
    CHECK(found->held_back.empty());
    CHECK(participants_with_notes(now.study).size() == 2);
}

TEST_CASE("A note that names another participant is held back", "[brief]") {
    StudyBuilder study = noted();
    study.note("C2", "Strengths", "As M1 said, loud.");
    study.note("C2", "Strengths", "M12 and C2 stay, (M2) does not.");
    study.note("C2", "Strengths", "M12 stays.");
    const Snapshot now = study.snapshot();
    const ParticipantId about = participant_labelled(now.study, now.lookup, "C2");
    const auto found = brief(now, about);
    REQUIRE(found);
    CHECK(found->domains.front().notes == std::vector<std::string>{"Loud.", "M12 stays."});
    REQUIRE(found->held_back.size() == 2);
    CHECK(found->held_back[0].label == "M1");
    CHECK(found->held_back[1].label == "M2");
    CHECK(brief(now, about, NamingNotes::kept)->domains.front().notes.size() == 4);
}

TEST_CASE("A brief of nobody, or without notes, is refused", "[brief]") {
    StudyBuilder study = noted();
    study.note("M2", "Time", "M1 again.");
    const Snapshot now = study.snapshot();
    const auto of = [&](std::string_view label) {
        return brief(now, participant_labelled(now.study, now.lookup, label));
    };
    CHECK(of("nobody").error().code == Error::Code::not_found);
    CHECK(of("M1").error().what == "Nothing was noted about M1.");
    CHECK(of("M2").error().what == "Every note about M2 names another participant.");
}

} // namespace themata
