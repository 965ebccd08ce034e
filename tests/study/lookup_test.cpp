#include "study/lookup.h"
#include "support/dice.h"
#include "support/study_builder.h"

#include <catch2/catch_test_macros.hpp>

using namespace themata;

namespace {

StudyBuilder small_study() {
    StudyBuilder study;
    study.participant("M1", "Mentor");
    study.participant("C1", "Mentee");
    const auto first = study.answer("M1", "Phase 1", "Why?", "Because of trust, mostly.");
    study.answer("C1", "Phase 1", "Why?", "");
    study.code(first, "Concerns/Trust", "trust");
    study.code(first, "Concerns", "Because of trust");
    study.code(first, "Benefits", "Because");
    return study;
}

// One random act on codings, themes, participants or verdicts, as its changes.
Changes random_changes(const Study& study, Dice& random) {
    Changes changes;
    Ids ids(study);
    const auto one_of = [&](const auto& table) {
        auto at = table.begin();
        std::advance(at, static_cast<std::ptrdiff_t>(random.below(table.size())));
        return *at;
    };
    switch (random.below(5)) {
    case 0:
        changes.push_back(added(Coding{ids.next<Coding>(),
                                       one_of(study.responses).id,
                                       one_of(study.themes).id,
                                       {1},
                                       {0, random.below(9) + 1}}));
        break;
    case 1:
        if (!study.codings.empty())
            changes.push_back(removed(one_of(study.codings)));
        break;
    case 2:
        if (!study.codings.empty()) {
            const Coding before = one_of(study.codings);
            Coding after = before;
            after.theme = one_of(study.themes).id;
            after.response = one_of(study.responses).id;
            changes.push_back(altered(before, after));
        }
        break;
    case 3: {
        const Participant before = one_of(study.participants);
        Participant after = before;
        after.label = "P" + std::to_string(random.any());
        changes.push_back(altered(before, after));
        break;
    }
    default:
        changes.push_back(added(Verdict{ids.next<Verdict>(), one_of(study.responses).id, {1}}));
    }
    return changes;
}

} // namespace

TEST_CASE("A lookup kept up by changes is the lookup made anew", "[lookup]") {
    Dice random(7);
    Study study = small_study().study();
    Lookup lookup = Lookup::of(study);
    for (int round = 0; round < 800; ++round) {
        const Changes changes = random_changes(study, random);
        study = apply(study, changes).value();
        lookup = lookup.after(changes);
        REQUIRE(lookup == Lookup::of(study));
    }
}

TEST_CASE("Codings come by where they begin, the longest first", "[lookup]") {
    const Snapshot now = small_study().snapshot();
    std::vector<std::string> themes;
    for (const Coding& coding : codings_of(now.study, now.lookup, {1}))
        themes.push_back(path_of(now.study, coding.theme));
    CHECK(themes == std::vector<std::string>{"Concerns", "Benefits", "Concerns/Trust"});
}

TEST_CASE("The codebook is read depth first, in its own order", "[lookup]") {
    StudyBuilder builder = small_study();
    builder.at(builder.theme("Concerns")).order = 2;
    builder.at(builder.theme("Benefits")).order = 1;
    const Snapshot now = builder.snapshot();
    std::vector<std::string> paths;
    for (ThemeId theme : codebook_order(now.study, now.lookup))
        paths.push_back(path_of(now.study, theme));
    CHECK(paths == std::vector<std::string>{"Benefits", "Concerns", "Concerns/Trust"});
}

TEST_CASE("A participant is found by the label, and answers by where they stand", "[lookup]") {
    const Snapshot now = small_study().snapshot();
    const ParticipantId c1 = participant_labelled(now.study, now.lookup, "C1");
    REQUIRE(c1);
    CHECK_FALSE(participant_labelled(now.study, now.lookup, "c1"));
    const Response* blank = response_at(now.study, now.lookup, c1, {1}, {1});
    REQUIRE(blank);
    CHECK(blank->state == ResponseState::blank);
    CHECK(response_at(now.study, now.lookup, c1, {2}, {1}) == nullptr);
    CHECK(now.lookup.coded_responses() == 1);
}
