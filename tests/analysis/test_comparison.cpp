#include "analysis/comparison.h"

#include "support/study_builder.h"
#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>

using namespace themata;
using Catch::Approx;

namespace {

using Values = std::vector<double>;

// Participants P1, P2 … from `first` on, in a role, with a score each at a stage.
void score_all(StudyBuilder& study, const std::string& role, const std::string& stage,
               const Values& values, int first = 1) {
    for (std::size_t at = 0; at < values.size(); ++at) {
        const std::string label = "P" + std::to_string(first + static_cast<int>(at));
        study.participant(label, role);
        study.score(label, stage, "Mood", values[at]);
    }
}

ComparisonSpec of_mood(const Study& study, Design design) {
    return {.measure = measure_of(study, QuestionId{1}), .design = std::move(design)};
}

ByStages all_stages(const Study& study) {
    ByStages design;
    for (const Stage& stage : study.stages)
        design.stages.push_back(stage.id);
    return design;
}

ByRoles all_roles(const Study& study) {
    ByRoles design;
    for (const Role& role : study.roles)
        design.roles.push_back(role.id);
    return design;
}

Comparison done(const Snapshot& snapshot, const ComparisonSpec& spec) {
    auto found = compared(snapshot, std::span(&spec, 1), Correction::holm);
    if (!found)
        FAIL(found.error().what);
    return found->done.front();
}

Error refused(const Snapshot& snapshot, const ComparisonSpec& spec) {
    const auto found = compared(snapshot, std::span(&spec, 1), Correction::holm);
    REQUIRE_FALSE(found);
    CHECK_FALSE(found.error().hint.empty());
    return found.error();
}

bool holds(const std::string& text, std::string_view part) { return text.find(part) != text.npos; }

// Hollander and Wolfe's depression scores.
const Values before{1.83, 0.5, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.3};
const Values after{0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29};

} // namespace

TEST_CASE("The same people at two stages are compared by Wilcoxon on those at both",
          "[comparison]") {
    StudyBuilder study;
    score_all(study, "Patient", "Before", before);
    score_all(study, "Patient", "After", after);
    score_all(study, "Patient", "Before", {1.5}, 20);
    const Snapshot snapshot = study.snapshot();
    const Comparison found = done(snapshot, of_mood(snapshot.study, all_stages(snapshot.study)));
    CHECK(found.test == TestKind::signed_rank);
    CHECK(found.paired);
    CHECK(found.groups[0].n == 9);
    CHECK(found.groups[0].valid == 10);
    CHECK(*found.groups[0].summary.median == 1.68);
    CHECK(found.n_used == 9);
    CHECK(found.zero_differences == std::size_t{0});
    CHECK(*found.z == Approx(-2.073221072156823));
    CHECK(*found.p == Approx(0.038151710173415135));
    CHECK(*found.exact == Approx(0.0390625));
    CHECK(*found.effect.estimate == Approx(-0.7777777777777778));
    REQUIRE(found.attrition);
    CHECK(found.attrition->in_all == 9);
    CHECK(found.attrition->in_any == 10);
    CHECK(holds(found.attrition->words,
                "9 of 10 answered at both Before and After; 1 at Before only."));
}

TEST_CASE("Different people at two stages are compared by Mann-Whitney", "[comparison]") {
    StudyBuilder study;
    score_all(study, "Patient", "2021", {12, 17, 9, 21});
    score_all(study, "Patient", "2022", {8, 18, 26, 15, 23}, 11);
    const Snapshot snapshot = study.snapshot();
    const Comparison found = done(snapshot, of_mood(snapshot.study, all_stages(snapshot.study)));
    CHECK(found.test == TestKind::rank_sum);
    CHECK_FALSE(found.paired);
    CHECK_FALSE(found.attrition);
    CHECK(*found.statistic == 7);
    CHECK(*found.z == Approx(-0.7348469228349533));
    CHECK(*found.p == Approx(0.4624327264504764));
    CHECK(*found.exact == Approx(0.5555555555555556));
    CHECK(found.n_used == 9);
}

TEST_CASE("Another test is done when it is asked for, and its assumption told", "[comparison]") {
    StudyBuilder study;
    score_all(study, "Patient", "Before", before);
    score_all(study, "Patient", "After", after);
    const Snapshot snapshot = study.snapshot();
    ComparisonSpec spec = of_mood(snapshot.study, all_stages(snapshot.study));
    spec.test = TestKind::rank_sum;
    const Comparison found = done(snapshot, spec);
    CHECK(found.test == TestKind::rank_sum);
    CHECK(holds(note_of(found), "takes all as different people"));
    CHECK(holds(note_of(found), "Wilcoxon signed-rank"));
    spec.test = TestKind::signed_rank;
    CHECK_FALSE(holds(note_of(done(snapshot, spec)), "Warning"));
}

