#include "analysis/saturation.h"
#include "support/random_study.h"
#include "support/study_builder.h"
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <map>
#include <set>

namespace themata {

namespace {

using Themes = std::set<ThemeId>;

bool judged_by_anybody(const Snapshot& now, ResponseId response) {
    return !now.lookup.codings.of(response).empty() || !now.lookup.verdicts.of(response).empty();
}

Themes themes_of(const Snapshot& now, ResponseId response) {
    Themes themes;
    for (const CodingId id : now.lookup.codings.of(response))
        themes.insert(now.study.codings.find(id)->theme);
    return themes;
}

// Read answers as they came, with their themes.
std::vector<std::pair<ResponseId, Themes>> read_answers(const Snapshot& now) {
    std::vector<std::pair<ResponseId, Themes>> read;
    for (const Response& response : now.study.responses)
        if (response.state == ResponseState::answered && judged_by_anybody(now, response.id))
            read.emplace_back(response.id, themes_of(now, response.id));
    return read;
}

std::vector<std::uint32_t> growth(const std::vector<Themes>& units) {
    std::vector<std::uint32_t> sizes;
    Themes all;
    for (const Themes& themes : units) {
        all.insert(themes.begin(), themes.end());
        sizes.push_back(static_cast<std::uint32_t>(all.size()));
    }
    return sizes;
}

SaturationSpec quick() { return {.permutations = 20}; }

} // namespace

TEST_CASE("Themes grow as the answers were read", "[saturation]") {
    for (std::uint32_t seed = 0; seed < 60; ++seed) {
        CAPTURE(seed);
        const Snapshot now = random_study(seed);
        const auto read = read_answers(now);
        const auto found = saturation(now, quick());
        REQUIRE(found.has_value() == !read.empty());
        if (!found)
            continue;
        std::vector<Themes> units;
        std::map<std::pair<RoleId, StageId>, std::vector<Themes>> of_place;
        for (const auto& [response, themes] : read) {
            const Response& record = *now.study.responses.find(response);
            units.push_back(themes);
            of_place[{now.study.participants.find(record.participant)->role, record.stage}]
                .push_back(themes);
        }
        CHECK(found->curves.front().themes.observed == growth(units));
        CHECK(found->curves.size() == (of_place.size() == 1 ? 1 : of_place.size() + 1));
        std::multiset<std::vector<std::uint32_t>> expected;
        for (const auto& [place, its_units] : of_place)
            expected.insert(growth(its_units));
        std::multiset<std::vector<std::uint32_t>> curves;
        for (std::size_t at = 1; at < found->curves.size(); ++at)
            curves.insert(found->curves[at].themes.observed);
        if (of_place.size() > 1)
            CHECK(curves == expected);
    }
}

TEST_CASE("What a participant said counts once when participants are read", "[saturation]") {
    for (std::uint32_t seed = 0; seed < 40; ++seed) {
        CAPTURE(seed);
        const Snapshot now = random_study(seed);
        SaturationSpec spec = quick();
        spec.unit = ReadUnit::participant;
        spec.order = SaturationOrder::participant;
        const auto found = saturation(now, spec);
        if (!found)
            continue;
        std::map<ParticipantId, Themes> people;
        for (const auto& [response, themes] : read_answers(now))
            people[now.study.responses.find(response)->participant].insert(themes.begin(),
                                                                           themes.end());
        std::vector<Themes> units;
        for (const auto& [person, themes] : people)
            units.push_back(themes);
        CHECK(found->curves.front().themes.observed == growth(units));
        CHECK(found->curves.front().steps.size() == people.size());
    }
}

TEST_CASE("An answer that nobody judged is not read, unless that is asked for", "[saturation]") {
    StudyBuilder study;
    for (const char* who : {"A", "B", "C", "D"})
        study.answer(who, "S", "Q", "something");
    study.answer("E", "S", "Q", "");
    study.code({1}, "Trust");
    study.nothing_to_code({3});
    study.code({4}, "Hope/Great hope");
    const Snapshot now = study.snapshot();
    const auto found = saturation(now, quick());
    REQUIRE(found);
    CHECK(found->curves.front().themes.observed == std::vector<std::uint32_t>{1, 1, 2});
    CHECK(found->curves.front().left_out == 1);
    SaturationSpec all = quick();
    all.untouched = Untouched::counted_as_read;
    const auto more = saturation(now, all);
    CHECK(more->curves.front().themes.observed == std::vector<std::uint32_t>{1, 1, 1, 2});
    CHECK(more->curves.front().left_out == 0);
}

TEST_CASE("Answers can be read as they were first coded", "[saturation]") {
    StudyBuilder study;
    for (const char* who : {"A", "B", "C"})
        study.answer(who, "S", "Q", "something");
    study.code({3}, "Trust");
    study.code({1}, "Hope");
    study.code({1}, "Trust");
    study.nothing_to_code({2});
    const Snapshot now = study.snapshot();
    SaturationSpec spec = quick();
    spec.order = SaturationOrder::coded;
    const auto found = saturation(now, spec);
    REQUIRE(found);
    // C first; then A, and B that follows A in the study.
    std::vector<ResponseId> order;
    for (const SaturationStep& step : found->curves.front().steps)
        order.push_back(step.response);
    CHECK(order == std::vector<ResponseId>{{3}, {1}, {2}});
    CHECK(found->curves.front().themes.observed == std::vector<std::uint32_t>{1, 2, 2});
}

TEST_CASE("A theme below another may count as the one at the top", "[saturation]") {
    StudyBuilder study;
    study.answer("A", "S", "Q", "something");
    study.answer("B", "S", "Q", "something");
    study.code({1}, "Concerns/Time");
    study.code({2}, "Concerns/Rank/Above");
    const Snapshot now = study.snapshot();
    SaturationSpec spec = quick();
    spec.level = SaturationLevel::top;
    CHECK(saturation(now, spec)->curves.front().themes.observed ==
          std::vector<std::uint32_t>{1, 1});
    CHECK(saturation(now, quick())->curves.front().themes.observed ==
          std::vector<std::uint32_t>{1, 2});
}

TEST_CASE("Saturation of nothing read and of impossible rules is refused", "[saturation]") {
    StudyBuilder study;
    study.answer("A", "S", "Q", "something");
    const Snapshot now = study.snapshot();
    CHECK(saturation(now, quick()).error().what.find("Nobody has coded") == 0);
    SaturationSpec spec = quick();
    spec.rule.base = 0;
    CHECK(saturation(now, spec).error().code == Error::Code::wrong_call);
    spec = quick();
    spec.rule.threshold = 1.5;
    CHECK(saturation(now, spec).error().code == Error::Code::wrong_call);
}

TEST_CASE("A curve that does not saturate says why in its table", "[saturation]") {
    StudyBuilder study;
    for (const char* who : {"A", "B", "C"})
        study.answer(who, "S", "Q", "something");
    study.code({1}, "Trust");
    study.code({2}, "Hope");
    study.code({3}, "Time");
    const Snapshot now = study.snapshot();
    const auto table = tabulated(now, *saturation(now, quick()));
    REQUIRE(table.rows.size() == 1);
    const auto column = std::ranges::find(table.columns, "Saturated",
                                          [](const auto& c) { return c.headings.back(); });
    const auto& cell =
        table.rows.front().cells[static_cast<std::size_t>(column - table.columns.begin())];
    CHECK(cell.reason == "there are fewer units than base and run");
    for (const TabulationRow& row : table.rows)
        CHECK(row.cells.size() == table.columns.size());
}

} // namespace themata
