#include "analysis/axes.h"

#include "support/study_builder.h"
#include <catch2/catch_test_macros.hpp>

using namespace themata;

TEST_CASE("An axis is found by its name, a trait before another case of a fixed one", "[axes]") {
    StudyBuilder builder;
    builder.trait("M1", "Stage", "senior");
    builder.trait("M1", "Sex", "female");
    const Study study = builder.study();
    CHECK(axis_named(study, "stage") == Axis{.kind = AxisKind::stage});
    CHECK(axis_named(study, "Stage") == Axis{.kind = AxisKind::trait, .trait = "Stage"});
    CHECK(axis_named(study, "ROLE") == Axis{.kind = AxisKind::role});
    CHECK(axis_named(study, "Sex") == Axis{.kind = AxisKind::trait, .trait = "Sex"});
}

TEST_CASE("An axis that is not there is refused with those that are", "[axes]") {
    StudyBuilder builder;
    builder.trait("M1", "Sex", "female");
    const auto axis = axis_named(builder.study(), "Site");
    REQUIRE(!axis);
    CHECK(axis.error().hint == "A table can go by role, stage, question, Sex.");
}

TEST_CASE("Dates and texts go by spelling, categories as they came", "[axes]") {
    StudyBuilder builder;
    for (const char* value : {"2022-03", "2021-12", "2022-01"}) {
        builder.trait(value, "Joined", value, TraitKind::date);
        builder.trait(value, "Note", value, TraitKind::text);
        builder.trait(value, "Group", value);
    }
    const Study study = builder.study();
    const auto names = [&](const char* trait) {
        return values_of(study, {.kind = AxisKind::trait, .trait = trait}).value().names;
    };
    const std::vector<std::string> sorted{"2021-12", "2022-01", "2022-03"};
    CHECK(names("Joined") == sorted);
    CHECK(names("Note") == sorted);
    CHECK(names("Group") == std::vector<std::string>{"2022-03", "2021-12", "2022-01"});
}
