#include "study/check.h"
#include "support/study_builder.h"

#include <catch2/catch_test_macros.hpp>

using namespace themata;

namespace {

StudyBuilder sound_study() {
    StudyBuilder study;
    study.participant("M1", "Mentor");
    study.trait("M1", "Age", "34", TraitKind::number);
    const auto answer = study.answer("M1", "Phase 1", "Why?", "Because of trust.");
    study.score("M1", "Phase 1", "How much?", 3);
    study.code(answer, "Concerns/Trust", "trust");
    study.memo(Kind::response, answer.value, "Ask again.");
    study.participant("C1", "Mentee");
    study.tie(TieKind::paired, "M1", "C1");
    study.note("C1", "Strengths", "Calm.");
    study.assignment(answer, "KL");
    return study;
}

// Each row breaks one thing that always holds.
struct Breaking {
    std::string_view what;
    void (*breaks)(StudyBuilder&);
};

const Breaking breakings[] = {
    {"no label", [](StudyBuilder& s) { s.at(ParticipantId{1}).label = ""; }},
    {"role with number 9", [](StudyBuilder& s) { s.at(ParticipantId{1}).role = {9}; }},
    {"stage with number 9", [](StudyBuilder& s) { s.at(ResponseId{1}).stage = {9}; }},
    {"answered without text", [](StudyBuilder& s) { s.at(ResponseId{1}).text = ""; }},
    {"participant with number 9", [](StudyBuilder& s) { s.at(ResponseId{1}).participant = {9}; }},
    {"does not lie within",
     [](StudyBuilder& s) {
         s.at(CodingId{1}).span = {3, 300};
     }},
    {"does not lie within",
     [](StudyBuilder& s) {
         s.at(CodingId{1}).span = {3, 3};
     }},
    {"above itself",
     [](StudyBuilder& s) { s.at(s.theme("Concerns")).parent = s.theme("Concerns/Trust"); }},
    {"is there twice", [](StudyBuilder& s) { s.at(s.theme("Concerns/Hope")).name = "Trust"; }},
    {"neither a value nor a reason", [](StudyBuilder& s) { s.at(ScoreId{1}).value.reset(); }},
    {"memo", [](StudyBuilder& s) { s.at(MemoId{1}).record = 77; }},
    {"tied to herself", [](StudyBuilder& s) { s.at(TieId{1}).to = s.at(TieId{1}).from; }},
    {"does not know", [](StudyBuilder& s) { s.at(TieId{1}).kind = TieKind{3}; }},
    {"participant with number 9", [](StudyBuilder& s) { s.at(NoteId{1}).about = {9}; }},
    {"says nothing", [](StudyBuilder& s) { s.at(NoteId{1}).text = ""; }},
    {"coder with number 9", [](StudyBuilder& s) { s.at(AssignmentId{1}).coder = {9}; }},
    {"begins above its end",
     [](StudyBuilder& s) {
         s.item("Item", "Scale");
         s.at(ScaleId{1}).least = 5;
         s.at(ScaleId{1}).most = 1;
     }},
};

} // namespace

TEST_CASE("A sound study has no breaches", "[check]") {
    CHECK(breaches(sound_study().study(), 10).empty());
}

TEST_CASE("Whatever is broken is found in the whole study and in the changes", "[check]") {
    for (const Breaking& breaking : breakings) {
        StudyBuilder builder = sound_study();
        breaking.breaks(builder);
        const Study study = builder.study();
        INFO(breaking.what);
        const auto found = breaches(study, 10);
        REQUIRE_FALSE(found.empty());
        CHECK(found.front().find(breaking.what) != std::string::npos);
        CHECK_FALSE(check(study, Lookup::of(study), changes_to(study)));
    }
}

TEST_CASE("What is still used cannot be removed", "[check]") {
    const Study study = sound_study().study();
    const auto refused = [&](auto record) {
        Changes changes;
        changes.push_back(removed(record));
        const Study after = apply(study, changes).value();
        return !check(after, Lookup::of(study).after(changes), changes).has_value();
    };
    CHECK(refused(*find(study, StageId{1})));
    CHECK(refused(*find(study, RoleId{1})));
    CHECK(refused(*find(study, ParticipantId{1})));
    CHECK(refused(*find(study, QuestionId{1})));
    CHECK(refused(*find(study, ResponseId{1})));
    CHECK(refused(*find(study, ThemeId{1})));
    CHECK(refused(*find(study, ThemeId{2})));
    CHECK(refused(*find(study, CoderId{1})));
    CHECK_FALSE(refused(*find(study, CodingId{1})));
    CHECK_FALSE(refused(*find(study, TraitId{1})));
}
