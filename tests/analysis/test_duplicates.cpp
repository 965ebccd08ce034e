// Answers that are the same or nearly so: by example, and against comparing all with all.

#include "analysis/duplicates.h"

#include "support/dice.h"
#include "support/study_builder.h"
#include "text/fold.h"
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators_range.hpp>
#include <map>

using namespace themata;

namespace {

using Members = std::vector<ResponseId>;

Study study_of(const std::vector<std::string>& answers) {
    StudyBuilder study;
    for (std::size_t place = 0; place < answers.size(); ++place)
        study.answer("P" + std::to_string(place), "1", "Why?", answers[place]);
    return study.study();
}

std::vector<Members> groups_of(const Study& study, const DuplicateSpec& spec) {
    std::vector<Members> groups;
    for (const DuplicateGroup& group : duplicates(study, spec))
        groups.push_back(group.responses);
    return groups;
}

constexpr std::string_view words[] = {"time ", "waiting ", "nurse ", "Zeit ",   "größe ", "等待 ",
                                      "a ",    "the ",     "ward ",  "doctor ", "never ", "no "};

std::string any_sentence(Dice& dice) {
    std::string text;
    for (std::uint32_t n = 2 + dice.below(20); n > 0; --n)
        text += words[dice.below(std::size(words))];
    return text;
}

// Sentences, many of them an earlier one with a word changed, added or typed otherwise.
std::vector<std::string> related_sentences(Dice& dice, std::size_t count) {
    std::vector<std::string> all;
    while (all.size() < count) {
        std::string text = any_sentence(dice);
        if (!all.empty() && !dice.one_in(3))
            text = all[dice.below(all.size())];
        if (dice.one_in(2))
            text += words[dice.below(std::size(words))];
        if (dice.one_in(3))
            text[0] = 'X';
        if (dice.one_in(4))
            text += " !";
        all.push_back(std::move(text));
    }
    return all;
}

double likeness(const Study& study, ResponseId one, ResponseId other) {
    return jaccard(shingles_of(bare(find(study, one)->text)),
                   shingles_of(bare(find(study, other)->text)));
}

} // namespace

TEST_CASE("Answers that differ in case, white space and punctuation are one group",
          "[duplicates]") {
    const Study study = study_of(
        {"No time.", "Nothing", "no  TIME!", "", "", "No, time", "nothing.", "Not", "-", "–", "-"});
    const auto groups = duplicates(study, {});
    REQUIRE(groups.size() == 3);
    CHECK(groups[0] == DuplicateGroup{.responses = {{1}, {3}, {6}}, .texts = 1});
    CHECK(groups[1] == DuplicateGroup{.responses = {{2}, {7}}, .texts = 1});
    CHECK(groups[2] == DuplicateGroup{.responses = {{9}, {11}}, .texts = 1});
    CHECK(duplicates(study, {.least = 3}).size() == 1);
    CHECK(group_of(groups, {6}).responses == Members{{1}, {3}, {6}});
    CHECK(group_of(groups, {8}).responses == Members{{8}});
}

TEST_CASE("Near answers join the first that they are like", "[duplicates]") {
    const std::string text = "The waiting time at the clinic was far too long for me";
    const Study study =
        study_of({text, "Something else altogether, said at length", text + " again",
                  "The waitng time at the clinic was far too long for me.",
                  "The waiting time at the shop was far too short for us"});
    const auto groups = duplicates(study, {.alike = Alike::near});
    REQUIRE(groups.size() == 1);
    CHECK(groups[0] == DuplicateGroup{.responses = {{1}, {3}, {4}}, .texts = 3});
    CHECK(duplicates(study, {.alike = Alike::near, .likeness = 0.99}).empty());
}

TEST_CASE("Likeness is the share of letters in fives", "[duplicates]") {
    CHECK(shingles_of("abc").size() == 1);
    CHECK(shingles_of("abcdef").size() == 2);
    CHECK(shingles_of("größe").size() == 1);
    CHECK(jaccard(shingles_of("abcdefgh"), shingles_of("abcdefgh")) == 1.0);
    CHECK(jaccard(shingles_of("abcdef"), shingles_of("abcdefg")) == 2.0 / 3.0);
    CHECK(jaccard(shingles_of("abcdef"), shingles_of("uvwxyz")) == 0.0);
}

TEST_CASE("Identical answers are those that comparing all with all finds", "[duplicates]") {
    Dice dice(GENERATE(range(1U, 30U)));
    const Study study = study_of(related_sentences(dice, 150));
    std::map<std::string, Members> by_text;
    for (const Response& response : study.responses)
        by_text[bare(response.text)].push_back(response.id);
    std::size_t expected = 0;
    for (const auto& [text, ids] : by_text)
        expected += ids.size() > 1 ? 1 : 0;
    const auto groups = groups_of(study, {});
    CHECK(groups.size() == expected);
    for (const Members& group : groups)
        CHECK(group == by_text[bare(find(study, group.front())->text)]);
}

TEST_CASE("Near answers are as near as stated, and few are missed", "[duplicates]") {
    std::size_t near = 0;
    std::size_t missed = 0;
    for (std::uint32_t seed = 1; seed <= 20; ++seed) {
        Dice dice(seed);
        const Study study = study_of(related_sentences(dice, 200));
        const auto groups = duplicates(study, {.alike = Alike::near, .least = 1});
        Members leaders;
        for (const DuplicateGroup& group : groups) {
            leaders.push_back(group.responses.front());
            for (const ResponseId id : group.responses)
                REQUIRE(likeness(study, group.responses.front(), id) >= least_likeness);
        }
        // No group's first answer should be near the first of an earlier one.
        std::ranges::sort(leaders);
        for (std::size_t other = 0; other < leaders.size(); ++other)
            for (std::size_t one = 0; one < other; ++one)
                missed += likeness(study, leaders[one], leaders[other]) >= least_likeness ? 1 : 0;
        near += study.responses.size() - leaders.size();
    }
    INFO(near << " near answers, " << missed << " missed");
    CHECK(near > 1000);
    CHECK(static_cast<double>(missed) <= 0.02 * static_cast<double>(near));
}

TEST_CASE("Sketches agree in a band as often as they should", "[duplicates]") {
    Dice dice(7);
    std::size_t pairs = 0;
    std::size_t met = 0;
    while (pairs < 3000) {
        const std::string text = any_sentence(dice) + any_sentence(dice);
        std::string other = text;
        other.insert(dice.below(2) * other.size(), any_sentence(dice));
        const auto one_set = shingles_of(bare(text));
        const auto other_set = shingles_of(bare(other));
        if (jaccard(one_set, other_set) < least_likeness || one_set == other_set)
            continue;
        const Sketch one = sketch_of(one_set);
        const Sketch two = sketch_of(other_set);
        bool agrees = false;
        for (std::size_t band = 0; band < bands; ++band)
            agrees = agrees || one[band] == two[band];
        ++pairs;
        met += agrees ? 1 : 0;
    }
    CHECK(static_cast<double>(met) >= 0.98 * static_cast<double>(pairs));
}

TEST_CASE("The same study gives the same groups, and stopping gives none", "[duplicates]") {
    Dice dice(3);
    const Study study = study_of(related_sentences(dice, 300));
    const DuplicateSpec spec{.alike = Alike::near};
    CHECK(duplicates(study, spec) == duplicates(study, spec));
    std::stop_source stop;
    stop.request_stop();
    CHECK(duplicates(study, spec, stop.get_token()).empty());
}
