#include "analysis/profile.h"
#include "support/random_study.h"
#include "support/study_builder.h"
#include <algorithm>
#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <set>

namespace themata {

namespace {

bool is_below(const Study& study, ThemeId theme, ThemeId above) {
    const auto all = ancestors(study, theme);
    return theme == above || std::ranges::count(all, above) > 0;
}

// Distinct passages of a theme, or one below it, in an answer.
std::set<Span> passages(const Snapshot& now, ResponseId response, ThemeId theme) {
    std::set<Span> spans;
    for (const CodingId id : now.lookup.codings.of(response))
        if (is_below(now.study, now.study.codings.find(id)->theme, theme))
            spans.insert(now.study.codings.find(id)->span);
    return spans;
}

template <class Fits>
ProfileShare naive_share(const Snapshot& now, ThemeId theme, Fits fits) {
    ProfileShare share;
    std::set<ParticipantId> people;
    std::set<ParticipantId> with;
    for (const Response& response : now.study.responses) {
        if (response.state == ResponseState::blank || !fits(response))
            continue;
        const auto found = passages(now, response.id, theme);
        ++share.responses_base;
        people.insert(response.participant);
        if (found.empty())
            continue;
        ++share.responses;
        share.mentions += static_cast<std::uint32_t>(found.size());
        with.insert(response.participant);
    }
    share.participants_base = static_cast<std::uint32_t>(people.size());
    share.participants = static_cast<std::uint32_t>(with.size());
    return share;
}

ProfileShare without_names(ProfileShare share) {
    share.of.clear();
    share.name.clear();
    return share;
}

} // namespace

TEST_CASE("A profile says who spoke of a theme out of those who answered", "[profile]") {
    for (std::uint32_t seed = 0; seed < 50; ++seed) {
        const Snapshot now = random_study(seed);
        for (const Theme& theme : now.study.themes) {
            CAPTURE(seed, theme.name);
            const auto all = naive_share(now, theme.id, [](const Response&) { return true; });
            const auto found = profile(now, {.theme = theme.id});
            REQUIRE(found.has_value() == (all.responses > 0));
            if (!found)
                continue;
            CHECK(without_names(found->all) == all);
            CHECK(found->words_long.n == all.mentions);
            for (const ProfileShare& share : found->shares) {
                CAPTURE(share.of, share.name);
                const auto expected = naive_share(now, theme.id, [&](const Response& r) {
                    const Participant& who = *now.study.participants.find(r.participant);
                    if (share.of == "Stage")
                        return now.study.stages.find(r.stage)->name == share.name;
                    if (share.of == "Question")
                        return now.study.questions.find(r.question)->wording == share.name;
                    if (share.of == "Role")
                        return who.role ? now.study.roles.find(who.role)->name == share.name
                                        : share.name == "(no role)";
                    const Trait* trait = trait_of(now.study, now.lookup, who.id, share.of);
                    return trait ? trait->value == share.name : share.name == "(not stated)";
                });
                CHECK(without_names(share) == expected);
            }
        }
    }
}

TEST_CASE("Typical words follow the formula of Monroe, Colaresi and Quinn", "[profile]") {
    WordCount count;
    for (int n = 0; n < 5; ++n) {
        count.take("Rank rank RANK and time", {{0, 14}});
        count.take("time and time and hope 7", {});
    }
    CHECK(count.in() == 15);
    CHECK(count.elsewhere() == 35);
    const auto words = count.typical(10, 20);
    REQUIRE(words.size() == 1);
    CHECK(words[0].word == "rank");
    CHECK(words[0].in == 15);
    CHECK(words[0].elsewhere == 0);
    const double a = 20 * 15.0 / 50;
    const double ratio =
        std::log((15 + a) / (15 + 20 - 15 - a)) - std::log((0 + a) / (35 + 20 - 0 - a));
    CHECK(words[0].log_odds == Catch::Approx(ratio));
    CHECK(words[0].z == Catch::Approx(ratio / std::sqrt(1 / (15 + a) + 1 / (0 + a))));
}

TEST_CASE("Words that stand everywhere are typical of nothing", "[profile]") {
    WordCount count;
    for (int n = 0; n < 50; ++n) {
        count.take("the time is short", {{0, 17}});
        count.take("the hope is great", {});
    }
    std::set<std::string> words;
    for (const TypicalWord& word : count.typical(10, 500))
        words.insert(word.word);
    CHECK(words == std::set<std::string>{"time", "short"});
}

TEST_CASE("A word that a passage cuts through is not in it", "[profile]") {
    WordCount count;
    count.take("timeless time", {{0, 4}, {9, 13}});
    CHECK(count.in() == 1);
    CHECK(count.elsewhere() == 1);
}

TEST_CASE("Quotes of a profile are of different people first", "[profile]") {
    StudyBuilder study;
    for (const char* who : {"A", "B", "C"})
        study.participant(who, "Mentor");
    std::uint32_t answer = 0;
    for (const char* who : {"A", "A", "A", "B", "C"}) {
        const auto stage = "S" + std::to_string(answer);
        const auto id = study.answer(who, stage, "Q", "Some words that are said here.");
        study.code(id, "Time", "words that");
        study.code(id, "Time", "words that", "KL");
        ++answer;
    }
    const Snapshot now = study.snapshot();
    const auto found = profile(now, {.theme = {1}, .quotes = 4});
    REQUIRE(found);
    REQUIRE(found->quotes.size() == 4);
    std::set<ParticipantId> people;
    for (std::size_t at = 0; at < 3; ++at)
        people.insert(now.study.responses.find(found->quotes[at].response)->participant);
    CHECK(people.size() == 3);
    CHECK(found->all.mentions == 5);
    CHECK(found->words_long.median == 2);
}

TEST_CASE("A profile names the themes that stand beside it, not those above and below",
          "[profile]") {
    StudyBuilder study;
    for (const char* who : {"A", "B", "C", "D"})
        study.answer(who, "S", "Q", "some words");
    study.code({1}, "Concerns/Time");
    study.code({1}, "Hope");
    study.code({2}, "Concerns/Rank");
    study.code({2}, "Hope");
    study.code({3}, "Trust");
    const Snapshot now = study.snapshot();
    const auto found = profile(now, {.theme = {1}}); // Concerns
    REQUIRE(found);
    CHECK(found->name == "Concerns");
    REQUIRE(found->companions.size() == 1);
    CHECK(found->companions[0].name == "Hope");
    CHECK(found->companions[0].n == 2);
    CHECK(found->companions[0].expected == 1);
    REQUIRE(found->companions[0].phi);
    CHECK(*found->companions[0].phi == Catch::Approx(1));
    CHECK(found->below.size() == 2);
    for (const Tabulation& table : {tabulated_shares(now, *found), tabulated_words(now, *found),
                                    tabulated_companions(now, *found)})
        for (const TabulationRow& row : table.rows)
            CHECK(row.cells.size() == table.columns.size());
}

TEST_CASE("A profile of a theme that nobody applied is refused", "[profile]") {
    StudyBuilder study;
    study.answer("A", "S", "Q", "some words");
    study.theme("Hope");
    const auto refused = profile(study.snapshot(), {.theme = {1}});
    REQUIRE_FALSE(refused);
    CHECK(refused.error().what.find("“Hope” was not applied") != std::string::npos);
}

} // namespace themata
