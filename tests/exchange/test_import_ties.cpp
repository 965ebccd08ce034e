#include "exchange/importing.h"
#include "exchange/reading/theme_names.h"
#include "support/study_builder.h"
#include <algorithm>
#include <catch2/catch_test_macros.hpp>

namespace themata {

namespace {

Snapshot mentors_and_mentees() {
    StudyBuilder study;
    for (const char* mentor : {"M1", "M2", "M3"})
        study.participant(mentor, "Mentor");
    for (const char* mentee : {"C1", "C2"})
        study.participant(mentee, "Mentee");
    return study.snapshot();
}

std::size_t count(const Snapshot& now, TieKind kind) {
    return static_cast<std::size_t>(std::ranges::count(now.study.ties, kind, &Tie::kind));
}

} // namespace

TEST_CASE("A cell of the willing says yes, no, paired, or nothing", "[ties]") {
    using Said = std::optional<TieCell>;
    CHECK(tie_cell("yes") == Said({TieKind::willing, false}));
    CHECK(tie_cell(" No ") == Said({TieKind::unwilling, false}));
    CHECK(tie_cell("") == Said(TieCell{}));
    CHECK(tie_cell("paired") == Said({std::nullopt, true}));
    CHECK(tie_cell("Yes, paired") == Said({TieKind::willing, true}));
    CHECK(tie_cell("no paired") == Said({TieKind::unwilling, true}));
    for (const char* other : {"maybe", "yes and no", "2", "pair", "unpaired"}) {
        CAPTURE(other);
        CHECK(tie_cell(other) == std::nullopt);
    }
    for (const TieCell cell : {TieCell{}, TieCell{TieKind::willing, false},
                               TieCell{TieKind::unwilling, true}, TieCell{std::nullopt, true}})
        CHECK(tie_cell(in_words(cell)) == Said(cell));
}

TEST_CASE("Who is willing becomes a tie for each cell that says so", "[ties]") {
    const auto now = imported({{"willing.csv", "Mentor,C1,C2\nM1,yes,no\nM2,,yes\nM3,no,\n"}}, {},
                              mentors_and_mentees());
    CHECK(count(now, TieKind::willing) == 2);
    CHECK(count(now, TieKind::unwilling) == 2);
    const auto lines = told(now);
    CHECK(holds(lines, "tie | M1 | 0 | C1"));
    CHECK(holds(lines, "tie | M1 | 1 | C2"));
    CHECK(holds(lines, "tie | M3 | 1 | C1"));
}

TEST_CASE("The list of the willing is taken together with the people in it", "[ties]") {
    const auto now = imported({{"willing.csv", "Mentor,C1,C2\nM1,yes,no\n"},
                               {"participants.csv", "Participant,Role\nM1,Mentor\nC1,Mentee\n"
                                                    "C2,Mentee\n"}});
    CHECK(now.study.ties.size() == 2);
    CHECK(now.study.participants.size() == 3);
}

TEST_CASE("Somebody unknown in the list of the willing is named and nothing is taken", "[ties]") {
    const auto now = mentors_and_mentees();
    const Error heading = refusal({{"w.csv", "Mentor,C1,C9\nM1,yes,no\n"}}, {}, now);
    CHECK(heading.what.find("the headings name \"C9\", who is no participant") !=
          std::string::npos);
    const Error row = refusal({{"w.csv", "Mentor,C1,C2\nM9,yes,no\n"}}, {}, now);
    CHECK(row.what.find("w.csv, row 2: nobody in the study has this label (\"M9\")") !=
          std::string::npos);
    MappingOptions as_willing;
    as_willing.as = "willing";
    const Error cell = refusal({{"w.csv", "Mentor,C1\nM1,perhaps\n"}}, as_willing, now);
    CHECK(cell.what.find("a cell says neither yes nor no (\"perhaps\" under \"C1\")") !=
          std::string::npos);
    const Error herself = refusal({{"w.csv", "Mentor,M1\nM1,yes\n"}}, as_willing, now);
    CHECK(herself.what.find("tied to herself") != std::string::npos);
    const Error nobody = refusal({{"w.csv", "Mentor\nM1\n"}}, as_willing, now);
    CHECK(nobody.what.find("No heading of w.csv names a participant") != std::string::npos);
}

TEST_CASE("A second list of the willing adds, and what differs is refused or kept", "[ties]") {
    const Files first{{"w.csv", "Mentor,C1,C2\nM1,yes,no\n"}};
    const Files second{{"again.csv", "Mentor,C1,C2\nM1,no,no\nM2,yes,yes\n"}};
    const auto now = imported(first, {}, mentors_and_mentees());
    const Error refused = refusal(second, {}, now);
    CHECK(refused.code == Error::Code::conflict);
    CHECK(refused.what.find("M1 is not willing to be paired with C1 here") != std::string::npos);

    MappingOptions keep;
    keep.conflicts = Conflicts::keep_study;
    const auto plan = plan_of(second, keep, now);
    REQUIRE(plan);
    CHECK(plan->report.files[0].conflicts.size() == 1);
    CHECK(plan->report.added().willing == 2);
    CHECK(plan->report.already_there().willing == 1);
    CHECK(count(imported(second, keep, now), TieKind::willing) == 3);
}

TEST_CASE("Notes become records of whom they are about and lose who made them", "[ties]") {
    const Files files{{"notes.csv", "Mentee,Said by,Domain,Note\n"
                                    "C1,M1,Time,\"Late, always\"\n"
                                    "C1,M2,,Kind\n"
                                    "C1,M3,Time,\"Late, always\"\n"
                                    "C2,M1,Time,\n"}};
    const auto now = imported(files, {}, mentors_and_mentees());
    const auto lines = told(now);
    CHECK(now.study.notes.size() == 2);
    CHECK(holds(lines, "note | C1 | Time | Late, always"));
    CHECK(holds(lines, "note | C1 |  | Kind"));
    const auto report = report_of(files, {}, mentors_and_mentees()).files[0];
    CHECK(holds(report.left_out, "\"Said by\": a note is kept without who made it"));
    CHECK(holds(report.notes, "1 row without a note was skipped."));
    CHECK(holds(report.notes, "1 row says the same of the same participant a second time"));
    CHECK(report_of(files, {}, now).already_there().notes == 3);
    const Error unknown = refusal({{"n.csv", "Mentee,Domain,Note\nC7,Time,Late\n"}}, {}, now);
    CHECK(unknown.what.find("nobody in the study has this label (\"C7\")") != std::string::npos);
}

TEST_CASE("The willing and the notes of the reverse-mentoring study are taken", "[ties][shared]") {
    const auto now = imported(shared_files(
        "reverse-mentoring", {"willing.csv", "participants.csv", "interview-notes.csv"}));
    CHECK(count(now, TieKind::willing) == 25);
    CHECK(count(now, TieKind::unwilling) == 5);
    CHECK(now.study.notes.size() == 35);
}

} // namespace themata
