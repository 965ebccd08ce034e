// What cannot be opened or made is refused in words, and nothing on the disk is changed.

#include "store/opened.h"
#include "study/check.h"
#include "support/raw.h"
#include "support/temporary_folder.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <set>
#include <sys/stat.h>
#include <unistd.h>

using namespace themata;
namespace fs = std::filesystem;

namespace {

void make_small_study(const fs::path& path) {
    auto opened = Opened::made(path);
    must(opened.perform(small_study()));
}

void alter(const fs::path& file, const std::string& sql) { Raw(file).run(sql); }

void cut(const fs::path& file, std::uint64_t size) { fs::resize_file(file, size); }

void overwrite(const fs::path& file, std::size_t place, std::string_view bytes) {
    std::string all = bytes_of(file);
    all.replace(place, bytes.size(), bytes);
    write_bytes(file, all);
}

// Each row spoils a study file; `what` is part of what is then said.
struct Spoiling {
    std::string_view what;
    void (*spoils)(const fs::path& file);
    Error::Code code = Error::Code::refused;
};

const Spoiling spoilings[] = {
    {"is no file", [](const fs::path& file) { fs::remove(file); }, Error::Code::not_found},
    {"is a folder",
     [](const fs::path& file) {
         fs::remove(file);
         fs::create_directory(file);
     }},
    {"is not a file",
     [](const fs::path& file) {
         fs::remove(file);
         ::mkfifo(file.c_str(), 0600);
     }},
    {"is empty", [](const fs::path& file) { cut(file, 0); }},
    {"is not a study", [](const fs::path& file) { write_bytes(file, "participant,answer\n"); }},
    {"is not a study", [](const fs::path& file) { overwrite(file, 0, "SQLite format 4"); }},
    {"is cut off", [](const fs::path& file) { cut(file, 50); }},
    {"is cut off", [](const fs::path& file) { cut(file, fs::file_size(file) - 1); }},
    {"is cut off", [](const fs::path& file) { cut(file, 4096); }},
    {"of another program", [](const fs::path& file) { alter(file, "PRAGMA application_id = 77"); }},
    {"newer version (schema 7; this program knows 5)",
     [](const fs::path& file) { alter(file, "PRAGMA user_version = 7"); }},
    {"too old", [](const fs::path& file) { alter(file, "PRAGMA user_version = 0"); }},
    {"is damaged", [](const fs::path& file) { alter(file, "DELETE FROM card"); }},
    {"the table “card” is missing", [](const fs::path& file) { alter(file, "DROP TABLE card"); }},
    {"the table “memo” is missing", [](const fs::path& file) { alter(file, "DROP TABLE memo"); }},
    {"the view “memo” is not a part of a study",
     [](const fs::path& file) {
         alter(file, "DROP TABLE memo; CREATE VIEW memo AS SELECT 1 AS id");
     }},
    {"the table “more” is not a part of a study",
     [](const fs::path& file) { alter(file, "CREATE TABLE more (id INTEGER PRIMARY KEY)"); }},
    {"the index “quick” is not a part of a study",
     [](const fs::path& file) { alter(file, "CREATE INDEX quick ON coding (theme)"); }},
    {"the trigger “mine” is not a part of a study",
     [](const fs::path& file) {
         alter(file, "CREATE TRIGGER mine AFTER INSERT ON coding BEGIN DELETE FROM memo; END");
     }},
    {"the trigger “entry_delete” is missing",
     [](const fs::path& file) { alter(file, "DROP TRIGGER entry_delete"); }},
    {"the trigger “entry_delete” is not as this program makes it",
     [](const fs::path& file) {
         alter(file, "DROP TRIGGER entry_delete; CREATE TRIGGER entry_delete BEFORE DELETE ON entry"
                     " BEGIN SELECT 1; END");
     }},
    {"the table “theme” is not as this program makes it",
     [](const fs::path& file) { alter(file, "ALTER TABLE theme ADD COLUMN secret TEXT"); }},
    {"is damaged", [](const fs::path& file) { overwrite(file, 100, std::string(300, '\x5a')); }},
};

// These are only seen when the study is read.
const Spoiling contents[] = {
    {"response with number 99, which is not there",
     [](const fs::path& file) { alter(file, "UPDATE coding SET response = 99"); }},
    {"has a state that this program does not know",
     [](const fs::path& file) { alter(file, "UPDATE theme SET state = 9"); }},
    {"theme with number 1 cannot be read",
     [](const fs::path& file) { alter(file, "UPDATE theme SET colour = 300 WHERE id = 1"); }},
    {"theme with number 1 cannot be read",
     [](const fs::path& file) { alter(file, "UPDATE theme SET state = -1 WHERE id = 1"); }},
    {"coding with number -4 cannot be read",
     [](const fs::path& file) { alter(file, "UPDATE coding SET id = -4"); }},
    {"never given out",
     [](const fs::path& file) { alter(file, "UPDATE coding SET id = 4000000000"); }},
    {"does not lie within",
     [](const fs::path& file) { alter(file, "UPDATE coding SET span_end = 4000"); }},
    {"is there twice",
     [](const fs::path& file) { alter(file, "UPDATE participant SET label = 'M1'"); }},
    {"lost count", [](const fs::path& file) { alter(file, "UPDATE counter SET last = -1"); }},
    {"lost count",
     [](const fs::path& file) { alter(file, "UPDATE counter SET kind = kind + 50"); }},
};

// File permissions do not bind root: for them the tests become somebody else.
class AsNobody {
public:
    AsNobody() {
        if (::geteuid() == 0)
            changed_ = ::seteuid(65534) == 0;
    }

