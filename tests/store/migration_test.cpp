// Older files become newer ones. Schema 0 is made up here, before the first that was released: a
// file whose stages had no position and whose coders were all persons. Of a real file of schema 1
// tests/golden/older-schema tells.

#include "store/image.h"
#include "store/opened.h"
#include "store/study_file.h"
#include "support/raw.h"
#include "support/temporary_folder.h"

#include <catch2/catch_test_macros.hpp>

using namespace themata;
namespace fs = std::filesystem;

namespace {

std::vector<Migration> from_schema_0() {
    std::vector<Migration> all{
        {.from = 0,
         .sql = "CREATE TEMP TABLE stages AS SELECT id, name FROM stage; DROP TABLE stage;" +
                create_sql<Stage>() +
                "; INSERT INTO stage (id, name, position) SELECT id, name, 1 FROM stages;"
                "CREATE TEMP TABLE coders AS SELECT id, name FROM coder; DROP TABLE coder;" +
                create_sql<Coder>() +
                "; INSERT INTO coder (id, name, kind) SELECT id, name, 0 FROM coders;"
                "DROP TABLE stages; DROP TABLE coders"}};
    all.insert(all.end(), migrations().begin(), migrations().end());
    return all;
}

// As it was up to schema 3: acts as verbs, and of each entry the sum over what it wrote.
void give_entries_verbs(Raw& raw, const Changes& first) {
    std::uint64_t sum = 0;
    for_each_kind([&]<class Record>() {
        for (const Edit<Record>& edit : first.of<Record>())
            sum += digest_of(edit.after, edit.id());
    });
    raw.run("DROP TRIGGER entry_update; DROP TRIGGER entry_delete; DROP TRIGGER entry_insert;"
            "CREATE TEMP TABLE newer AS SELECT * FROM entry; DROP TABLE entry;"
            "CREATE TABLE entry (seq INTEGER PRIMARY KEY, mark INTEGER NOT NULL, at INTEGER NOT"
            " NULL, coder TEXT NOT NULL, verb TEXT NOT NULL, undoes INTEGER, note TEXT NOT NULL,"
            " digest INTEGER NOT NULL) STRICT;"
            "INSERT INTO entry SELECT seq, mark, at, coder, 'import', undoes, note, " +
            std::to_string(static_cast<std::int64_t>(sum)) + " FROM newer; DROP TABLE newer");
}

// What versions 2, 3 and 5 added.
constexpr const char* back_to_1 =
    "DROP TABLE search; DROP TABLE synonyms; DROP TABLE tie; DROP TABLE note;"
    "DROP TABLE assignment; DROP TABLE recipe; PRAGMA user_version = 1";

void make_schema_1(const fs::path& path) {
    Raw raw(path);
    give_entries_verbs(raw, small_study());
    raw.run(back_to_1);
}

const Migration broken = {.from = 0,
                          .sql = "ALTER TABLE stage ADD COLUMN position INTEGER;"
                                 "ALTER TABLE nothing ADD COLUMN kind INTEGER"};

Study make_schema_0(const fs::path& path) {
    Study study;
    {
        auto opened = Opened::made(path);
        must(opened.perform(small_study()));
        study = opened.study;
    }
    make_schema_1(path);
    Raw(path).run("ALTER TABLE stage DROP COLUMN position; ALTER TABLE coder DROP COLUMN kind;"
                  "PRAGMA user_version = 0");
    return study;
}

} // namespace

TEST_CASE("An older study is brought up to date, and a copy of it stays beside it",
          "[store][migration]") {
    const TemporaryFolder folder;
    const Study study = make_schema_0(folder / "s.themata");
    {
        const auto file = open_study_file(folder / "s.themata", Access::write, from_schema_0());
        REQUIRE(file);
    }
    CHECK(listing(folder.path()).size() == 2);
    auto opened = Opened::of(folder / "s.themata");
    CHECK(opened.study == study);
    CHECK(must(opened.store.verify()).clean());

    Raw copy(folder / "s (schema 0).themata");
    CHECK(copy.integer("PRAGMA user_version") == 0);
    CHECK(copy.integer("SELECT count(*) FROM response") == 2);
    CHECK_FALSE(copy.complaint("SELECT position FROM stage").empty());
}

