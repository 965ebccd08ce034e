#include "analysis/codebook_tabulation.h"

#include "support/random_study.h"
#include <catch2/catch_test_macros.hpp>
#include <set>

using namespace themata;

TEST_CASE("Examples are of different people, a sentence before a word", "[examples]") {
    StudyBuilder builder;
    builder.participant("P1", "Mentor");
    builder.participant("P2", "Mentee");
    const auto one =
        builder.answer("P1", "1", "Why?", "There is never enough time. Time. And time runs out.");
    const auto two = builder.answer("P2", "1", "Why?", "Time");
    builder.code(one, "Time", "There is never enough time.");
    builder.code(one, "Time", "And time runs out.");
    builder.code(two, "Time", "", "KL");
    builder.theme("Time/Below");
    const Snapshot now = builder.snapshot();
    const auto examples = examples_of(now, 5);
    REQUIRE(examples.size() == 2);
    CHECK(examples[0].people == 2);
    REQUIRE(examples[0].quotes.size() == 2);
    CHECK(words_of(now.study, examples[0].quotes[0]) == "There is never enough time.");
    CHECK(who_said(now.study, examples[0].quotes[1]) == "P2, Mentee, 1");
    CHECK(examples[1] == ThemeExamples{.theme = {2}, .people = 0, .quotes = {}});
    const Tabulation table = codebook_tabulation(now, examples, {});
    CHECK(table.rows[0].cells.back().text ==
          "“There is never enough time.” (P1, Mentor, 1)\n“Time” (P2, Mentee, 1)");
}

TEST_CASE("Examples of random studies are as many as asked for and of as many people",
          "[examples]") {
    for (std::uint32_t seed = 1; seed <= 60; ++seed) {
        CAPTURE(seed);
        const Snapshot now = random_study(seed);
        const auto examples = examples_of(now, 3);
        CHECK(examples == examples_of(now, 3));
        CHECK(examples.size() == now.study.themes.size());
        for (const ThemeExamples& each : examples) {
            std::set<ParticipantId> people;
            for (const Quote& quote : each.quotes) {
                CHECK(quote.theme == each.theme);
                people.insert(find(now.study, quote.response)->participant);
            }
            CHECK(people.size() == each.quotes.size());
            CHECK(each.quotes.size() <= std::min<std::size_t>(3, each.people));
        }
    }
}
