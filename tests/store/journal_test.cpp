// The journal and the tables say the same, whatever was done.

#include "store/opened.h"
#include "store/random_acts.h"
#include "study/check.h"
#include "support/random_study.h"
#include "support/raw.h"
#include "support/temporary_folder.h"

#include <catch2/catch_test_macros.hpp>

using namespace themata;

namespace {

// The journal from its first entry on, done again on nothing.
Study replayed(Store& store) {
    Study study;
    for (const Entry& entry : must(store.history()))
        study = must(apply(study, must(store.changes_of(entry.seq))));
    return study;
}

std::array<std::uint32_t, kind_count> last_ids(const Study& study) {
    std::array<std::uint32_t, kind_count> last = {};
    for_each_kind([&]<class Record>() {
        last[static_cast<std::size_t>(Described<Record>::kind)] = table<Record>(study).last_id();
    });
    return last;
}

Changes sorted(Changes changes) {
    for_each_kind(
        [&]<class Record>() { std::ranges::sort(changes.edits<Record>(), {}, &Edit<Record>::id); });
    return changes;
}

} // namespace

TEST_CASE("Random acts replayed from the journal give the tables", "[store][journal]") {
    for (std::uint32_t seed = 1; seed <= 6; ++seed) {
        Dice dice(seed);
        const TemporaryFolder folder;
        std::vector<Changes> done;
        Study study;
        {
            auto opened = Opened::made(folder / "s.themata");
            REQUIRE(opened.perform(changes_to(random_study(seed).study)));
            done.push_back(changes_to(opened.study));
            for (int act = 0; act < 60; ++act) {
                done.push_back(random_act(opened.study, dice));
                REQUIRE(opened.perform(done.back()));
            }
            study = opened.study;
        }
        auto opened = Opened::of(folder / "s.themata");
        CHECK(opened.study == study);
        CHECK(last_ids(opened.study) == last_ids(study));
        CHECK(replayed(opened.store) == study);
        for (std::size_t act = 0; act < done.size(); ++act)
            CHECK(must(opened.store.changes_of(act + 1)) == sorted(done[act]));
        CHECK(must(opened.store.verify()).faults == std::vector<std::string>());
    }
}

TEST_CASE("Undoing all random acts one by one leads back to each study before",
          "[store][journal]") {
    for (std::uint32_t seed = 11; seed <= 14; ++seed) {
        Dice dice(seed);
        const TemporaryFolder folder;
        auto opened = Opened::made(folder / "s.themata");
        std::vector<Study> before;
        for (int act = 0; act < 40; ++act) {
            before.push_back(opened.study);
            REQUIRE(opened.perform(random_act(opened.study, dice)));
        }
        const Study done = opened.study;
        for (std::size_t act = before.size(); act > 0; --act) {
            REQUIRE(opened.perform(inverse(must(opened.store.changes_of(act))), ActKind::undo));
            CHECK(opened.study == before[act - 1]);
        }
        // Undoing the undoings is redoing: their entries follow those of the acts.
        for (std::size_t act = 0; act < before.size(); ++act)
            REQUIRE(
                opened.perform(inverse(must(opened.store.changes_of(80 - act))), ActKind::redo));
        CHECK(opened.study == done);
        CHECK(replayed(opened.store) == done);
        CHECK(must(opened.store.load()) == done);
        CHECK(must(opened.store.verify()).clean());
    }
}

TEST_CASE("An id is not given out again after undo and opening anew", "[store][journal]") {
    const TemporaryFolder folder;
    {
        auto opened = Opened::made(folder / "s.themata");
        REQUIRE(opened.perform(small_study()));
        REQUIRE(opened.perform(inverse(must(opened.store.changes_of(1))), ActKind::undo));
        CHECK(opened.study == Study());
    }
    const auto opened = Opened::of(folder / "s.themata");
    CHECK(opened.study == Study());
    CHECK(Ids(opened.study).next<Response>() == ResponseId{3});
    CHECK(Ids(opened.study).next<Coding>() == CodingId{2});
}

TEST_CASE("An import adds a few rows to the journal and no text", "[store][journal]") {
    const TemporaryFolder folder;
    StudyBuilder study;
    for (int number = 0; number < 5000; ++number)
        study.answer("P" + std::to_string(number), "Stage", "Question",
                     "a text that is easily found");
    {
        auto opened = Opened::made(folder / "s.themata");
        REQUIRE(opened.perform(changes_to(study.study())));
    }
    Raw raw(folder / "s.themata");
    CHECK(raw.integer("SELECT count(*) FROM change") == 4);
    CHECK(raw.integer("SELECT count(before) FROM change") == 0);
    CHECK(raw.integer("SELECT sum(upto - id + 1) FROM change") == 10002);
}