    ~AsNobody() {
        if (changed_ && ::seteuid(0) != 0)
            std::abort();
    }

    AsNobody(const AsNobody&) = delete;
    AsNobody& operator=(const AsNobody&) = delete;

private:
    bool changed_ = false;
};

void permit(const fs::path& path, unsigned mode) {
    fs::permissions(path, static_cast<fs::perms>(mode));
}

void hand_to_nobody(const TemporaryFolder& folder) {
    if (::geteuid() != 0)
        return;
    for (const fs::path& path : {folder.path(), folder / "s.themata"})
        if (::chown(path.c_str(), 65534, 65534) != 0)
            throw std::runtime_error("chown failed");
}

} // namespace

TEST_CASE("A file that is no study of ours is refused in words and stays as it is", "[store]") {
    for (const Spoiling& spoiling : spoilings) {
        INFO(spoiling.what);
        const TemporaryFolder folder;
        make_small_study(folder / "s.themata");
        spoiling.spoils(folder / "s.themata");
        const Listing before = listing(folder.path());
        for (const Access access : {Access::read, Access::write}) {
            const auto refused = Store::open(folder / "s.themata", access);
            REQUIRE_FALSE(refused);
            INFO(refused.error().what);
            if (spoiling.what != "too old" || access == Access::write)
                CHECK(refused.error().what.find(spoiling.what) != std::string::npos);
            CHECK(refused.error().code == spoiling.code);
            CHECK_FALSE(refused.error().hint.empty());
            CHECK(listing(folder.path()) == before);
        }
    }
}

TEST_CASE("A study with impossible contents is refused when it is read", "[store]") {
    for (const Spoiling& spoiling : contents) {
        INFO(spoiling.what);
        const TemporaryFolder folder;
        make_small_study(folder / "s.themata");
        spoiling.spoils(folder / "s.themata");
        const Listing before = listing(folder.path());
        {
            auto store = must(Store::open(folder / "s.themata", Access::write));
            const auto refused = store.load();
            REQUIRE_FALSE(refused);
            INFO(refused.error().what);
            CHECK(refused.error().what.find(spoiling.what) != std::string::npos);
            CHECK(refused.error().code == spoiling.code);
            CHECK_FALSE(must(store.verify()).clean());
        }
        CHECK(listing(folder.path()) == before);
    }
}

