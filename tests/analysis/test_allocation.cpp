#include "analysis/allocation.h"
#include "support/dice.h"
#include "support/study_builder.h"
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <map>
#include <set>

namespace themata {

namespace {

// As in the reverse-mentoring study: a row for each mentor, a sign for each mentee.
StudyBuilder mentors_and_mentees(const std::vector<std::string>& rows) {
    StudyBuilder study;
    for (std::size_t m = 0; m < rows.size(); ++m)
        study.participant("M" + std::to_string(m + 1), "Mentor");
    for (std::size_t c = 0; c < rows.front().size(); ++c)
        study.participant("C" + std::to_string(c + 1), "Mentee");
    for (std::size_t m = 0; m < rows.size(); ++m)
        for (std::size_t c = 0; c < rows[m].size(); ++c)
            if (rows[m][c] != ' ')
                study.tie(rows[m][c] == 'y' ? TieKind::willing : TieKind::unwilling,
                          "M" + std::to_string(m + 1), "C" + std::to_string(c + 1));
    return study;
}

const std::vector<std::string> six_mentors = {"yyyyy", "ynyyn", "yyyyy", "yyyny", "yyyyy", "nyyny"};

} // namespace

TEST_CASE("Each mentee gets one willing mentor, and somebody may stay without", "[allocation]") {
    const Snapshot now = mentors_and_mentees(six_mentors).snapshot();
    for (std::uint64_t seed = 0; seed < 50; ++seed) {
        const auto found = allocation(now, {.seed = seed});
        REQUIRE(found);
        std::set<ParticipantId> mentors;
        std::set<ParticipantId> mentees;
        for (const AllocatedPair& pair : found->pairs) {
            mentors.insert(pair.from);
            mentees.insert(pair.to);
            CHECK(std::ranges::any_of(now.study.ties, [&](const Tie& tie) {
                return tie.kind == TieKind::willing && tie.from == pair.from && tie.to == pair.to;
            }));
        }
        CHECK(mentors.size() == 5);
        CHECK(mentees.size() == 5);
        REQUIRE(found->without.size() == 1);
        CHECK_FALSE(mentors.contains(found->without.front()));
        CHECK(allocation(now, {.seed = seed}) == found);
    }
    const auto one = allocation(now, {.seed = 7});
    CHECK(in_words(*one).find("5 participants paired with 5 of 6, one of ") == 0);
    const Tabulation table = tabulated(now, *one);
    CHECK(table.columns[0].headings.back() == "Mentee");
    CHECK(table.columns[1].headings.back() == "Mentor");
    CHECK(table.notes.back().starts_with("Paired with nobody: M"));
}

TEST_CASE("Nobody is taken to be willing who did not say so", "[allocation]") {
    const Snapshot now = mentors_and_mentees({"y ", " y"}).snapshot();
    const auto found = allocation(now, {});
    REQUIRE(found);
    CHECK(in_words(*found) == "2 participants paired with 2 of 2, the only possible way");
    CHECK(found->pairs == std::vector<AllocatedPair>{{ParticipantId{1}, ParticipantId{3}},
                                                     {ParticipantId{2}, ParticipantId{4}}});
}

TEST_CASE("When there is no way, those who show why are named", "[allocation]") {
    const auto refused = [](const std::vector<std::string>& rows, std::uint32_t capacity) {
        const auto found = allocation(mentors_and_mentees(rows).snapshot(), {.capacity = capacity});
        return found ? std::string() : found.error().what;
    };
    CHECK(refused({"yyy", "nnn", "nnn"}, 1) == "There is no way to pair everyone: for C1 and C2 "
                                               "together there is only M1.");
    CHECK(refused({"yny", "yny", "ynn"}, 1) ==
          "There is no way to pair everyone: nobody is willing to be paired with C2.");
    CHECK(refused({"yyynn", "nnnyn", "nnnny"}, 2) ==
          "There is no way to pair everyone: for C1, C2 and C3 together there is only M1, who can "
          "take 2 each.");
    CHECK(refused({"yyynn", "nnnyn", "nnnny"}, 3).empty());
}

TEST_CASE("A mentor may take several mentees where the capacity says so", "[allocation]") {
    const Snapshot now = mentors_and_mentees({"yyyy", "yyyy"}).snapshot();
    CHECK_FALSE(allocation(now, {}));
    const auto found = allocation(now, {.capacity = 2});
    REQUIRE(found);
    CHECK(found->drawn.ways == "6");
    CHECK_FALSE(allocation(now, {.capacity = 0}));
}

TEST_CASE("Roles are told by the list of the willing, or named", "[allocation]") {
    StudyBuilder study = mentors_and_mentees({"yy", "yy"});
    study.participant("X", "Observer");
    study.tie(TieKind::willing, "X", "C1");
    const auto unclear = allocation(study.snapshot(), {});
    REQUIRE_FALSE(unclear);
    CHECK(unclear.error().option == "--from");
    CHECK(allocation(study.snapshot(), {.from = study.role("Mentor")}));
    CHECK_FALSE(allocation(study.snapshot(), {.from = study.role("Mentee")}));

    StudyBuilder nobody;
    nobody.participant("A");
    CHECK(allocation(nobody.snapshot(), {}).error().what.find("Nobody has said yet") == 0);
    nobody.participant("B");
    nobody.tie(TieKind::willing, "A", "B");
    const auto without_roles = allocation(nobody.snapshot(), {});
    REQUIRE(without_roles);
    CHECK(without_roles->pairs.size() == 1);
}

TEST_CASE("Pairs that are there already are told", "[allocation]") {
    StudyBuilder study = mentors_and_mentees({"yy", "yy"});
    const TieId pair = study.tie(TieKind::paired, "M1", "C1");
    CHECK(allocation(study.snapshot(), {})->former == std::vector<TieId>{pair});
}

} // namespace themata
