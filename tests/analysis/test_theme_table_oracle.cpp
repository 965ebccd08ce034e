#include "naive_table.h"

#include "support/random_study.h"
#include <catch2/catch_test_macros.hpp>

using namespace themata;

namespace {

const Axis by_role{.kind = AxisKind::role};
const Axis by_stage{.kind = AxisKind::stage};
const Axis by_question{.kind = AxisKind::question};
const Axis by_age{.kind = AxisKind::trait, .trait = "Age"};
const Axis by_site{.kind = AxisKind::trait, .trait = "Site"};

std::vector<std::vector<Axis>> columns_of(const Study& study) {
    std::vector<std::vector<Axis>> all{
        {by_role, by_stage}, {by_stage}, {}, {by_question}, {by_stage, by_question, by_role}};
    if (axis_named(study, "Age") && axis_named(study, "Site")) {
        all.push_back({by_age});
        all.push_back({by_site, by_stage, by_age});
    }
    return all;
}

std::vector<CodersCounted> coders_of(const Study& study) {
    std::vector<CoderId> coders;
    for (const Coder& coder : study.coders)
        coders.push_back(coder.id);
    return {{},
            {.rule = CodersCounted::Rule::people},
            {.rule = CodersCounted::Rule::rules},
            {.rule = CodersCounted::Rule::any_of, .coders = {coders[0]}},
            {.rule = CodersCounted::Rule::any_of, .coders = {coders[1], coders[2]}},
            {.rule = CodersCounted::Rule::all_of, .coders = {coders[0], coders[1]}}};
}

void compare(const Snapshot& snapshot, const TableSpec& spec) {
    const auto table = theme_table(snapshot, spec);
    REQUIRE(table);
    const NaiveTable naive = naive_table(snapshot, spec);
    const NaiveTable figures = figures_of(*table);
    // Two checks of maps per table would print thousands of figures; one line names the table.
    CHECK(figures.bases == naive.bases);
    CHECK(figures.n == naive.n);
    for (const ThemeRow& row : table->rows)
        REQUIRE(row.cells.size() == table->columns.size());
}

} // namespace

TEST_CASE("The table of a random study is what its definitions give", "[theme_table]") {
    for (std::uint32_t seed = 1; seed <= 200; ++seed) {
        CAPTURE(seed);
        const Snapshot snapshot = random_study(seed);
        const auto columns = columns_of(snapshot.study);
        const auto whose = coders_of(snapshot.study);
        for (Count count : {Count::mentions, Count::responses, Count::participants})
            for (Base base : {Base::took_part, Base::asked, Base::answered, Base::codable})
                compare(snapshot, {.columns = columns[seed % columns.size()],
                                   .count = count,
                                   .base = base,
                                   .whose = whose[seed / columns.size() % whose.size()],
                                   .rows = {.retired = ThemeRows::Retired::shown}});
    }
}