TEST_CASE("Making a study overwrites nothing and leaves nothing behind", "[store]") {
    const TemporaryFolder folder;
    write_bytes(folder / "mine.csv", "participant,answer\n");
    const Listing before = listing(folder.path());
    const auto refused = Store::create(folder / "mine.csv", "Title");
    REQUIRE_FALSE(refused);
    CHECK(refused.error().what == "There is already a file “mine.csv”.");
    CHECK(listing(folder.path()) == before);
    CHECK(Store::create(folder / "none" / "s.themata", "").error().code == Error::Code::not_found);
    CHECK(listing(folder.path()) == before);

    write_bytes(folder / "s.themata-wal", "left over");
    const auto remains = Store::create(folder / "s.themata", "");
    REQUIRE_FALSE(remains);
    CHECK(remains.error().what.find("is left of a study") != std::string::npos);
    CHECK(listing(folder.path()).size() == 2);
}

TEST_CASE("Studies have names of their own, and the title may be anything", "[store]") {
    using namespace std::string_literals;
    const TemporaryFolder folder;
    std::set<std::string> names;
    for (const std::string& title :
         {""s, "“Größe” 👩🏽‍⚕️"s, "a\0b"s, "'; DROP TABLE card; --"s}) {
        const auto path = folder / ("s" + std::to_string(names.size()) + "?#%20.themata");
        const Card card = must(Store::create(path, title)).card();
        CHECK(card.title == title);
        CHECK(card.uuid.size() == 36);
        CHECK(must(Store::open(path, Access::read)).card() == card);
        names.insert(card.uuid);
    }
    CHECK(names.size() == 4);
}

TEST_CASE("A study in a place that may not be written can be read, not written", "[store]") {
    const TemporaryFolder folder;
    make_small_study(folder / "s.themata");
    hand_to_nobody(folder);
    const bool file_only = GENERATE(true, false);
    permit(folder / "s.themata", 0444);
    permit(folder.path(), file_only ? 0755 : 0555);
    const Listing before = listing(folder.path());
    {
        const AsNobody nobody;
        const auto refused = Store::open(folder / "s.themata", Access::write);
        REQUIRE_FALSE(refused);
        CHECK(refused.error().what == "“s.themata” or its folder cannot be written.");
        auto store = must(Store::open(folder / "s.themata", Access::read));
        CHECK(must(store.load()).responses.size() == 2);
        CHECK(must(store.verify()).clean());
    }
    CHECK(listing(folder.path()) == before);
    permit(folder.path(), 0755);
}

TEST_CASE("Where nothing may be written no study is made", "[store]") {
    const TemporaryFolder folder;
    permit(folder.path(), 0555);
    {
        const AsNobody nobody;
        const auto refused = Store::create(folder / "s.themata", "Title");
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code == Error::Code::io);
        CHECK_FALSE(refused.error().hint.empty());
    }
    permit(folder.path(), 0755);
    CHECK(listing(folder.path()).empty());
}

TEST_CASE("A file that may not be read is refused in words", "[store]") {
    const TemporaryFolder folder;
    make_small_study(folder / "s.themata");
    hand_to_nobody(folder);
    permit(folder / "s.themata", 0000);
    const AsNobody nobody;
    const auto refused = Store::open(folder / "s.themata", Access::read);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == Error::Code::io);
    CHECK(refused.error().what == "“s.themata” cannot be read: Permission denied.");
}

TEST_CASE("While another program writes, a commit waits and then says so", "[store]") {
    const TemporaryFolder folder;
    auto opened = Opened::made(folder / "s.themata");
    must(opened.perform(small_study()));
    Raw raw(folder / "s.themata");
    raw.run("BEGIN IMMEDIATE");
    const auto refused = opened.perform(one_coding(opened.study, "Second"));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == Error::Code::conflict);
    CHECK(refused.error().what == "Another program is writing “s.themata”.");
    raw.run("ROLLBACK");
    CHECK(opened.perform(one_coding(opened.study, "Second")));
}

TEST_CASE("A study that another program keeps to itself is refused and stays as it is", "[store]") {
    const TemporaryFolder folder;
    make_small_study(folder / "s.themata");
    Raw raw(folder / "s.themata");
    raw.run("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; ROLLBACK");
    const std::string before = bytes_of(folder / "s.themata");
    const auto refused = Store::open(folder / "s.themata", Access::write);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == Error::Code::conflict);
    CHECK(bytes_of(folder / "s.themata") == before);
}
