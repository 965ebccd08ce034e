#include "analysis/allocation.h"

#include "analysis/cooccurrence.h"
#include "analysis/theme_table.h"
#include "support/study_builder.h"
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <set>

using namespace themata;

namespace {

// 30 mentors and 10 mentees at one stage.
StudyBuilder forty_answers() {
    StudyBuilder study;
    for (int p = 1; p <= 40; ++p) {
        const std::string label = "P" + std::to_string(p);
        study.participant(label, p <= 30 ? "Mentor" : "Mentee");
        study.answer(label, "Phase 1", "Why?", "trust and time");
    }
    return study;
}

const Axis by_role{.kind = AxisKind::role};

std::vector<ResponseId> drawn(const Snapshot& now, const SampleSpec& spec) {
    const auto sample = draw_sample(now, spec);
    REQUIRE(sample);
    return sample->responses;
}

// The cells of a theme counted by consensus.
std::vector<std::uint32_t> settled(const StudyBuilder& study, const std::string& path,
                                   Count count = Count::responses) {
    const auto table = theme_table(
        study.snapshot(),
        {.columns = {}, .count = count, .whose = {.rule = CodersCounted::Rule::consensus}});
    REQUIRE(table);
    std::vector<std::uint32_t> cells;
    for (const ThemeRow& row : table->rows)
        if (row.path == path)
            for (const Cell& cell : row.cells)
                cells.push_back(cell.n);
    return cells;
}

using Counts = std::vector<std::uint32_t>;

} // namespace

TEST_CASE("The same seed draws the same answers, another seed others", "[double coding]") {
    const Snapshot now = forty_answers().snapshot();
    const SampleSpec spec{.coder = "KL", .number = 10, .seed = 7};
    CHECK(drawn(now, spec) == drawn(now, spec));
    CHECK(drawn(now, spec) != drawn(now, {.coder = "KL", .number = 10, .seed = 8}));
    const auto responses = drawn(now, spec);
    CHECK(std::set(responses.begin(), responses.end()).size() == 10);
}

TEST_CASE("Every answer is drawn about as often as any other", "[double coding]") {
    const Snapshot now = forty_answers().snapshot();
    std::vector<int> times(41);
    for (std::uint64_t seed = 1; seed <= 2000; ++seed)
        for (const ResponseId id : drawn(now, {.coder = "KL", .number = 10, .seed = seed}))
            ++times[id.value];
    const auto [least, most] = std::minmax_element(times.begin() + 1, times.end());
    CHECK(*least > 500 - 90); // 4.6 standard deviations of the binomial
    CHECK(*most < 500 + 90);
}

TEST_CASE("Strata get their share, and the shares add up", "[double coding]") {
    const Snapshot now = forty_answers().snapshot();
    const auto sample =
        draw_sample(now, {.coder = "KL", .percent = 25, .strata = {by_role}, .seed = 3});
    REQUIRE(sample);
    CHECK(sample->responses.size() == 10);
    CHECK(sample->how == "10 of 40 answers, drawn at random in proportion by role, seed 3");
    REQUIRE(sample->strata.size() == 2);
    CHECK(sample->strata[0] == Stratum{.names = {"Mentor"}, .pool = 30, .drawn = 8});
    CHECK(sample->strata[1] == Stratum{.names = {"Mentee"}, .pool = 10, .drawn = 2});
}

TEST_CASE("What she has to do with already, and what is blank, is not drawn", "[double coding]") {
    StudyBuilder study = forty_answers();
    study.code(ResponseId{1}, "Trust", "trust", "KL");
    study.nothing_to_code(ResponseId{2}, "KL");
    study.assignment(ResponseId{3}, "KL");
    study.code(ResponseId{4}, "Trust", "trust", "RS");
    study.answer("P41", "Phase 1", "Why?", "");
    const auto responses = drawn(study.snapshot(), {.coder = "KL"});
    CHECK(responses.size() == 37);
    CHECK(responses.front() == ResponseId{4});
    CHECK(drawn(study.snapshot(), {.coder = "RS"}).size() == 39);
}

TEST_CASE("A sample that cannot be drawn is refused", "[double coding]") {
    const Snapshot now = forty_answers().snapshot();
    CHECK_FALSE(draw_sample(now, {.coder = "KL", .number = 41}));
    CHECK_FALSE(draw_sample(now, {.coder = "KL", .number = 0}));
    CHECK_FALSE(draw_sample(now, {.coder = "KL", .percent = 0}));
    CHECK_FALSE(draw_sample(now, {.coder = "KL", .percent = 101}));
    CHECK_FALSE(draw_sample(now, {.coder = "KL", .among = ResponseSet()}));
    CHECK_FALSE(draw_sample(now, {.coder = "KL", .strata = {by_role, by_role}}));
}

