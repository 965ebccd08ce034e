#include "analysis/theme_table.h"

#include "support/random_study.h"
#include "support/study_builder.h"
#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>
#include <map>
#include <set>

using namespace themata;
using Catch::Approx;

namespace {

const TableSpec with_tests{.count = Count::participants, .tests = TestsWanted::yes};

ThemeTable tabled(const Snapshot& snapshot, const TableSpec& spec = with_tests) {
    auto table = theme_table(snapshot, spec);
    if (!table)
        FAIL(table.error().what);
    return *table;
}

const ThemeTest& test_of(const ThemeTable& table, const std::string& path,
                         const std::string& contrast) {
    for (const ThemeRow& row : table.rows)
        for (std::size_t at = 0; row.path == path && at < table.contrasts.size(); ++at)
            if (table.contrasts[at].name == contrast)
                return row.tests[at];
    throw std::runtime_error("no test of " + path + " in " + contrast);
}

std::vector<std::string> contrasts(const ThemeTable& table) {
    std::vector<std::string> names;
    for (const Contrast& contrast : table.contrasts)
        names.push_back(contrast.name);
    return names;
}

using Texts = std::vector<std::string>;

// Answers of a participant at a stage, with the themes named.
void say(StudyBuilder& study, int person, const std::string& role, const std::string& stage,
         const Texts& themes) {
    const std::string label = role + std::to_string(person);
    study.participant(label, role);
    const ResponseId answer = study.answer(label, stage, "Why?", "because");
    for (const std::string& theme : themes)
        study.code(answer, theme);
}

bool holds(const std::string& text, std::string_view part) { return text.find(part) != text.npos; }

} // namespace

TEST_CASE("The same people at two stages are tested by McNemar, if there at both",
          "[theme_tests]") {
    StudyBuilder study;
    for (int person = 1; person <= 5; ++person) {
        say(study, person, "Mentor", "Phase 1", {"Worry/Rank"});
        say(study, person, "Mentor", "Phase 2", person == 5 ? Texts{"Worry/Time"} : Texts{});
    }
    for (int person = 6; person <= 7; ++person) {
        say(study, person, "Mentor", "Phase 1", {});
        say(study, person, "Mentor", "Phase 2", {"Worry/Time"});
    }
    say(study, 8, "Mentor", "Phase 1", {"Worry/Rank"}); // not at Phase 2
    const ThemeTable table = tabled(study.snapshot());
    CHECK(contrasts(table) == Texts{"Mentor: Phase 1 vs Phase 2"});
    CHECK(table.contrasts[0].same_people);
    CHECK(table.contrasts[0].n == std::vector<std::size_t>{7, 7});
    CHECK(table.contrasts[0].n_any == 8);
    const ThemeTest& rank = test_of(table, "Worry/Rank", "Mentor: Phase 1 vs Phase 2");
    CHECK(rank.test == ThemeTestKind::mcnemar);
    CHECK(rank.changes == PairedCounts{.both = 0, .only_first = 5, .only_second = 0, .neither = 2});
    CHECK(*rank.p == Approx(0.0625));
    CHECK(*rank.effect.estimate == Approx(5.0 / 7));
    // The theme above is in both when either below it is.
    const ThemeTest& worry = test_of(table, "Worry", "Mentor: Phase 1 vs Phase 2");
    CHECK(worry.changes ==
          PairedCounts{.both = 1, .only_first = 4, .only_second = 2, .neither = 0});
    const ThemeTest& time = test_of(table, "Worry/Time", "Mentor: Phase 1 vs Phase 2");
    CHECK(*time.p == Approx(0.25));
    // Three themes are one family.
    CHECK(table.contrasts[0].family == 3);
    CHECK(*rank.p_adjusted == Approx(3 * 0.0625));
    CHECK(holds(table.footnote, "McNemar (exact) on the 7 of 8"));
    CHECK_FALSE(holds(table.footnote, "No test"));
}

TEST_CASE("Different people in two roles are tested by Fisher", "[theme_tests]") {
    StudyBuilder study;
    for (int person = 1; person <= 4; ++person) {
        say(study, person, "Mentor", "Phase 1",
            person <= 3 ? Texts{"Rank", "Always"} : Texts{"Always"});
        say(study, person, "Mentee", "Phase 1",
            person <= 1 ? Texts{"Rank", "Always"} : Texts{"Always"});
    }
    const ThemeTable table = tabled(study.snapshot());
    CHECK(contrasts(table) == Texts{"Phase 1: Mentor vs Mentee"});
    const ThemeTest& rank = test_of(table, "Rank", "Phase 1: Mentor vs Mentee");
    CHECK(rank.test == ThemeTestKind::fisher);
    CHECK(rank.with == std::vector<std::uint64_t>{3, 1});
    CHECK(*rank.p == Approx(0.4857142857142845));
    CHECK(*rank.effect.estimate == Approx(0.5));
    // What everybody has cannot differ, and is no member of the family.
    CHECK_FALSE(test_of(table, "Always", "Phase 1: Mentor vs Mentee").p);
    CHECK(table.contrasts[0].family == 1);
}

