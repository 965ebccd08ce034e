#include "workbench/plan.h"

#include "support/bench.h"
#include "support/study_builder.h"
#include <algorithm>
#include <catch2/catch_test_macros.hpp>

using namespace themata;

namespace {

const Acting rs{"RS"};

ParticipantId who(const Snapshot& now, std::string_view label) {
    return participant_labelled(now.study, now.lookup, label);
}

StudyBuilder willing() {
    StudyBuilder study;
    study.tie(TieKind::willing, "M1", "C1");
    study.tie(TieKind::willing, "M2", "C1");
    study.tie(TieKind::unwilling, "M1", "C2");
    study.tie(TieKind::willing, "M2", "C2");
    return study;
}

std::vector<std::string> pairs(const Study& study) {
    std::vector<std::string> found;
    for (const Tie& tie : study.ties)
        if (tie.kind == TieKind::paired)
            found.push_back(study.participants.find(tie.from)->label + "-" +
                            study.participants.find(tie.to)->label);
    return found;
}

using Pairs = std::vector<std::string>;

} // namespace

TEST_CASE("An allocation is one act that says how it was drawn", "[pairs]") {
    const Snapshot now = willing().snapshot();
    const PairParticipants wanted{
        .pairs = {{who(now, "M1"), who(now, "C1")}, {who(now, "M2"), who(now, "C2")}},
        .how = "drawn with seed 7"};
    const auto planned = plan(now, wanted, rs);
    REQUIRE(planned);
    CHECK(planned->act == ActKind::pair_participants);
    CHECK(planned->note == "Paired M1 with C1, M2 with C2; drawn with seed 7.");
    const Study study = apply(now.study, planned->changes).value();
    CHECK(pairs(study) == Pairs{"M1-C1", "M2-C2"});
    CHECK(apply(study, inverse(planned->changes)).value() == now.study);
}

TEST_CASE("New pairs take the place of former ones in the same act", "[pairs]") {
    StudyBuilder study = willing();
    const TieId former = study.tie(TieKind::paired, "M2", "C1");
    const Snapshot now = study.snapshot();
    const auto planned = plan(
        now, PairParticipants{.pairs = {{who(now, "M1"), who(now, "C1")}}, .instead_of = {former}},
        rs);
    REQUIRE(planned);
    CHECK(pairs(apply(now.study, planned->changes).value()) == Pairs{"M1-C1"});
    // The same pair may be drawn again.
    const auto again = plan(
        now, PairParticipants{.pairs = {{who(now, "M2"), who(now, "C1")}}, .instead_of = {former}},
        rs);
    REQUIRE(again);
    CHECK(pairs(apply(now.study, again->changes).value()) == Pairs{"M2-C1"});
}

TEST_CASE("Nobody is paired who is not willing, twice, or with herself", "[pairs]") {
    StudyBuilder study = willing();
    study.tie(TieKind::paired, "M2", "C2");
    const Snapshot now = study.snapshot();
    const auto refusal = [&](PairParticipants wanted) {
        const auto planned = plan(now, wanted, rs);
        return planned ? std::string() : planned.error().what;
    };
    CHECK(refusal({.pairs = {{who(now, "M1"), who(now, "C2")}}}) ==
          "“M1” is not willing to be paired with “C2”.");
    CHECK(refusal({.pairs = {{who(now, "M2"), who(now, "C2")}}}) ==
          "“M2” and “C2” are a pair already.");
    CHECK(refusal({.pairs = {{who(now, "M2"), who(now, "M2")}}}) ==
          "Nobody can be paired with herself.");
    CHECK(refusal({.pairs = {{who(now, "M2"), {99}}}}) ==
          "One of the participants is not in the study.");
    CHECK(refusal({}) == "Nobody is to be paired.");
    CHECK(refusal({.pairs = {{who(now, "M1"), who(now, "C1")}}, .instead_of = {{1}}}) ==
          "A pair that was to be replaced is no longer there.");
}

TEST_CASE("Pairs can be taken back, and survive closing the study", "[pairs]") {
    const TemporaryFolder folder;
    {
        Workbench bench = new_bench(folder);
        must(bench.perform(small_questionnaire()));
        const Snapshot& now = *bench.snapshot();
        must(bench.perform(PairParticipants{.pairs = {{who(now, "M1"), who(now, "C1")}}}));
        CHECK(pairs(bench.study()) == Pairs{"M1-C1"});
        must(bench.undo());
        CHECK(pairs(bench.study()).empty());
        must(bench.redo());
    }
    CHECK(pairs(reopened(folder).study()) == Pairs{"M1-C1"});
}
