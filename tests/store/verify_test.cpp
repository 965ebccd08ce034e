// verify() finds whatever is wrong in a file that still opens.

#include "store/chain.h"
#include "store/opened.h"
#include "support/raw.h"
#include "support/temporary_folder.h"

#include <catch2/catch_test_macros.hpp>

using namespace themata;

namespace {

const char* unlock = "DROP TRIGGER change_update; DROP TRIGGER change_delete; DROP TRIGGER"
                     " change_insert; DROP TRIGGER entry_update; DROP TRIGGER entry_delete; DROP"
                     " TRIGGER entry_insert;";

// What somebody does to the tables behind the program's back, and what is then said. The triggers
// are put back afterwards, so that nothing but this is wrong.
struct Tampering {
    std::string sql;
    std::string_view said;
};

const Tampering tamperings[] = {
    {"DELETE FROM coding WHERE id = 2", "does not fit the coding with number 2"},
    {"INSERT INTO role VALUES (7, 'Nurse'); INSERT INTO counter VALUES (1, 7)",
     "does not know how 1 of the role records came about"},
    {"UPDATE theme SET name = 'Faith' WHERE id = 2", "What entry 3 of the journal wrote"},
    {"UPDATE response SET text = 'Because of thrust.' WHERE id = 1", "What entry 1 of the journal"},
    {"DELETE FROM change WHERE seq = 2 AND kind = 10", "What entry 2 of the journal wrote"},
    {"DELETE FROM change WHERE seq = 2; DELETE FROM coding WHERE id = 2; DELETE FROM coder WHERE"
     " id = 2",
     "An entry of the journal changed nothing"},
    {"DELETE FROM entry WHERE seq = 2", "numbered without gaps"},
    {"DELETE FROM entry WHERE seq = 3", "changes that belong to no entry"},
    {"UPDATE entry SET undoes = 3 WHERE seq = 3", "does not stand before it"},
    {"UPDATE change SET before = x'02' WHERE seq = 3", "Entry 3 of the journal does not fit"},
    {"UPDATE change SET before = NULL WHERE seq = 3 AND kind = 8",
     "What entry 3 of the journal wrote"},
    {"UPDATE change SET upto = 4000000000 WHERE seq = 1 AND kind = 10",
     "does not fit the coding with number 1"},
    {"UPDATE change SET kind = 77 WHERE seq = 2 AND kind = 10",
     "does not fit the record with number 2"},
    {"UPDATE counter SET last = 1 WHERE kind = 10", "never given out"},
    {"INSERT INTO card VALUES (2, 'x', 'y')", "constraint"},
    {"UPDATE coding SET theme = 9 WHERE id = 2", "theme with number 9, which is not there"},
    {"PRAGMA application_id = 1", "does not say that it is a study"},
};

// Imported, coded once more, a theme defined.
void make_study(const std::filesystem::path& path) {
    auto opened = Opened::made(path);
    must(opened.perform(small_study()));
    must(opened.perform(one_coding(opened.study, "Second")));
    Theme defined = *opened.study.themes.find({2});
    defined.definition = "What rests on another's word.";
    Changes changes;
    changes.push_back(altered(*opened.study.themes.find({2}), defined));
    must(opened.perform(changes));
}

std::string all_triggers(Raw& raw) {
    return raw.text("SELECT group_concat(sql, ';') FROM sqlite_schema WHERE type = 'trigger'");
}

std::string joined(const std::vector<std::string>& faults) {
    std::string all;
    for (const std::string& fault : faults)
        all += fault + '\n';
    return all;
}

} // namespace

TEST_CASE("A sound study is found clean, and counted", "[store][verify]") {
    const TemporaryFolder folder;
    make_study(folder / "s.themata");
    auto opened = Opened::of(folder / "s.themata");
    const Verification verified = must(opened.store.verify());
    CHECK(joined(verified.faults).empty());
    CHECK(verified.entries == 3);
    CHECK(verified.records == 12);
}

TEST_CASE("Whatever was done behind the program's back is found", "[store][verify]") {
    for (const Tampering& tampering : tamperings) {
        INFO(tampering.sql);
        const TemporaryFolder folder;
        make_study(folder / "s.themata");
        // Opened before: some of this would not even be opened.
        auto store = must(Store::open(folder / "s.themata", Access::write));
        {
            Raw raw(folder / "s.themata");
            const std::string triggers = all_triggers(raw);
            const std::string said = raw.complaint(unlock + tampering.sql + ';' + triggers);
            if (!said.empty()) {
                CHECK(said.find(tampering.said) != std::string::npos);
                continue;
            }
        }
        const std::string faults = joined(must(store.verify()).faults);
        INFO(faults);
        CHECK(faults.find(tampering.said) != std::string::npos);
    }
}

TEST_CASE("An entry that was rewritten is named, whichever of its fields it was",
          "[store][verify]") {
    for (const char* rewritten :
         {"mark = mark + 1", "at = at - 86400000", "coder = 'KL'", "act = 10",
          "subjects = x'080203000000'", "subjects = x'00'", "undoes = 1",
          "note = 'Nothing was done.'", "records = zeroblob(32)", "digest = zeroblob(32)",
          "digest = x'00'"}) {
        INFO(rewritten);
        const TemporaryFolder folder;
        make_study(folder / "s.themata");
        {
            Raw raw(folder / "s.themata");
            const std::string triggers = all_triggers(raw);
            REQUIRE(raw.complaint(unlock + ("UPDATE entry SET " + std::string(rewritten)) +
                                  " WHERE seq = 2;" + triggers)
                        .empty());
        }
        auto store = must(Store::open(folder / "s.themata", Access::write));
        const Verification verified = must(store.verify());
        REQUIRE_FALSE(verified.clean());
        CHECK(verified.faults.front() ==
              "Entry 2 of the journal is not as it was written, or does not follow from the entry "
              "before it");
    }
}

