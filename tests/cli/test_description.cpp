#include "cli/description.h"
#include "cli/passages.h"
#include "study/change.h"
#include "support/study_builder.h"
#include <catch2/catch_test_macros.hpp>

using namespace themata;

TEST_CASE("A quote is found on whole letters, and places that overlap all count", "[cli]") {
    CHECK(places_of("haha", "hahaha") == std::vector<Span>{{0, 4}, {2, 6}});
    CHECK(places_of("e", "cafe\u0301").empty());
    CHECK(places_of("e\u0301", "cafe\u0301") == std::vector<Span>{{3, 6}});
    CHECK(places_of("👩", "👩‍👩‍👧 👩") == std::vector<Span>{{19, 23}});
    CHECK(places_of("", "anything").empty());
    CHECK(places_of("more than there is", "more").empty());
}

namespace {

StudyBuilder school() {
    StudyBuilder study;
    study.participant("P1", "Pupil");
    study.trait("P1", "Class", "4b");
    const ResponseId good = study.answer("P1", "Before", "What went well?", "We were listened to.");
    study.answer("P1", "Before", "What did not?", "");
    study.answer("P2", "Before", "What went well?", "Nothing.");
    study.item("Importance: Time", "Importance");
    study.score("P2", "Before", "Importance: Time", 4);
    study.score("P1", "Before", "Importance: Time", std::nullopt);
    study.code(good, "Listening/By teachers", "listened to");
    study.code(good, "Trust");
    return study;
}

} // namespace

TEST_CASE("Equal content has an equal fingerprint, whatever the ids and their order", "[cli]") {
    StudyBuilder one;
    one.answer("P1", "Before", "Why?", "Because.");
    one.answer("P2", "Before", "Why?", "No reason.");
    one.code({2}, "Trust", "reason", "RS");
    one.code({1}, "Trust", "", "KL");

    StudyBuilder other;
    other.participant("P0");
    other.answer("P2", "Before", "Why?", "No reason.");
    other.answer("P1", "Before", "Why?", "Because.");
    other.code({2}, "Trust", "", "KL");
    other.code({1}, "Trust", "reason", "RS");
    CHECK(fingerprint(one.study()) != fingerprint(other.study()));
    other.remove(ParticipantId{1});
    CHECK(fingerprint(one.study()) == fingerprint(other.study()));
}

TEST_CASE("Whatever is changed in a study changes its fingerprint", "[cli]") {
    const auto original = fingerprint(school().study());
    CHECK(fingerprint(school().study()) == original);

    const auto changed = [&](auto change) {
        StudyBuilder study = school();
        change(study);
        return fingerprint(study.study());
    };
    CHECK(changed([](auto& study) { study.at(ResponseId{1}).text[0] = 'w'; }) != original);
    CHECK(changed([](auto& study) { study.at(CodingId{1}).span.begin += 1; }) != original);
    CHECK(changed([](auto& study) { study.at(CodingId{1}).theme = {3}; }) != original);
    CHECK(changed([](auto& study) { study.at(ThemeId{2}).parent = {}; }) != original);
    CHECK(changed([](auto& study) { study.at(ThemeId{1}).definition += 'x'; }) != original);
    CHECK(changed([](auto& study) { study.at(ScoreId{1}).value = 3; }) != original);
    CHECK(changed([](auto& study) { study.nothing_to_code({3}); }) != original);
    const auto about_one = changed([](auto& study) { study.memo(Kind::response, 1, "See P2."); });
    const auto about_two = changed([](auto& study) { study.memo(Kind::response, 2, "See P2."); });
    CHECK(about_one != original);
    CHECK(about_one != about_two);
}

TEST_CASE("A description counts answers by what became of them", "[cli]") {
    StudyBuilder study = school();
    study.nothing_to_code({3});
    study.code({2}, "Trust");
    const Description found = description_of(study.snapshot());
    CHECK(found.all.answered == 2);
    CHECK(found.all.coded == 1);
    CHECK(found.all.blank == 1);
    CHECK(found.all.coded_blank == 1);
    CHECK(found.all.nothing_to_code == 1);
    CHECK(found.all.uncoded() == 0);
    CHECK(found.at_stage.at({1}).size() == 2);
    CHECK(found.roles == std::map<std::string, std::size_t>{{"", 1}, {"Pupil", 1}});
    CHECK(found.scales.at("Importance").scores == 1);
    CHECK(found.scales.at("Importance").missing == 1);
    CHECK(found.traits.at("Class").participants == 1);
    CHECK(found.coders.at("RS").codings == 3);
    CHECK(found.coders.at("RS").verdicts == 1);
}
