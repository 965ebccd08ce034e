// What holds for every act whatever it was, tried on seeded random walks over all intents.

#include "store/store.h"
#include "study/check.h"
#include "support/bench.h"
#include "support/random_intents.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators_range.hpp>

using namespace themata;

namespace {

// Performs acts until `wanted` of them were possible; the study before each.
std::vector<Study> walk(Workbench& bench, Dice& dice, std::size_t wanted) {
    std::vector<Study> before;
    for (std::size_t tried = 0; before.size() < wanted && tried < wanted * 20; ++tried) {
        const Study now = bench.study();
        const auto done = bench.perform(random_intent(*bench.snapshot(), dice));
        if (done)
            before.push_back(now);
        else
            REQUIRE(bench.study() == now);
    }
    REQUIRE(before.size() == wanted);
    return before;
}

} // namespace

TEST_CASE("Undo after any act gives the study before it, redo the study after", "[laws]") {
    const auto seed = GENERATE(range(1U, 9U));
    TemporaryFolder folder;
    Workbench bench = new_bench(folder);
    Dice dice(seed);
    for (int step = 0; step < 60; ++step) {
        const Study before = bench.study();
        if (!bench.perform(random_intent(*bench.snapshot(), dice)))
            continue;
        const Study after = bench.study();
        must(bench.undo());
        REQUIRE(bench.study() == before);
        must(bench.redo());
        REQUIRE(bench.study() == after);
        REQUIRE(bench.snapshot()->lookup == Lookup::of(after));
        REQUIRE(breaches(after, 1).empty());
    }
}

TEST_CASE("A whole walk is undone step by step, and done again", "[laws]") {
    const auto seed = GENERATE(range(20U, 24U));
    TemporaryFolder folder;
    Dice dice(seed);
    std::vector<Study> before;
    Study last;
    {
        Workbench bench = new_bench(folder);
        before = walk(bench, dice, 120);
        last = bench.study();
    }
    Workbench bench = reopened(folder);
    for (std::size_t step = before.size(); step > 0; --step) {
        must(bench.undo());
        REQUIRE(bench.study() == before[step - 1]);
    }
    CHECK_FALSE(bench.undo());
    for (std::size_t step = 0; step < before.size(); ++step)
        must(bench.redo());
    CHECK(bench.study() == last);
    CHECK(must(verify(folder / "study.themata")).clean());
}

TEST_CASE("The journal replayed from nothing gives the tables", "[laws]") {
    const auto seed = GENERATE(range(40U, 44U));
    TemporaryFolder folder;
    Dice dice(seed);
    Workbench bench = new_bench(folder);
    walk(bench, dice, 80);
    for (int back = 0; back < 30; ++back)
        must(bench.undo());
    walk(bench, dice, 10);
    Store store = must(Store::open(folder / "study.themata", Access::read));
    Study replayed;
    for (const Entry& entry : must(store.history()))
        replayed = must(apply(replayed, must(store.changes_of(entry.seq))));
    CHECK(replayed == bench.study());
    CHECK(must(store.load()) == bench.study());
    CHECK(must(verify(folder / "study.themata")).clean());
}

TEST_CASE("What another program did is taken over as a full load would give it", "[laws]") {
    const auto seed = GENERATE(range(60U, 66U));
    TemporaryFolder folder;
    Dice dice(seed);
    Workbench a = new_bench(folder);
    Workbench b = reopened(folder);
    b.set_coder("Another");
    for (int round = 0; round < 40; ++round) {
        Workbench& actor = dice.one_in(2) ? a : b;
        for (std::uint32_t acts = dice.below(4); acts > 0; --acts)
            if (dice.one_in(5))
                (void)actor.undo();
            else
                (void)actor.perform(random_intent(*actor.snapshot(), dice));
        const Workbench loaded = reopened(folder);
        for (Workbench* each : {&a, &b}) {
            (void)must(each->refresh());
            REQUIRE(each->study() == loaded.study());
            REQUIRE(each->snapshot()->lookup == loaded.snapshot()->lookup);
            REQUIRE(each->snapshot()->head == loaded.snapshot()->head);
            REQUIRE(each->history() == loaded.history());
            REQUIRE((each->undoable() ? each->undoable()->seq : 0) ==
                    (loaded.undoable() ? loaded.undoable()->seq : 0));
            REQUIRE((each->redoable() ? each->redoable()->seq : 0) ==
                    (loaded.redoable() ? loaded.redoable()->seq : 0));
            REQUIRE_FALSE(must(each->refresh()));
        }
    }
}

TEST_CASE("What is hidden from a coder follows from all acts as from the study", "[laws]") {
    const auto seed = GENERATE(range(80U, 86U));
    TemporaryFolder folder;
    Dice dice(seed);
    Workbench bench = new_bench(folder);
    walk(bench, dice, 30);
    std::vector<std::string> people = {"RS", "Nobody yet"};
    for (const Coder& coder : bench.study().coders)
        if (coder.kind == CoderKind::person)
            people.push_back(coder.name);
    for (const std::string& who : people) {
        bench.set_coder(who);
        for (int step = 0; step < 60; ++step) {
            REQUIRE(bench.blind() == Blind::of(*bench.snapshot(), who));
            (void)bench.perform(random_intent(*bench.snapshot(), dice));
        }
    }
}