TEST_CASE("It is told how far a coder is with what she was assigned", "[double coding]") {
    StudyBuilder study = forty_answers();
    for (std::uint32_t id = 1; id <= 4; ++id)
        study.assignment(ResponseId{id}, "KL");
    study.code(ResponseId{1}, "Trust", "trust", "KL");
    study.nothing_to_code(ResponseId{2}, "KL");
    study.code(ResponseId{3}, "Trust", "trust", "RS");
    const auto work = assigned_work(study.snapshot());
    REQUIRE(work.size() == 1);
    CHECK(work[0].assigned == 4);
    CHECK(work[0].done == 2);
}

TEST_CASE("A table of the consensus counts what is settled, else what all people agree on",
          "[double coding]") {
    StudyBuilder study = forty_answers();
    const ResponseId alone{1}, agreed{2}, disputed{3}, settled_so{4}, settled_empty{5};
    study.code(alone, "Trust", "trust", "RS");
    study.code(agreed, "Trust", "trust", "RS");
    study.code(agreed, "Trust", "trust and time", "KL");
    study.code(agreed, "Time", "time", "KL");
    study.code(disputed, "Trust", "trust", "RS");
    study.nothing_to_code(disputed, "KL");
    study.code(settled_so, "Trust", "trust", "RS");
    study.code(settled_so, "Time", "time", "KL");
    study.code(settled_empty, "Trust", "trust", "RS");
    study.code(settled_empty, "Trust", "trust", "KL");
    CHECK(settled(study, "Trust") == Counts{3});
    study.coder("consensus", CoderKind::consensus);
    study.code(settled_so, "Time", "and time", "consensus");
    study.nothing_to_code(settled_empty, "consensus");
    CHECK(settled(study, "Trust") == Counts{2});
    CHECK(settled(study, "Time") == Counts{1});
    CHECK(settled(study, "Trust", Count::mentions) == Counts{2});
    CHECK(settled(study, "Trust", Count::participants) == Counts{2});
}

TEST_CASE("Tests and explorations of a consensus see what is settled and agreed, no more",
          "[double coding]") {
    StudyBuilder study = forty_answers();
    const ResponseId alone{1}, agreed{2}, disputed{3}, settled_so{4}, settled_empty{5};
    for (const ResponseId answer : {agreed, settled_empty})
        for (const char* coder : {"RS", "KL"})
            study.code(answer, "Trust", "trust", coder);
    study.code(alone, "Trust", "trust", "RS");
    study.code(disputed, "Trust", "trust", "RS");
    study.nothing_to_code(disputed, "KL");
    study.code(settled_so, "Trust", "trust", "RS");
    study.coder("consensus", CoderKind::consensus);
    study.code(settled_so, "Time", "and time", "consensus");
    study.nothing_to_code(settled_empty, "consensus");
    const CodersCounted consensus{.rule = CodersCounted::Rule::consensus};
    const auto table = theme_table(study.snapshot(), {.columns = {by_role},
                                                      .count = Count::participants,
                                                      .whose = consensus,
                                                      .tests = TestsWanted::yes});
    REQUIRE(table);
    for (const ThemeRow& row : table->rows)
        for (std::size_t column = 0; column < 2; ++column)
            CHECK(row.tests.front().with[column] == row.cells[column].n);
    const auto pairs = cooccurrence(study.snapshot(), {.answers = {.whose = consensus}});
    REQUIRE(pairs);
    CHECK(pairs->n == Counts{2, 0, 0, 1});
    const auto handled = handling_of(study.snapshot().study, {.whose = consensus});
    CHECK(handled[alone.value] == Handled::coded);
    CHECK(handled[disputed.value] == Handled::untouched);
    CHECK(handled[settled_so.value] == Handled::coded);
    CHECK(handled[settled_empty.value] == Handled::nothing_to_code);
}

TEST_CASE("Rules are not asked for a consensus", "[double coding]") {
    StudyBuilder study = forty_answers();
    study.coder("time*", CoderKind::rule);
    study.code(ResponseId{1}, "Trust", "trust", "RS");
    study.code(ResponseId{1}, "Time", "time", "time*");
    CHECK(settled(study, "Trust") == Counts{1});
    CHECK(settled(study, "Time") == Counts{0});
}

TEST_CASE("In a consensus an answer is codable when anybody's view of it stands",
          "[double coding]") {
    StudyBuilder study = forty_answers();
    const auto codable = [&] {
        const auto table =
            theme_table(study.snapshot(), {.columns = {},
                                           .count = Count::responses,
                                           .base = Base::codable,
                                           .whose = {.rule = CodersCounted::Rule::consensus}});
        REQUIRE(table);
        return table->columns.front().base;
    };
    study.nothing_to_code(ResponseId{1}, "RS");
    CHECK(codable() == 39);
    study.code(ResponseId{1}, "Trust", "trust", "KL");
    CHECK(codable() == 40);
    study.coder("consensus", CoderKind::consensus);
    study.nothing_to_code(ResponseId{1}, "consensus");
    CHECK(codable() == 39);
}