TEST_CASE("An undo that is said to be of another act is named", "[store][verify]") {
    const TemporaryFolder folder;
    make_study(folder / "s.themata");
    {
        auto opened = Opened::of(folder / "s.themata");
        const Changes undone = inverse(must(opened.store.changes_of(3)));
        must(opened.store.commit(
            {.on = opened.store.head(), .at = 5, .coder = "RS", .act = ActKind::undo, .undoes = 3},
            undone, must(apply(opened.study, undone))));
    }
    {
        Raw raw(folder / "s.themata");
        const std::string triggers = all_triggers(raw);
        REQUIRE(raw.complaint(unlock + ("UPDATE entry SET undoes = 2 WHERE seq = 4;" + triggers))
                    .empty());
    }
    auto store = must(Store::open(folder / "s.themata", Access::write));
    const Verification verified = must(store.verify());
    REQUIRE_FALSE(verified.clean());
    CHECK(verified.faults.front().starts_with("Entry 4 of the journal is not as it was written"));
}

TEST_CASE("Who rewrites an entry with its digest is found at the entry after it",
          "[store][verify]") {
    const TemporaryFolder folder;
    make_study(folder / "s.themata");
    auto opened = Opened::of(folder / "s.themata");
    const std::vector<Entry> entries = must(opened.store.history());
    Entry forged = entries[1];
    forged.coder = "KL";
    {
        Raw raw(folder / "s.themata");
        const std::string triggers = all_triggers(raw);
        const auto records = records_digest(must(opened.store.changes_of(2)));
        forged.digest = chained(entries[0].digest, forged, records);
        REQUIRE(
            raw.complaint(unlock +
                          ("UPDATE entry SET coder = 'KL', digest = x'" + in_hex(forged.digest)) +
                          "' WHERE seq = 2;" + triggers)
                .empty());
    }
    const Verification verified = must(opened.store.verify());
    REQUIRE(verified.faults.size() == 1);
    CHECK(verified.faults.front().starts_with("Entry 3 of the journal is not as it was written"));
    // What was written down of the history before, such as in a report, stays the witness.
    CHECK(verified.digest == entries.back().digest);
}

TEST_CASE("The digest is SHA-256, as FIPS 180-4 has it", "[store][verify]") {
    const auto digest = [](std::string_view bytes) {
        Sha256 sha;
        sha.add(bytes);
        return in_hex(sha.done());
    };
    CHECK(digest("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(digest("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(digest("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") ==
          "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    Sha256 sha;
    for (int part = 0; part < 10'000; ++part)
        sha.add(std::string(100, 'a'));
    CHECK(in_hex(sha.done()) == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("Missing, altered and foreign triggers are found", "[store][verify]") {
    const TemporaryFolder folder;
    make_study(folder / "s.themata");
    auto store = must(Store::open(folder / "s.themata", Access::write));
    Raw raw(folder / "s.themata");
    raw.run("DROP TRIGGER change_update; DROP TRIGGER entry_delete;"
            "CREATE TRIGGER entry_delete BEFORE DELETE ON entry BEGIN SELECT 1; END;"
            "CREATE TRIGGER mine AFTER INSERT ON coding BEGIN SELECT 1; END");
    const std::string faults = joined(must(store.verify()).faults);
    CHECK(faults.find("the trigger “change_update” is missing") != std::string::npos);
    CHECK(faults.find("the trigger “entry_delete” is not as this program makes it") !=
          std::string::npos);
    CHECK(faults.find("the trigger “mine” is not a part of a study") != std::string::npos);
}

TEST_CASE("A page that was overwritten is found", "[store][verify]") {
    const TemporaryFolder folder;
    make_study(folder / "s.themata");
    std::string bytes = bytes_of(folder / "s.themata");
    const std::size_t text = bytes.find("Because of trust.");
    REQUIRE(text != std::string::npos);
    bytes.replace(text / 4096 * 4096, 8, 8, '\xff');
    write_bytes(folder / "s.themata", bytes);
    auto store = must(Store::open(folder / "s.themata", Access::write));
    const Verification verified = must(store.verify());
    CHECK_FALSE(verified.clean());
    CHECK_FALSE(store.load());
}

TEST_CASE("Verifying can be stopped", "[store][verify]") {
    const TemporaryFolder folder;
    auto opened = Opened::made(folder / "s.themata");
    Changes changes;
    for (std::uint32_t number = 1; number <= 20000; ++number)
        changes.push_back(added(Role{.id = {number}, .name = std::to_string(number)}));
    must(opened.perform(changes));
    std::stop_source stop;
    stop.request_stop();
    const auto stopped = opened.store.verify(stop.get_token());
    REQUIRE_FALSE(stopped);
    CHECK(stopped.error().code == Error::Code::cancelled);
}