TEST_CASE("A study of the first version gets room for what later ones added",
          "[store][migration]") {
    const TemporaryFolder folder;
    const auto tables = [](const fs::path& path) {
        return Raw(path).text("SELECT group_concat(sql, ';') FROM (SELECT sql FROM sqlite_schema "
                              "WHERE name IN ('entry', 'search', 'synonyms', 'tie', 'note', "
                              "'assignment', 'recipe') ORDER BY name)");
    };
    Study study;
    {
        auto opened = Opened::made(folder / "s.themata");
        must(opened.perform(small_study()));
        study = opened.study;
    }
    const std::string as_made = tables(folder / "s.themata");
    make_schema_1(folder / "s.themata");
    REQUIRE(open_study_file(folder / "s.themata", Access::write));
    CHECK(tables(folder / "s.themata") == as_made);
    auto opened = Opened::of(folder / "s.themata");
    CHECK(opened.study == study);
    Changes changes;
    changes.push_back(added(Synonyms{.id = {1}, .words = "a\nb"}));
    must(opened.perform(changes));
    CHECK(must(opened.store.verify()).clean());
}

TEST_CASE("A migration that fails leaves the study as it was and no copy", "[store][migration]") {
    const TemporaryFolder folder;
    make_schema_0(folder / "s.themata");
    const auto without_counters = [&] {
        Listing files = listing(folder.path());
        // How often the file was written to.
        files.at("s.themata").replace(24, 4, 4, '\0').replace(92, 4, 4, '\0');
        return files;
    };
    const Listing before = without_counters();
    CHECK_FALSE(open_study_file(folder / "s.themata", Access::write, std::span(&broken, 1)));
    CHECK(without_counters() == before);
}

TEST_CASE("Reading does not bring a study up to date but says what to do", "[store][migration]") {
    const TemporaryFolder folder;
    make_schema_0(folder / "s.themata");
    const Listing before = listing(folder.path());
    const auto refused = open_study_file(folder / "s.themata", Access::read, from_schema_0());
    REQUIRE_FALSE(refused);
    CHECK(refused.error().what.find("older version") != std::string::npos);
    CHECK(listing(folder.path()) == before);
}

TEST_CASE("A copy from an earlier migration is not overwritten", "[store][migration]") {
    const TemporaryFolder folder;
    make_schema_0(folder / "s.themata");
    write_bytes(folder / "s (schema 0).themata", "mine");
    REQUIRE(open_study_file(folder / "s.themata", Access::write, from_schema_0()));
    CHECK(bytes_of(folder / "s (schema 0).themata") == "mine");
    CHECK(fs::exists(folder / "s (schema 0, 2).themata"));
}

TEST_CASE("The known migrations lead up to the schema without a gap", "[store][migration]") {
    std::int64_t next = schema_version - static_cast<std::int64_t>(migrations().size());
    for (const Migration& migration : migrations())
        CHECK(migration.from == next++);
    CHECK(next == schema_version);
}

TEST_CASE("An older study with a trigger, a view or an index of somebody else is refused as it is",
          "[store][migration]") {
    const std::pair<const char*, const char*> foreign[] = {
        {"CREATE TRIGGER mine AFTER INSERT ON counter BEGIN DELETE FROM coding; END",
         "the trigger “mine” is not a part of a study"},
        {"CREATE VIEW seen AS SELECT * FROM response", "the view “seen” is not a part of a study"},
        {"CREATE INDEX quick ON coding (theme)", "the index “quick” is not a part of a study"}};
    for (const auto& [sql, said] : foreign) {
        const TemporaryFolder folder;
        {
            auto opened = Opened::made(folder / "s.themata");
            must(opened.perform(small_study()));
        }
        make_schema_1(folder / "s.themata");
        Raw(folder / "s.themata").run(sql);
        const Listing before = listing(folder.path());
        const auto refused = Store::open(folder / "s.themata", Access::write);
        REQUIRE_FALSE(refused);
        CHECK(refused.error().what.find(said) != std::string::npos);
        CHECK(listing(folder.path()) == before);
    }
}

TEST_CASE("An older study whose tables do not become those of this program is refused, older as "
          "before",
          "[store][migration]") {
    const TemporaryFolder folder;
    {
        auto opened = Opened::made(folder / "s.themata");
        must(opened.perform(small_study()));
    }
    make_schema_1(folder / "s.themata");
    Raw(folder / "s.themata").run("ALTER TABLE theme ADD COLUMN secret TEXT");
    const auto refused = Store::open(folder / "s.themata", Access::write);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().what.find("the table “theme” is not as this program makes it") !=
          std::string::npos);
    CHECK(listing(folder.path()).size() == 1);
    CHECK(Raw(folder / "s.themata").integer("PRAGMA user_version") == 1);
}
