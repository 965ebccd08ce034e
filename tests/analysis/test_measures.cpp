#include "analysis/measures.h"

#include "support/study_builder.h"
#include <catch2/catch_test_macros.hpp>

using namespace themata;

namespace {

// A scale of three items from 1 to 5, the last one reversed, and an item by itself.
StudyBuilder trust_scale() {
    StudyBuilder study;
    const QuestionId open = study.item("Trust: Open", "Trust");
    study.item("Trust: Fair", "Trust");
    const QuestionId wary = study.item("Trust: Wary", "Trust");
    study.item("Length");
    study.at(wary).direction = Direction::reversed;
    Scale& scale = study.at(study.at(open).scale);
    scale.least = 1;
    scale.most = 5;
    return study;
}

void answer(StudyBuilder& study, std::string_view who, std::vector<std::optional<double>> values) {
    const std::string_view items[] = {"Trust: Open", "Trust: Fair", "Trust: Wary"};
    for (std::size_t at = 0; at < values.size(); ++at)
        study.score(who, "Phase 1", items[at], values[at]);
}

ScoreMeasure trust(const Study& study) { return measure_of(study, ScaleId{1}); }

std::vector<Rating> readings(const Study& study, const Scoring& scoring = {}) {
    auto found = ScoreSheet::of(study).readings(trust(study), scoring);
    REQUIRE(found);
    return *found;
}

} // namespace

TEST_CASE("A scale is the sum of its items, the reversed ones turned round", "[measures]") {
    StudyBuilder study = trust_scale();
    answer(study, "M1", {4, 5, 2});
    const auto found = readings(study.study());
    REQUIRE(found.size() == 1);
    CHECK(found[0].value == 4 + 5 + (1 + 5 - 2));
}

TEST_CASE("A scale's mean is over its valid items", "[measures]") {
    StudyBuilder study = trust_scale();
    answer(study, "M1", {4, std::nullopt, 2});
    const auto found =
        readings(study.study(), {.total = Total::mean, .least_valid = std::size_t{2}});
    REQUIRE(found.size() == 1);
    CHECK(found[0].value == (4 + 4) / 2.0);
}

TEST_CASE("A scale with fewer valid items than wanted is missing and says why", "[measures]") {
    StudyBuilder study = trust_scale();
    answer(study, "M1", {4, std::nullopt, 2});
    answer(study, "M2", {std::nullopt, std::nullopt, std::nullopt});
    answer(study, "M3", {4, 5});
    const auto found = readings(study.study());
    REQUIRE(found.size() == 3);
    CHECK(found[0] ==
          Rating{
              .participant = {1}, .stage = {1}, .value = {}, .missing = "only 2 of 3 items valid"});
    // All are missing for one reason, so that is the reason.
    const ScoreId any{5};
    CHECK(found[1].missing == study.at(any).missing);
    CHECK(found[2].missing == "only 2 of 3 items valid");
    const auto two = readings(study.study(), {.total = Total::sum, .least_valid = std::size_t{2}});
    CHECK(two[0].value == 4 + 4);
    CHECK_FALSE(two[1].value);
    CHECK(two[2].value == 4 + 5);
}

TEST_CASE("More valid items than there are cannot be wanted, nor none", "[measures]") {
    StudyBuilder study = trust_scale();
    answer(study, "M1", {4, 5, 2});
    const ScoreSheet sheet = ScoreSheet::of(study.study());
    for (std::size_t wanted : {0U, 4U})
        CHECK_FALSE(sheet.readings(trust(study.study()), {.least_valid = wanted}));
}

TEST_CASE("A reversed item wants a range", "[measures]") {
    StudyBuilder study = trust_scale();
    answer(study, "M1", {4, 5, 2});
    study.at(ScaleId{1}).most.reset();
    const auto found = ScoreSheet::of(study.study()).readings(trust(study.study()), {});
    REQUIRE_FALSE(found);
    CHECK(found.error().what.find("Trust: Wary") != std::string::npos);
    CHECK(found.error().option == "scale range --least --most");
}

TEST_CASE("Scores outside the range of their scale are counted", "[measures]") {
    StudyBuilder study = trust_scale();
    answer(study, "M1", {4, 6, 0});
    const ScoreSheet sheet = ScoreSheet::of(study.study());
    CHECK(sheet.out_of_range(trust(study.study())) == 2);
    CHECK(sheet.out_of_range(measure_of(study.study(), QuestionId{1})) == 0);
}

TEST_CASE("Measures are the scales, their items behind them, and items by themselves",
          "[measures]") {
    const Study study = trust_scale().study();
    const auto names = [](const std::vector<ScoreMeasure>& measures) {
        std::vector<std::string> list;
        for (const ScoreMeasure& measure : measures)
            list.push_back(measure.name);
        return list;
    };
    using Names = std::vector<std::string>;
    CHECK(names(measures_of(study, MeasureList::overview)) == Names{"Trust", "Length"});
    CHECK(names(measures_of(study, MeasureList::with_items)) ==
          Names{"Trust", "Trust: Open", "Trust: Fair", "Trust: Wary", "Length"});
    CHECK(in_words(trust(study), {}) == "sum of 3 items, all valid");
    CHECK(in_words(trust(study), {.total = Total::mean, .least_valid = std::size_t{2}}) ==
          "mean of 3 items, at least 2 valid");
    CHECK(reversal_in_words(study, trust(study)) == "Reversed: “Trust: Wary” as 6 - x.");
}

TEST_CASE("Whoever was not asked has no reading", "[measures]") {
    StudyBuilder study = trust_scale();
    answer(study, "M1", {4, 5, 2});
    study.score("M2", "Phase 1", "Length", 30);
    CHECK(readings(study.study()).size() == 1);
}

TEST_CASE("Totals of decimals that are equal are equal numbers", "[measures]") {
    const std::vector<std::optional<double>> rows[] = {
        {0.1, 0.7, 1.2}, {0.2, 0.6, 1.2}, {0.3, 0.5, 1.2}, {0.4, 0.4, 1.2}, {0.7, 0.1, 1.2}};
    StudyBuilder study;
    for (const char* item : {"Trust: Open", "Trust: Fair", "Trust: Wary"})
        study.item(item, "Trust");
    for (std::size_t at = 0; at < std::size(rows); ++at)
        answer(study, "M" + std::to_string(at), rows[at]);
    for (const Total total : {Total::sum, Total::mean}) {
        const auto found = readings(study.study(), {.total = total, .least_valid = {}});
        for (const Rating& each : found)
            CHECK(each.value == (total == Total::sum ? 2.0 : found[0].value));
    }
}

TEST_CASE("Means over fewer items are equal where the numbers say so", "[measures]") {
    StudyBuilder study;
    for (const char* item : {"Trust: Open", "Trust: Fair", "Trust: Wary"})
        study.item(item, "Trust");
    answer(study, "M1", {0.1, 0.2, 0.3});
    answer(study, "M2", {0.1, 0.3, std::nullopt});
    const auto found =
        readings(study.study(), {.total = Total::mean, .least_valid = std::size_t{2}});
    CHECK(found[0].value == found[1].value);
}

TEST_CASE("A reversed item of decimals is what paper says", "[measures]") {
    StudyBuilder study = trust_scale();
    study.at(ScaleId{1}).least = 0.1;
    study.at(ScaleId{1}).most = 0.8;
    answer(study, "M1", {0, 0, 0.2});
    CHECK(readings(study.study())[0].value == 0.7);
}