TEST_CASE("Each role is tested over stages and each stage over roles", "[theme_tests]") {
    StudyBuilder study;
    for (int person = 1; person <= 3; ++person)
        for (const char* role : {"Mentor", "Mentee"})
            for (const char* stage : {"Early", "Late"})
                say(study, person, role, stage, person == 1 ? Texts{"Rank"} : Texts{});
    const ThemeTable table = tabled(study.snapshot());
    CHECK(contrasts(table) == Texts{"Early: Mentor vs Mentee", "Late: Mentor vs Mentee",
                                    "Mentor: Early vs Late", "Mentee: Early vs Late"});
    CHECK_FALSE(table.contrasts[0].same_people);
    CHECK(table.contrasts[2].same_people);
}

TEST_CASE("The same people at many stages are tested by Cochran and in pairs", "[theme_tests]") {
    const int rows[9][7] = {{1, 0, 0, 1, 0, 0, 1}, {1, 1, 1, 1, 0, 0, 0}, {0, 0, 1, 1, 0, 0, 1},
                            {1, 1, 1, 1, 0, 0, 1}, {1, 0, 1, 0, 0, 1, 0}, {0, 1, 1, 0, 0, 0, 0},
                            {0, 1, 1, 1, 1, 1, 1}, {1, 1, 0, 1, 0, 0, 0}, {0, 1, 0, 1, 0, 0, 1}};
    StudyBuilder study;
    for (int stage = 0; stage < 7; ++stage)
        for (int person = 0; person < 9; ++person)
            say(study, person, "Mentor", "Stage " + std::to_string(stage),
                rows[person][stage] == 1 ? Texts{"Rank"} : Texts{});
    const ThemeTable table = tabled(study.snapshot());
    REQUIRE(contrasts(table) == Texts{"Mentor: stage (7)"});
    const ThemeTest& rank = test_of(table, "Rank", "Mentor: stage (7)");
    CHECK(rank.test == ThemeTestKind::cochran_q);
    CHECK(*rank.statistic == Approx(12.73469387755102));
    CHECK(*rank.df == 6);
    CHECK(*rank.p == Approx(0.04744791378510059));
    CHECK(rank.with == std::vector<std::uint64_t>{5, 6, 6, 7, 1, 2, 5});
    REQUIRE(rank.pairs.size() == 21);
    CHECK(rank.pairs[0].counts ==
          PairedCounts{.both = 3, .only_first = 2, .only_second = 3, .neither = 1});
}

TEST_CASE("Three groups are tested by Freeman-Halton where few are expected", "[theme_tests]") {
    StudyBuilder study;
    for (int person = 1; person <= 3; ++person)
        for (const char* role : {"A", "B", "C"})
            say(study, person, role, "Phase 1",
                std::string_view(role) == "A" ? Texts{"Rank"} : Texts{});
    const ThemeTable table = tabled(study.snapshot());
    const ThemeTest& rank = test_of(table, "Rank", "Phase 1: A, B, C");
    CHECK(rank.test == ThemeTestKind::freeman_halton);
    CHECK(*rank.p == Approx(3.0 / 84));
}

TEST_CASE("Three large groups are tested by chi-squared", "[theme_tests]") {
    StudyBuilder study;
    for (int person = 1; person <= 20; ++person)
        for (const char* role : {"A", "B", "C"})
            say(study, person, role, "Phase 1",
                person <= (std::string_view(role) == "A" ? 15 : 5) ? Texts{"Rank"} : Texts{});
    const ThemeTable table = tabled(study.snapshot());
    const ThemeTest& rank = test_of(table, "Rank", "Phase 1: A, B, C");
    CHECK(rank.test == ThemeTestKind::chi_squared);
    // Expected 25/3 with and 35/3 without in each group.
    const double e = 25.0 / 3;
    const double f = 35.0 / 3;
    CHECK(*rank.statistic == Approx((15 - e) * (15 - e) / e + 2 * (5 - e) * (5 - e) / e +
                                    (5 - f) * (5 - f) / f + 2 * (15 - f) * (15 - f) / f));
    CHECK(*rank.df == 2);
}

TEST_CASE("Mentions are not tested, nor several responses of one person", "[theme_tests]") {
    StudyBuilder study;
    for (int person = 1; person <= 3; ++person)
        for (const char* role : {"Mentor", "Mentee"})
            say(study, person, role, "Phase 1", person == 1 ? Texts{"Rank"} : Texts{});
    TableSpec spec = with_tests;
    spec.count = Count::mentions;
    const auto mentions = theme_table(study.snapshot(), spec);
    REQUIRE_FALSE(mentions);
    CHECK(holds(mentions.error().what, "not independent"));

    spec.count = Count::responses;
    const ThemeTable responses = tabled(study.snapshot(), spec);
    CHECK(*test_of(responses, "Rank", "Phase 1: Mentor vs Mentee").p == 1);
    study.answer("Mentor1", "Phase 1", "What else?", "nothing");
    CHECK_FALSE(theme_table(study.snapshot(), spec));
    CHECK_FALSE(
        theme_table(study.snapshot(),
                    {.columns = {}, .count = Count::participants, .tests = TestsWanted::yes}));
}

