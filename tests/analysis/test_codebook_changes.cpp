#include "analysis/codebook_changes.h"

#include "support/study_builder.h"
#include <catch2/catch_test_macros.hpp>

using namespace themata;

namespace {

using Words = std::vector<std::string>;

struct Codebook {
    StudyBuilder build;
    ThemeId concerns = build.theme("Concerns");
    ThemeId bias = build.theme("Concerns/Bias");
    ThemeId rank = build.theme("Concerns/Rank");
    ThemeId trust = build.theme("Trust");

    [[nodiscard]] Table<Theme> themes() const { return build.study().themes; }
};

Words told(const Codebook& before, const Codebook& after, const Merged& merged = {}) {
    Words words;
    for (const CodebookChange& change : codebook_changes(before.themes(), after.themes(), merged))
        words.push_back(in_words(change));
    return words;
}

} // namespace

TEST_CASE("A codebook that did not change tells nothing") { CHECK(told({}, {}).empty()); }

TEST_CASE("Each fate of a theme is told in words") {
    const Codebook before;
    Codebook after;
    after.build.at(after.bias).name = "Selection bias";
    after.build.at(after.rank).parent = after.trust;
    after.build.at(after.trust).definition = "Being believed";
    after.build.at(after.concerns).state = ThemeState::retired;
    after.build.at(after.trust).colour = 5;
    after.build.theme("Trust/New");
    CHECK(told(before, after) == Words{"“Trust/New” is new.",
                                       "“Bias” was renamed to “Selection bias”.",
                                       "“Rank” was moved from below “Concerns” to below “Trust”.",
                                       "The definition of “Trust” is new: “Being believed”.",
                                       "“Concerns” was retired.", "“Trust” has another colour."});
    CHECK(told(after, before) ==
          Words{"“Trust/New” is gone.", "“Selection bias” was renamed to “Bias”.",
                "“Rank” was moved from below “Trust” to below “Concerns”.",
                "The definition of “Trust” was taken away: “Being believed”.",
                "“Concerns” was taken into use again.", "“Trust” has another colour."});
}

TEST_CASE("A merged theme names where it went, through later merges too") {
    const Codebook before;
    Codebook after;
    after.build.remove(after.bias);
    after.build.remove(after.rank);
    CHECK(told(before, after, {{before.bias, before.rank}, {before.rank, before.trust}}) ==
          Words{"“Bias” was merged into “Trust”.", "“Rank” was merged into “Trust”."});
    CHECK(told(before, after, {{before.bias, ThemeId{}}}) ==
          Words{"“Bias” was merged into another theme.", "“Concerns/Rank” is gone."});
}

TEST_CASE("Another order of the same themes is told once for each place") {
    const Codebook before;
    Codebook after;
    after.build.at(after.bias).order = 9;
    CHECK(told(before, after) == Words{"The themes below “Concerns” stand in another order."});
    Codebook gap;
    gap.build.at(gap.rank).order = 7; // the same order, told by other numbers
    CHECK(told(before, gap).empty());
}
