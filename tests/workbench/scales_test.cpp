#include "support/bench.h"
#include "support/study_builder.h"
#include "workbench/plan.h"

#include "study/check.h"
#include <catch2/catch_test_macros.hpp>
#include <cmath>

using namespace themata;

namespace {

// Two items of a scale and one of none; M1 and M2 scored the first.
struct Story {
    StudyBuilder study;
    QuestionId calm = study.item("Calm", "Confidence");
    QuestionId lost = study.item("Lost", "Confidence");
    QuestionId pages = study.item("Pages read");

    Story() {
        study.score("M1", "Phase 1", "Calm", 2);
        study.score("M2", "Phase 1", "Calm", 6);
        study.answer("M1", "Phase 1", "Why?", "Trust takes time.");
    }

    [[nodiscard]] ScaleId scale() const {
        return study.snapshot().study.questions.find(calm)->scale;
    }
};

// The snapshot after the plan, or the error; what it did can be undone.
Result<Snapshot> after(const Snapshot& now, const Intent& intent) {
    auto planned = plan(now, intent, Acting{"RS"});
    if (!planned)
        return failure(planned.error());
    const Study study = apply(now.study, planned->changes).value();
    const Lookup lookup = now.lookup.after(planned->changes);
    if (auto sound = check(study, lookup, planned->changes); !sound)
        return failure(sound.error());
    REQUIRE(apply(study, inverse(planned->changes)).value() == now.study);
    return Snapshot{now.card, study, lookup, now.head};
}

std::string report(const Snapshot& now, const Intent& intent) {
    std::string lines;
    for (const std::string& line : must(plan(now, intent, Acting{"RS"})).report)
        lines += line;
    return lines;
}

} // namespace

TEST_CASE("The range that is stated is that of the scale, and can be stated anew", "[scales]") {
    const Story story;
    const Snapshot once = must(after(story.study.snapshot(), StateRange{story.scale(), 1, 7}));
    CHECK(once.study.scales.find(story.scale())->least == 1);
    CHECK(once.study.scales.find(story.scale())->most == 7);
    const Snapshot again = must(after(once, StateRange{story.scale(), 0, 10}));
    CHECK(again.study.scales.find(story.scale())->most == 10);
    CHECK(again.study.scores == once.study.scores);
}

TEST_CASE("Scores outside the range are told and kept", "[scales]") {
    const Story story;
    const Snapshot now = story.study.snapshot();
    CHECK(report(now, StateRange{story.scale(), 1, 7}).empty());
    CHECK(report(now, StateRange{story.scale(), 1, 5}) == "1 score lies outside it.");
    CHECK(report(now, StateRange{story.scale(), 3, 5}) == "2 scores lie outside it.");
    const Snapshot done = must(after(now, StateRange{story.scale(), 3, 5}));
    CHECK(done.study.scores == now.study.scores);
}

TEST_CASE("A range that is none is refused, and one that is there already", "[scales]") {
    const Story story;
    const Snapshot now = story.study.snapshot();
    for (const auto& [least, most] :
         {std::pair{5.0, 1.0}, std::pair{3.0, 3.0}, std::pair{1.0, std::nan("")},
          std::pair{-double{INFINITY}, 5.0}})
        CHECK_FALSE(after(now, StateRange{story.scale(), least, most}));
    CHECK_FALSE(after(now, StateRange{ScaleId{99}, 1, 5}));
    const Snapshot done = must(after(now, StateRange{story.scale(), 1, 5}));
    CHECK_FALSE(after(done, StateRange{story.scale(), 1, 5}));
}

TEST_CASE("An item is reversed and straight again, others of its scale stay", "[scales]") {
    const Story story;
    const Snapshot now = must(after(story.study.snapshot(), StateRange{story.scale(), 1, 7}));
    const DirectItem reverse{.item = story.lost, .direction = Direction::reversed};
    const Snapshot reversed = must(after(now, reverse));
    CHECK(reversed.study.questions.find(story.lost)->direction == Direction::reversed);
    CHECK(reversed.study.questions.find(story.calm)->direction == Direction::straight);
    CHECK(report(now, reverse).empty());
    CHECK_FALSE(after(reversed, reverse));
    const Snapshot straight =
        must(after(reversed, DirectItem{.item = story.lost, .direction = Direction::straight}));
    CHECK(straight.study == now.study);
}

TEST_CASE("Who reverses an item of a scale without a range is told to state one", "[scales]") {
    const Story story;
    CHECK(report(story.study.snapshot(),
                 DirectItem{.item = story.lost, .direction = Direction::reversed})
              .starts_with("State the range of “Confidence” too"));
}

TEST_CASE("Only items of a scale can be reversed", "[scales]") {
    Story story;
    const Snapshot now = story.study.snapshot();
    CHECK_FALSE(after(now, DirectItem{.item = story.pages, .direction = Direction::reversed}));
    CHECK_FALSE(after(now, DirectItem{.item = story.pages, .direction = Direction::straight}));
    CHECK_FALSE(after(now, DirectItem{.item = QuestionId{99}, .direction = Direction::reversed}));
    for (const Question& question : now.study.questions)
        if (question.kind != QuestionKind::item)
            CHECK_FALSE(
                after(now, DirectItem{.item = question.id, .direction = Direction::reversed}));
}