TEST_CASE("Pairs cannot be made of different people", "[comparison]") {
    StudyBuilder study;
    score_all(study, "Mentor", "Phase 1", {1, 2, 3});
    score_all(study, "Mentee", "Phase 1", {2, 3, 4}, 11);
    const Snapshot snapshot = study.snapshot();
    ComparisonSpec spec = of_mood(snapshot.study, all_roles(snapshot.study));
    spec.test = TestKind::signed_rank;
    CHECK(holds(refused(snapshot, spec).what, "different people"));
    spec.test.reset();
    CHECK(done(snapshot, spec).test == TestKind::rank_sum);
}

TEST_CASE("Nothing is tested where nothing differs, or too few are there", "[comparison]") {
    StudyBuilder study;
    score_all(study, "Patient", "Before", {1, 2, 3});
    score_all(study, "Patient", "After", {1, 2, 3});
    const Snapshot snapshot = study.snapshot();
    CHECK(holds(refused(snapshot, of_mood(snapshot.study, all_stages(snapshot.study))).what,
                "All 3 differences"));

    StudyBuilder few;
    score_all(few, "Mentor", "Before", {1});
    score_all(few, "Mentee", "Before", {2, 3}, 11);
    const Snapshot small = few.snapshot();
    CHECK(holds(refused(small, of_mood(small.study, all_roles(small.study))).what,
                "at least two in each group"));

    StudyBuilder alike;
    score_all(alike, "Mentor", "Before", {2, 2});
    score_all(alike, "Mentee", "Before", {2, 2, 2}, 11);
    const Snapshot flat = alike.snapshot();
    CHECK(holds(refused(flat, of_mood(flat.study, all_roles(flat.study))).what,
                "cannot be compared"));
}

TEST_CASE("People who are partly the same are refused, unless taken as different", "[comparison]") {
    StudyBuilder study;
    score_all(study, "Patient", "2021", {1, 2, 3, 4});
    score_all(study, "Patient", "2022", {2, 4, 6, 8}, 4);
    const Snapshot snapshot = study.snapshot();
    ComparisonSpec spec = of_mood(snapshot.study, all_stages(snapshot.study));
    CHECK(holds(refused(snapshot, spec).what, "overlap partly"));
    spec.test = TestKind::rank_sum;
    CHECK(holds(note_of(done(snapshot, spec)), "no test is right here"));
}

TEST_CASE("Three stages of the same people are compared by Friedman and in pairs", "[comparison]") {
    const Values rows[] = {{9.5, 6.5, 8.1}, {8, 6, 6},       {7, 6.5, 4.2}, {9.5, 5, 7.3},
                           {9, 7, 6.2},     {8.5, 6.9, 6.5}, {7.5, 8, 6.5}, {6, 8, 3.1},
                           {5, 6, 4.9},     {7.5, 7.5, 6.2}};
    StudyBuilder study;
    for (int stage = 0; stage < 3; ++stage) {
        Values values;
        for (const Values& row : rows)
            values.push_back(row[static_cast<std::size_t>(stage)]);
        score_all(study, "Patient", "Stage " + std::to_string(stage), values);
    }
    const Snapshot snapshot = study.snapshot();
    const Comparison found = done(snapshot, of_mood(snapshot.study, all_stages(snapshot.study)));
    CHECK(found.test == TestKind::friedman);
    CHECK(*found.statistic == Approx(10.473684210526335));
    CHECK(*found.df == 2);
    CHECK(*found.p == Approx(0.00531702094475047));
    CHECK(*found.effect.estimate == Approx(0.5236842105263168));
    REQUIRE(found.pairwise.size() == 3);
    CHECK(found.pairwise[0].first == "Stage 0");
    CHECK(found.pairwise[2].second == "Stage 2");
    double least = 1;
    for (const PairCompared& pair : found.pairwise)
        least = std::min(least, *pair.p);
    CHECK(*found.pairwise[1].p_adjusted == Approx(3 * least));
}

TEST_CASE("Three roles are compared by Kruskal-Wallis and Dunn", "[comparison]") {
    StudyBuilder study;
    score_all(study, "A", "Phase 1", {96, 128, 83, 61, 101});
    score_all(study, "B", "Phase 1", {82, 124, 132, 135, 109}, 11);
    score_all(study, "C", "Phase 1", {115, 149, 166, 147}, 21);
    const Snapshot snapshot = study.snapshot();
    const Comparison found = done(snapshot, of_mood(snapshot.study, all_roles(snapshot.study)));
    CHECK(found.test == TestKind::kruskal_wallis);
    CHECK(*found.statistic == Approx(6.405714285714282));
    CHECK(*found.p == Approx(0.040645906756430324));
    CHECK(*found.groups[2].mean_rank == 11.5);
    CHECK(found.pairwise.size() == 3);
}