TEST_CASE("Adding with gaps and in any order is journalled by runs", "[store][journal]") {
    const TemporaryFolder folder;
    auto opened = Opened::made(folder / "s.themata");
    Changes changes;
    for (std::uint32_t id : {9u, 2u, 3u, 1u, 7u, 8u})
        changes.push_back(added(Role{.id = {id}, .name = "Role " + std::to_string(id)}));
    REQUIRE(opened.perform(changes));
    CHECK(Raw(folder / "s.themata").text("SELECT group_concat(id || '-' || upto) FROM change") ==
          "1-3,7-9");
    CHECK(must(opened.store.changes_of(1)) == sorted(changes));
    CHECK(must(opened.store.load()).roles.last_id() == 9);
}

TEST_CASE("An act that changes nothing is no entry", "[store][journal]") {
    const TemporaryFolder folder;
    auto opened = Opened::made(folder / "s.themata");
    REQUIRE(opened.perform(small_study()));
    Changes nothing;
    nothing.push_back(altered(*opened.study.stages.begin(), *opened.study.stages.begin()));
    CHECK_FALSE(opened.perform(nothing));
    CHECK_FALSE(opened.perform({}));
    CHECK(must(opened.store.history()).size() == 1);
}

TEST_CASE("What an act names but leaves as it was is not journalled", "[store][journal]") {
    const TemporaryFolder folder;
    auto opened = Opened::made(folder / "s.themata");
    REQUIRE(opened.perform(small_study()));
    const Stage& stage = *opened.study.stages.begin();
    Changes changes = one_coding(opened.study, "Second");
    changes.push_back(altered(stage, stage));
    REQUIRE(opened.perform(changes));
    CHECK(must(opened.store.changes_of(2)).of<Stage>().empty());
    CHECK(must(opened.store.verify()).clean());
}

TEST_CASE("History tells every entry as it was written", "[store][journal]") {
    const TemporaryFolder folder;
    auto opened = Opened::made(folder / "s.themata");
    const Changes changes = small_study();
    const NewEntry entry{.on = {},
                         .at = -62135596800000,
                         .coder = "Ümit",
                         .act = ActKind::import,
                         .subjects = {subject(ThemeId{2}, SubjectRole::made)},
                         .note = "“Zwei” Antworten."};
    const Entry first = must(opened.store.commit(entry, changes, must(apply({}, changes))));
    opened.study = must(opened.store.load());
    const Changes back = inverse(changes);
    const Entry second = must(opened.store.commit(
        {.on = opened.store.head(), .at = 5, .coder = "RS", .act = ActKind::undo, .undoes = 1},
        back, must(apply(opened.study, back))));

    CHECK(first.seq == 1);
    CHECK(first.coder == "Ümit");
    CHECK(first.at == entry.at);
    CHECK(first.note == entry.note);
    CHECK(second.undoes == 1);
    CHECK(first.subjects == entry.subjects);
    CHECK(first.digest != second.digest);
    CHECK(first.mark != second.mark);
    CHECK(must(opened.store.history()) == std::vector{first, second});
    CHECK(must(opened.store.history(1)) == std::vector{second});
    CHECK(opened.store.head() == Head{.seq = 2, .mark = second.mark});
    CHECK(opened.store.changes_of(3).error().code == Error::Code::not_found);
}

TEST_CASE("The journal is append-only for anybody", "[store][journal]") {
    const TemporaryFolder folder;
    {
        auto opened = Opened::made(folder / "s.themata");
        REQUIRE(opened.perform(small_study()));
        REQUIRE(opened.perform(one_coding(opened.study, "Second")));
    }
    Raw raw(folder / "s.themata");
    for (const char* forbidden : {
             "UPDATE entry SET note = 'x' WHERE seq = 1",
             "DELETE FROM entry WHERE seq = 2",
             "INSERT OR REPLACE INTO entry SELECT * FROM entry WHERE seq = 2",
             "INSERT INTO entry VALUES (9, 1, 1, '', 0, x'', NULL, '', x'', x'')",
             "UPDATE change SET before = x'00' WHERE seq = 1",
             "DELETE FROM change WHERE seq = 2",
             "INSERT INTO change VALUES (1, 0, 99, 99, NULL)",
             "INSERT OR REPLACE INTO change SELECT * FROM change WHERE seq = 2",
         }) {
        INFO(forbidden);
        CHECK(raw.complaint(forbidden) == "the journal is append-only");
    }
    CHECK(raw.integer("SELECT count(*) FROM entry") == 2);
}
