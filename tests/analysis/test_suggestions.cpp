// Suggested themes and what they are worth.

#include "analysis/rule_check.h"

#include "support/dice.h"
#include "support/study_builder.h"
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <map>
#include <set>

using namespace themata;
using Catch::Matchers::WithinAbs;

namespace {

// Forty people; who writes of food gets Food, of the ward Ward, and every fourth of both.
StudyBuilder canteen() {
    StudyBuilder study;
    for (int person = 0; person < 40; ++person) {
        const std::string who = "P" + std::to_string(person);
        const bool food = person % 2 == 0;
        std::string text = food ? "The soup was cold and the meal came late"
                                : "The ward was noisy and the bed was hard";
        if (person % 4 == 0)
            text += ". The ward was noisy";
        const auto first = study.answer(who, "1", "Why?", text + ", visit " + who);
        const auto second = study.answer(who, "2", "Why?", "Nothing to add");
        study.code(first, food ? "Food" : "Ward");
        if (person % 4 == 0)
            study.code(first, "Ward");
        study.nothing_to_code(second);
    }
    return study;
}

ThemeId theme(const Snapshot& now, std::string_view name) {
    for (const Theme& each : now.study.themes)
        if (each.name == name)
            return each.id;
    return {};
}

} // namespace

TEST_CASE("A theme is suggested with the words and the answers that speak for it",
          "[suggestions]") {
    StudyBuilder study = canteen();
    const auto fresh = study.answer("New", "1", "Why?", "My soup was cold!");
    const Snapshot now = study.snapshot();
    const auto suggester = Suggester::from(now);
    REQUIRE(suggester);
    const auto found = suggester->suggest(now, fresh, 3);
    REQUIRE_FALSE(found.empty());
    CHECK(found.front().theme == theme(now, "Food"));
    CHECK(found.front().chance > 0.5);
    CHECK(std::ranges::count(found.front().words, "soup") == 1);
    REQUIRE(found.front().like.size() == 3);
    for (const ResponseId like : found.front().like)
        CHECK(find(now.study, like)->text.find("soup") != std::string::npos);
    CHECK(suggester->suggest(now, fresh, 3) == found);
    CHECK(Suggester::from(now)->suggest(now, fresh, 3) == found);
}

TEST_CASE("What is applied already is not suggested, nor is a retired or a rare theme",
          "[suggestions]") {
    StudyBuilder study = canteen();
    const auto fresh = study.answer("New", "1", "Why?", "My soup was cold!");
    study.code(fresh, "Food");
    study.code(fresh, "Rare");
    study.at(study.theme("Ward")).state = ThemeState::retired;
    const Snapshot now = study.snapshot();
    CHECK(Suggester::from(now)->suggest(now, fresh, 3).empty());
}

TEST_CASE("An answer without a known word gets no suggestion", "[suggestions]") {
    StudyBuilder study = canteen();
    const auto strange = study.answer("New", "1", "Why?", "Xyzzy");
    const auto blank = study.answer("New", "2", "Why?", "");
    const Snapshot now = study.snapshot();
    CHECK(Suggester::from(now)->suggest(now, strange, 3).empty());
    CHECK(Suggester::from(now)->suggest(now, blank, 3).empty());
}

TEST_CASE("Rules teach nothing, and too little teaches nothing", "[suggestions]") {
    StudyBuilder study;
    study.coder("a rule", CoderKind::rule);
    for (int person = 0; person < 20; ++person)
        study.code(study.answer("P" + std::to_string(person), "1", "Why?", "cold soup"), "Food", "",
                   "a rule");
    const auto refused = Suggester::from(study.snapshot());
    REQUIRE_FALSE(refused);
    CHECK(refused.error().what == "Too little is coded to learn from.");
    CHECK_FALSE(check_suggestions(study.snapshot(), {}));
}

TEST_CASE("All answers of a participant are dealt to one fold, the folds are of a size",
          "[suggestions]") {
    StudyBuilder study;
    Dice dice(5);
    std::vector<ResponseId> answers;
    for (int n = 0; n < 600; ++n)
        answers.push_back(study.answer("P" + std::to_string(dice.below(150)),
                                       "S" + std::to_string(n), "Why?", "words"));
    const Study made = study.study();
    const auto folds = deal(made, answers, {.folds = 5, .seed = 9});
    std::map<ParticipantId, std::size_t> fold_of;
    std::map<std::size_t, std::size_t> sizes;
    for (std::size_t place = 0; place < answers.size(); ++place) {
        const auto [kept, fresh] =
            fold_of.emplace(find(made, answers[place])->participant, folds[place]);
        CHECK(kept->second == folds[place]);
        ++sizes[folds[place]];
    }
    REQUIRE(sizes.size() == 5);
    for (const auto& [fold, size] : sizes)
        CHECK_THAT(static_cast<double>(size), WithinAbs(120, 12));
    CHECK(deal(made, answers, {.folds = 5, .seed = 9}) == folds);
    CHECK(deal(made, answers, {.folds = 5, .seed = 10}) != folds);
}

TEST_CASE("Cross-validation finds what can be found, and says what the simple ways find",
          "[suggestions]") {
    const Snapshot now = canteen().snapshot();
    const auto check = check_suggestions(now, {.folds = 4, .seed = 1});
    REQUIRE(check);
    CHECK(check->answers == 80);
    CHECK(check->participants == 40);
    REQUIRE(check->themes.size() == 2);
    CHECK(check->themes[0].agreement == Agreement{.found = 20, .human = 20, .both = 20});
    CHECK(check->themes[1].agreement == Agreement{.found = 30, .human = 30, .both = 30});
    CHECK(check->model.micro_f1() == 1);
    CHECK(check->keywords.micro_f1() == 1);
    // Ward in all 80 answers: 30 of them right, and Food never.
    CHECK(check->most_frequent.pooled == Agreement{.found = 80, .human = 50, .both = 30});
    CHECK_THAT(check->most_frequent.macro_f1, WithinAbs(60.0 / 110.0 / 2, 1e-9));
    CHECK_FALSE(check_suggestions(now, {.folds = 1, .seed = 1}));
    CHECK_FALSE(check_suggestions(now, {.folds = 41, .seed = 1}));
}

TEST_CASE("Themes that no word tells are not found well by cross-validation", "[suggestions]") {
    StudyBuilder study;
    Dice dice(11);
    for (int person = 0; person < 200; ++person) {
        std::string text;
        for (int word = 0; word < 8; ++word)
            text += "w" + std::to_string(dice.below(40)) + " ";
        const auto id = study.answer("P" + std::to_string(person), "1", "Why?", text);
        if (dice.one_in(4))
            study.code(id, "Chance");
        else
            study.nothing_to_code(id);
    }
    const auto check = check_suggestions(study.snapshot(), {});
    REQUIRE(check);
    CHECK(check->model.micro_f1() < 0.55);
}
