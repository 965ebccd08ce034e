#include "analysis/scores.h"

#include "support/study_builder.h"
#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>

using namespace themata;
using Catch::Approx;

namespace {

StudyBuilder six_mentors() {
    StudyBuilder study;
    study.item("Length");
    const double values[] = {1, 2, 3, 4, 5, 6};
    for (int at = 0; at < 6; ++at) {
        const std::string label = "M" + std::to_string(at + 1);
        study.participant(label, "Mentor");
        study.score(label, "Phase 1", "Length", values[at]);
    }
    return study;
}

Scores scored(const Snapshot& snapshot, ScoresSpec spec = {}) {
    if (spec.measures.empty())
        spec.measures = measures_of(snapshot.study, MeasureList::overview);
    auto scores = scores_of(snapshot, spec);
    REQUIRE(scores);
    return *scores;
}

} // namespace

TEST_CASE("Scores have quartiles by both definitions", "[scores]") {
    const Scores scores = scored(six_mentors().snapshot());
    REQUIRE(scores.rows.size() == 1);
    const Summary& found = scores.rows[0].summary;
    CHECK(scores.rows[0].keys == std::vector<std::string>{"Mentor", "Phase 1"});
    CHECK(found.n == 6);
    CHECK(*found.median == 3.5);
    CHECK(*found.q1 == 1.75);
    CHECK(*found.q3 == 5.25);
    CHECK(*found.hinge_low == 2);
    CHECK(*found.hinge_high == 5);
}

TEST_CASE("Missing scores are counted by their reason", "[scores]") {
    StudyBuilder study = six_mentors();
    for (const char* label : {"M7", "M8", "M9"}) {
        study.participant(label, "Mentor");
        study.score(label, "Phase 1", "Length", std::nullopt);
    }
    study.at(ScoreId{9}).missing = "N/A";
    study.at(ScoreId{7}).missing = study.at(ScoreId{8}).missing = "blank";
    const Scores scores = scored(study.snapshot());
    REQUIRE(scores.rows.size() == 1);
    CHECK(scores.rows[0].summary.n == 6);
    CHECK(scores.rows[0].missing == 3);
    using Reason = Frequency<std::string>;
    CHECK(scores.rows[0].reasons == std::vector<Reason>{{"blank", 2}, {"N/A", 1}});
}

TEST_CASE("Scores go by stage and by trait, only what occurs", "[scores]") {
    StudyBuilder study = six_mentors();
    study.score("M1", "Phase 2", "Length", 9);
    for (const char* label : {"M1", "M2", "M3"})
        study.trait(label, "Site", "North");
    const Snapshot snapshot = study.snapshot();
    const Scores by_stage = scored(snapshot, {.rows = {{.kind = AxisKind::stage}}});
    REQUIRE(by_stage.rows.size() == 2);
    CHECK(by_stage.rows[1].summary.n == 1);
    CHECK_FALSE(by_stage.rows[1].summary.sd);
    const Scores by_site = scored(snapshot, {.rows = {{.kind = AxisKind::trait, .trait = "Site"}}});
    REQUIRE(by_site.rows.size() == 2);
    CHECK(by_site.rows[0].keys == std::vector<std::string>{"North"});
    CHECK(by_site.rows[0].summary.n == 4);
    CHECK(by_site.rows[1].keys == std::vector<std::string>{std::string(not_stated)});
    const Scores all = scored(snapshot, {.rows = {}});
    REQUIRE(all.rows.size() == 1);
    CHECK(all.rows[0].summary.n == 7);
}

TEST_CASE("The distribution tells how many have which value", "[scores]") {
    StudyBuilder study = six_mentors();
    study.participant("M7", "Mentor");
    study.score("M7", "Phase 1", "Length", 2);
    const Scores scores = scored(study.snapshot());
    REQUIRE(scores.rows[0].distribution.size() == 6);
    CHECK(scores.rows[0].distribution[1] == Frequency<double>{2, 2});
}

TEST_CASE("A clamped quartile is marked in the table and a question is no axis", "[scores]") {
    StudyBuilder study;
    study.score("M1", "Phase 1", "Length", 1);
    study.score("M2", "Phase 1", "Length", 5);
    const Snapshot snapshot = study.snapshot();
    const Scores scores = scored(snapshot);
    const Tabulation table = tabulation_of(scores, {}, provenance_of(snapshot, "scores s.themata"));
    std::size_t marked = 0;
    for (const TabulationCell& cell : table.rows.at(0).cells)
        marked += cell.text.ends_with('*') ? 1 : 0;
    CHECK(marked == 2);
    for (const TabulationRow& row : table.rows)
        CHECK(row.cells.size() == table.columns.size());
    CHECK_FALSE(scores_of(snapshot, {.measures = measures_of(snapshot.study, MeasureList::overview),
                                     .rows = {{.kind = AxisKind::question}}}));
}

TEST_CASE("Alpha is of those with all items, and told for each item", "[scores]") {
    StudyBuilder study;
    const double answers[][2] = {{1, 2}, {2, 2}, {3, 4}, {4, 4}, {5, 5}};
    for (int at = 0; at < 5; ++at)
        for (int item = 0; item < 2; ++item) {
            const std::string wording = item == 0 ? "Trust: Open" : "Trust: Fair";
            study.item(wording, "Trust");
            study.score("M" + std::to_string(at), "Phase 1", wording, answers[at][item]);
        }
    study.score("M9", "Phase 1", "Trust: Open", 3);
    const Snapshot snapshot = study.snapshot();
    const Scores scores = scored(snapshot, {.alpha = AlphaWanted::yes});
    REQUIRE(scores.rows.size() == 1);
    const auto& found = scores.rows[0].reliability;
    REQUIRE(found);
    CHECK(found->people == 5);
    CHECK(found->left_out == 1);
    // 2 (1 - (2.5 + 1.8) / 8.3): variances of the items and of their sum.
    CHECK(*found->alpha == Approx(2 * (1 - (2.5 + 1.8) / 8.3)));
    REQUIRE(found->items.size() == 2);
    const Tabulation table =
        reliability_tabulation_of(scores, snapshot.study, provenance_of(snapshot, "scores"));
    CHECK(table.rows.size() == 3);
    for (const TabulationRow& row : table.rows)
        CHECK(row.cells.size() == table.columns.size());
}

TEST_CASE("The table says whether N counts people or values", "[scores]") {
    StudyBuilder study;
    study.trait("M1", "Sex", "Male");
    study.item("Trust");
    study.score("M1", "Phase 1", "Trust", 2);
    study.score("M1", "Phase 2", "Trust", 4);
    const Snapshot snapshot = study.snapshot();
    const auto first_note = [&](const std::vector<Axis>& rows) {
        return tabulation_of(scored(snapshot, {.rows = rows}), {},
                             provenance_of(snapshot, "scores"))
            .notes.at(0);
    };
    CHECK(first_note({{.kind = AxisKind::stage}}).starts_with("N: participants"));
    CHECK(first_note({{.kind = AxisKind::trait, .trait = "Sex"}}).starts_with("N: values"));
}