TEST_CASE("Who left the answer blank is in no test, whatever was coded there", "[theme_tests]") {
    StudyBuilder study;
    for (int person = 1; person <= 3; ++person)
        for (const char* role : {"Mentor", "Mentee"})
            say(study, person, role, "Phase 1", person == 1 ? Texts{"Rank"} : Texts{});
    study.participant("Silent", "Mentor");
    study.code(study.answer("Silent", "Phase 1", "Why?", ""), "Rank");
    TableSpec spec = with_tests;
    spec.base = Base::answered;
    const ThemeTable answered = tabled(study.snapshot(), spec);
    CHECK(test_of(answered, "Rank", "Phase 1: Mentor vs Mentee").with ==
          std::vector<std::uint64_t>{1, 1});
    CHECK(answered.contrasts[0].n == std::vector<std::size_t>{3, 3});
    spec.base = Base::asked;
    const ThemeTable asked = tabled(study.snapshot(), spec);
    CHECK(test_of(asked, "Rank", "Phase 1: Mentor vs Mentee").with ==
          std::vector<std::uint64_t>{2, 1});
}

TEST_CASE("With all of some coders a theme counts in a test when each applied it",
          "[theme_tests]") {
    StudyBuilder study;
    for (int person = 1; person <= 2; ++person)
        for (const char* role : {"Mentor", "Mentee"}) {
            say(study, person, role, "Phase 1", {});
            const ResponseId last{static_cast<std::uint32_t>(study.study().responses.last_id())};
            study.code(last, "Rank", "", "RS");
            if (std::string_view(role) == "Mentor")
                study.code(last, "Rank", "", "KL");
        }
    TableSpec spec = with_tests;
    spec.whose = {.rule = CodersCounted::Rule::all_of, .coders = {{1}, {2}}};
    const ThemeTable table = tabled(study.snapshot(), spec);
    CHECK(test_of(table, "Rank", "Phase 1: Mentor vs Mentee").with ==
          std::vector<std::uint64_t>{2, 0});
}

namespace {

// Who answered at a stage, and the stages at which she has a theme, from the records themselves.
struct Naive {
    std::map<std::pair<ParticipantId, StageId>, bool> answered;
    std::set<std::tuple<ParticipantId, StageId, ThemeId>> has;

    explicit Naive(const Study& study) {
        for (const Response& response : study.responses)
            if (response.state == ResponseState::answered)
                answered[{response.participant, response.stage}] = true;
        for (const Coding& coding : study.codings) {
            const Response& response = *study.responses.find(coding.response);
            has.emplace(response.participant, response.stage, coding.theme);
            for (ThemeId above : ancestors(study, coding.theme))
                has.emplace(response.participant, response.stage, above);
        }
    }

    PairedCounts changes(const Study& study, ThemeId theme, StageId first, StageId second) const {
        PairedCounts counts;
        for (const Participant& who : study.participants) {
            if (!answered.contains({who.id, first}) || !answered.contains({who.id, second}))
                continue;
            const bool before = has.contains({who.id, first, theme});
            const bool after = has.contains({who.id, second, theme});
            ++(before ? (after ? counts.both : counts.only_first)
                      : (after ? counts.only_second : counts.neither));
        }
        return counts;
    }
};

StageId stage_called(const Study& study, const std::string& name) {
    for (const Stage& stage : study.stages)
        if (stage.name == name)
            return stage.id;
    return {};
}

} // namespace

TEST_CASE("Changes between stages of a random study are what their definition gives",
          "[theme_tests]") {
    std::size_t compared = 0;
    for (std::uint32_t seed = 1; seed <= 150; ++seed) {
        CAPTURE(seed);
        const Snapshot snapshot = random_study(seed);
        const Study& study = snapshot.study;
        TableSpec spec = with_tests;
        spec.columns = {{.kind = AxisKind::stage}};
        spec.rows.retired = ThemeRows::Retired::shown;
        const auto table = theme_table(snapshot, spec);
        if (!table || table->contrasts.empty() || !table->contrasts[0].same_people ||
            !table->contrasts[0].refused.empty() || table->contrasts[0].columns.size() != 2)
            continue;
        const Naive naive(study);
        const Contrast& contrast = table->contrasts[0];
        const StageId first = stage_called(study, contrast.parts[0]);
        const StageId second = stage_called(study, contrast.parts[1]);
        for (const ThemeRow& row : table->rows) {
            const PairedCounts expected = naive.changes(study, row.theme, first, second);
            CHECK(row.tests[0].with ==
                  std::vector<std::uint64_t>{expected.both + expected.only_first,
                                             expected.both + expected.only_second});
            if (row.tests[0].changes)
                CHECK(*row.tests[0].changes == expected);
            ++compared;
        }
    }
    CHECK(compared > 20);
}