TEST_CASE("The two of each pair are compared as pairs", "[comparison]") {
    StudyBuilder study;
    score_all(study, "Mentor", "Phase 1", {1, 2, 3, 4});
    score_all(study, "Mentee", "Stage 4", {3, 3, 5, 8, 9}, 11);
    for (int at = 1; at <= 4; ++at)
        study.tie(TieKind::paired, "P" + std::to_string(at), "P" + std::to_string(10 + at));
    Snapshot snapshot = study.snapshot();
    const Comparison found = done(snapshot, of_mood(snapshot.study, ByDyads{}));
    CHECK(found.test == TestKind::signed_rank);
    CHECK(found.groups[0].name == "Mentor");
    CHECK(found.groups[1].name == "Mentee");
    CHECK(found.groups[1].n == 4);
    CHECK(*found.exact == Approx(0.125));

    study.tie(TieKind::paired, "P1", "P15");
    snapshot = study.snapshot();
    CHECK(holds(refused(snapshot, of_mood(snapshot.study, ByDyads{})).what, "“P1”"));
}

TEST_CASE("Several scores of one person are refused until a stage is named", "[comparison]") {
    StudyBuilder study;
    score_all(study, "Mentor", "Phase 1", {1, 2, 3});
    score_all(study, "Mentor", "Phase 2", {2, 3, 5});
    score_all(study, "Mentee", "Stage 4", {4, 5, 6}, 11);
    const Snapshot snapshot = study.snapshot();
    ByRoles design = all_roles(snapshot.study);
    CHECK(refused(snapshot, of_mood(snapshot.study, design)).option == "--stage");
    design.at = {{1}, {3}};
    const Comparison found = done(snapshot, of_mood(snapshot.study, design));
    CHECK(found.test == TestKind::rank_sum);
    CHECK(found.among == "Phase 1, Stage 4");
    CHECK(found.groups[0].n == 3);
}

TEST_CASE("Those whose trait is not stated are left out and counted", "[comparison]") {
    StudyBuilder study;
    score_all(study, "Mentor", "Phase 1", {1, 2, 3, 4, 5});
    for (const char* label : {"P1", "P2"})
        study.trait(label, "Sex", "Female");
    for (const char* label : {"P3", "P4"})
        study.trait(label, "Sex", "Male");
    const Snapshot snapshot = study.snapshot();
    const Comparison found = done(snapshot, of_mood(snapshot.study, ByTrait{.trait = "Sex"}));
    CHECK(found.contrast == "Female vs Male");
    CHECK(found.n_used == 4);
    CHECK(holds(note_of(found), "1 with a score is left out"));
    CHECK(holds(note_of(found), "With 2 and 2 people no exact two-sided p can be below"));
}

TEST_CASE("Those with a theme, or one below it, are compared with those without", "[comparison]") {
    StudyBuilder study;
    score_all(study, "Mentor", "Phase 1", {1, 2, 3, 4, 5});
    for (const char* label : {"P1", "P2"})
        study.code(study.answer(label, "Phase 1", "Why?", "rank"), "Concerns/Rank");
    for (const char* label : {"P3", "P4"})
        study.code(study.answer(label, "Phase 1", "Why?", "time"), "Hopes");
    const Snapshot snapshot = study.snapshot();
    const ThemeId concerns{1};
    REQUIRE(snapshot.study.themes.find(concerns)->name == "Concerns");
    const Comparison found = done(snapshot, of_mood(snapshot.study, ByTheme{.theme = concerns}));
    CHECK(found.theme == concerns);
    CHECK(*found.groups[0].summary.median == 1.5);
    CHECK(*found.groups[1].summary.median == 3.5);
    CHECK(found.n_used == 4);
    CHECK(holds(note_of(found), "1 with a score answered no question"));

    const auto all = for_each_theme(snapshot, of_mood(snapshot.study, ByTheme{}));
    REQUIRE(all.size() == 3);
    const auto family = compared(snapshot, all, Correction::holm);
    REQUIRE(family);
    REQUIRE(family->done.size() == 3);
    CHECK(*family->done[0].p_adjusted == Approx(std::min(1.0, 3 * *family->done[0].p)));
}

TEST_CASE("A refused comparison is no member of the family and keeps its reason", "[comparison]") {
    StudyBuilder study;
    score_all(study, "Patient", "Before", before);
    score_all(study, "Patient", "After", after);
    for (int at = 1; at <= 9; ++at)
        for (const char* stage : {"Before", "After"})
            study.score("P" + std::to_string(at), stage, "Flat", 3);
    const Snapshot snapshot = study.snapshot();
    std::vector<ComparisonSpec> specs;
    for (const ScoreMeasure& measure : measures_of(snapshot.study, MeasureList::overview))
        specs.push_back({.measure = measure, .design = all_stages(snapshot.study)});
    REQUIRE(specs.size() == 2);
    const auto family = compared(snapshot, specs, Correction::holm);
    REQUIRE(family);
    REQUIRE(family->done.size() == 1);
    CHECK(*family->done[0].p_adjusted == *family->done[0].p);
    REQUIRE(family->refused.size() == 1);
    CHECK(family->refused[0].measure.name == "Flat");
    const Tabulation table =
        tabulation_of(*family, snapshot.study, provenance_of(snapshot, "compare"));
    REQUIRE(table.rows.size() == 2);
    for (const TabulationRow& row : table.rows)
        CHECK(row.cells.size() == table.columns.size());
    CHECK(holds(table.rows[1].cells.back().reason, "differences of “Flat” are zero"));
}
