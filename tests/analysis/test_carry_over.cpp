#include "analysis/carry_over.h"

#include "support/random_study.h"
#include <catch2/catch_test_macros.hpp>
#include <fmt/format.h>

using namespace themata;

namespace {

std::string words_carried(const Snapshot& now, const CarryOver& found) {
    std::string all;
    for (const CarriedAnswer& answer : found.answers)
        for (const CarriedPassage& passage : answer.passages)
            all += fmt::format(
                "{}:{}:{};", answer.to.value, find(now.study, passage.theme)->name,
                find(now.study, answer.to)->text.substr(passage.span.begin, passage.span.length()));
    return all;
}

} // namespace

TEST_CASE("A passage goes to the same words of a text that says the same", "[carry over]") {
    CHECK(same_place("No time.", {3, 7}, "No time.") == Span{3, 7});
    CHECK(same_place("No time, at all", {3, 7}, "NO  TIME - at all!") == Span{4, 8});
    CHECK(same_place("No time.", {0, 8}, "no time") == Span{0, 7});
    CHECK(same_place("wir grüßen euch", {4, 12}, "Wir GRÜSSEN euch") == Span{4, 12});
    CHECK(same_place("a well-being b", {2, 12}, "a well being b") == Span{2, 12});
    CHECK_FALSE(same_place("so (!) so", {3, 6}, "so so"));
    CHECK_FALSE(same_place("No time at all", {3, 7}, "No time"));
}

TEST_CASE("Uncoded answers get what people coded in equal ones", "[carry over]") {
    StudyBuilder builder;
    const auto coded = builder.answer("P1", "1", "Why?", "No time, really.");
    builder.answer("P2", "2", "Why?", "no TIME really");
    builder.answer("P3", "2", "Why?", "Plenty of time");
    builder.code(coded, "Time", "time");
    builder.code(coded, "Concerns");
    const Snapshot now = builder.snapshot();
    const CarryOver found = carry_over(now, {});
    CHECK(words_carried(now, found) == "2:Time:TIME;2:Concerns:no TIME really;");
    CHECK(found.answers.front().from == coded);
    CHECK(found.disagreements.empty());
}

TEST_CASE("Where coded equals disagree nothing is carried", "[carry over]") {
    StudyBuilder builder;
    const auto one = builder.answer("P1", "1", "Why?", "No time");
    const auto two = builder.answer("P2", "1", "Why?", "No time");
    const auto three = builder.answer("P3", "1", "Why?", "No time");
    builder.code(one, "Time");

    SECTION("other themes") { builder.code(two, "Room", "", "KL"); }
    SECTION("one theme more") {
        builder.code(two, "Time");
        builder.code(two, "Room");
    }
    SECTION("nothing to code") { builder.nothing_to_code(two, "KL"); }
    SECTION("two coders of one answer") {
        builder.code(one, "Room", "", "KL"), builder.code(two, "Time");
    }
    const CarryOver found = carry_over(builder.snapshot(), {});
    CHECK(found.answers.empty());
    REQUIRE(found.disagreements.size() == 1);
    CHECK(found.disagreements.front().uncoded == std::vector{three});
}

TEST_CASE("What is settled speaks alone", "[carry over]") {
    StudyBuilder builder;
    const auto one = builder.answer("P1", "1", "Why?", "No time");
    builder.answer("P2", "1", "Why?", "No time");
    builder.code(one, "Time");
    builder.code(one, "Room", "", "KL");
    builder.code(one, builder.theme("Time"), builder.coder("settled", CoderKind::consensus),
                 {0, 7});
    const Snapshot now = builder.snapshot();
    CHECK(words_carried(now, carry_over(now, {})) == "2:Time:No time;");
}

TEST_CASE("Codings of rules and carried ones are no source, and rules make nothing coded",
          "[carry over]") {
    StudyBuilder builder;
    const auto one = builder.answer("P1", "1", "Why?", "No time");
    const auto two = builder.answer("P2", "1", "Why?", "No time");
    const auto time = builder.theme("Time");
    builder.code(one, time, builder.coder("a rule", CoderKind::rule), {0, 7});
    CHECK(carry_over(builder.snapshot(), {}) == CarryOver{});
    builder.code(two, "Room");
    const Snapshot now = builder.snapshot();
    CHECK(words_carried(now, carry_over(now, {})) == "1:Room:No time;");
    builder.code(one, time, builder.coder(carried_over_coder, CoderKind::rule), {0, 7});
    CHECK(carry_over(builder.snapshot(), {}).answers.empty());
}

TEST_CASE("Retired and merged themes are told and not carried", "[carry over]") {
    StudyBuilder builder;
    const auto one = builder.answer("P1", "1", "Why?", "No time");
    builder.answer("P2", "1", "Why?", "No time");
    const auto old = builder.code(one, "Old");
    const auto merged = builder.code(one, "Merged");
    builder.code(one, "Good");
    builder.at(builder.theme("Old")).state = ThemeState::retired;
    const Snapshot now = builder.snapshot();
    const CarryOver found = carry_over(now, {.hidden = {}, .merged = {merged}});
    CHECK(words_carried(now, found) == "2:Good:No time;");
    REQUIRE(found.not_carried.size() == 2);
    CHECK(found.not_carried[0] == NotCarried{{2}, old, WhyNotCarried::retired});
    CHECK(found.not_carried[1] == NotCarried{{2}, merged, WhyNotCarried::merged});
}

TEST_CASE("Answers to be coded blind are neither read nor coded", "[carry over]") {
    StudyBuilder builder;
    const auto one = builder.answer("P1", "1", "Why?", "No time");
    const auto two = builder.answer("P2", "1", "Why?", "No time");
    builder.code(one, "Time");
    for (const ResponseId hidden : {one, two}) {
        const CarryOver found =
            carry_over(builder.snapshot(), {.hidden = ResponseSet::of({&hidden, 1}), .merged = {}});
        CHECK(found.answers.empty());
        CHECK(found.hidden == 1);
    }
}

TEST_CASE("In random studies what is carried fits the answer, which nobody coded", "[carry over]") {
    for (std::uint32_t seed = 1; seed <= 150; ++seed) {
        CAPTURE(seed);
        const Snapshot now = random_study(seed);
        for (const CarriedAnswer& answer : carry_over(now, {}).answers) {
            for (const VerdictId id : now.lookup.verdicts.of(answer.to))
                CHECK(find(now.study, find(now.study, id)->coder)->kind == CoderKind::rule);
            for (const CodingId id : now.lookup.codings.of(answer.to))
                CHECK(find(now.study, find(now.study, id)->coder)->kind == CoderKind::rule);
            for (const CarriedPassage& passage : answer.passages) {
                CHECK(passage.span.end <= find(now.study, answer.to)->text.size());
                CHECK(passage.span.begin < passage.span.end);
            }
        }
    }
}
