// What lies beside a study is not always its log: no act is lost when it is, nothing of it is
// taken when it is not.

#include "store/opened.h"
#include "study/check.h"
#include "support/raw.h"
#include "support/temporary_folder.h"

#include <catch2/catch_test_macros.hpp>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace themata;
namespace fs = std::filesystem;

namespace {

// A process that ends so closes nothing; what the acts work on must outlive them.
template <class Acts>
void killed_after(Acts acts) {
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        try {
            acts();
        } catch (...) {
            ::_exit(1);
        }
        ::kill(::getpid(), SIGKILL);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    REQUIRE(WIFSIGNALED(status));
}

void code(Opened& opened, int acts, const std::string& coder) {
    for (int act = 0; act < acts; ++act)
        must(opened.perform(one_coding(opened.study, coder + std::to_string(act))));
}

fs::path log_of(const fs::path& study) { return fs::path(study) += "-wal"; }

std::uint64_t entries_in(const fs::path& study) {
    auto opened = Opened::of(study);
    CHECK(must(opened.store.verify()).clean());
    return opened.store.head().seq;
}

// A study with one entry, and a log of so many more beside it.
struct LogLeftBehind {
    explicit LogLeftBehind(int acts) {
        must(Opened::made(study).perform(small_study()));
        fs::copy_file(study, folder / "as it was.themata");
        killed_after([&] {
            auto& opened = *new Opened(Opened::of(study));
            code(opened, acts, "Killed");
        });
        REQUIRE(fs::file_size(log_of(study)) > 0);
    }

    // As `cp` does: the same file, other bytes.
    void replace_by(const fs::path& other) const { write_bytes(study, bytes_of(other)); }

    TemporaryFolder folder;
    fs::path study = folder / "s.themata";
};

void is_untouched_beside_a_foreign_log(const fs::path& study, const std::string& bytes) {
    const std::string log = bytes_of(log_of(study));
    REQUIRE_FALSE(log.empty());
    {
        auto read = must(Store::open(study, Access::read));
        CHECK(must(read.verify()).clean());
        CHECK(read.log_set_aside().filename() == "s.themata-log-set-aside");
    }
    CHECK(bytes_of(study) == bytes);
    CHECK(bytes_of(fs::path(study) += "-log-set-aside") == log);
}

} // namespace

TEST_CASE("After a kill every act that was acknowledged is taken from the log", "[store][log]") {
    const LogLeftBehind left(5);
    CHECK(entries_in(left.study) == 6);
    CHECK_FALSE(fs::exists(log_of(left.study)));
    CHECK(entries_in(left.study) == 6);
}

TEST_CASE("File and log copied after a kill have every act", "[store][log]") {
    const LogLeftBehind left(5);
    const fs::path copy = left.folder / "copy.themata";
    fs::copy_file(left.study, copy);
    fs::copy_file(log_of(left.study), log_of(copy));
    CHECK(entries_in(copy) == 6);
}

TEST_CASE("A kill between two folds loses nothing", "[store][log]") {
    const LogLeftBehind left(1);
    killed_after([&] {
        auto& opened = *new Opened(Opened::of(left.study));
        for (int round = 0; round < 3; ++round) {
            code(opened, 2, "Round " + std::to_string(round) + ", ");
            must(opened.store.fold_log());
        }
        code(opened, 1, "Last");
    });
    CHECK(entries_in(left.study) == 2 + 6 + 1);
}

TEST_CASE("The log of a killed process is taken by a reader as well", "[store][log]") {
    const LogLeftBehind left(3);
    auto store = must(Store::open(left.study, Access::read));
    CHECK(store.head().seq == 4);
    CHECK(store.log_set_aside().empty());
}

TEST_CASE("The log of another study is never replayed", "[store][log]") {
    const LogLeftBehind left(3);
    const fs::path bigger = left.folder / "bigger.themata";
    {
        auto opened = Opened::made(bigger);
        must(opened.perform(small_study()));
        code(opened, 40, "Colleague ");
    }
    left.replace_by(bigger);
    is_untouched_beside_a_foreign_log(left.study, bytes_of(bigger));
    CHECK(entries_in(left.study) == 41);
}

TEST_CASE("The log of a colleague's line of the same study is never replayed", "[store][log]") {
    const LogLeftBehind left(3);
    const fs::path theirs = left.folder / "as it was.themata";
    {
        auto opened = Opened::of(theirs);
        code(opened, 3, "Colleague ");
    }
    left.replace_by(theirs);
    is_untouched_beside_a_foreign_log(left.study, bytes_of(theirs));
    CHECK(entries_in(left.study) == 4);
}

TEST_CASE("A backup restored beside a stale log stays as it was restored", "[store][log]") {
    const TemporaryFolder folder;
    const fs::path study = folder / "s.themata";
    must(Opened::made(study).perform(small_study()));
    const auto backup = must(back_up(study, folder / "backups"));
    REQUIRE(backup);
    killed_after([&] {
        auto& opened = *new Opened(Opened::of(study));
        code(opened, 5, "Killed");
    });
    write_bytes(study, bytes_of(*backup));
    is_untouched_beside_a_foreign_log(study, bytes_of(*backup));
    CHECK(entries_in(study) == 1);
}

TEST_CASE("A log whose beginning was folded belongs to its file still", "[store][log]") {
    const TemporaryFolder folder;
    const fs::path study = folder / "s.themata";
    must(Opened::made(study).perform(small_study()));
    killed_after([&] {
        auto& opened = *new Opened(Opened::of(study));
        code(opened, 2, "A");
        Raw& held = *new Raw(study); // a reader in a transaction keeps the log from being emptied
        held.run("BEGIN");
        (void)held.integer("SELECT count(*) FROM entry");
        code(opened, 2, "B");
        must(opened.store.fold_log());
        code(opened, 2, "C");
        must(opened.store.fold_log());
        code(opened, 1, "D");
    });
    CHECK(entries_in(study) == 8);
}

TEST_CASE("A study that was written over while it was open takes no more acts", "[store][log]") {
    const TemporaryFolder folder;
    const fs::path study = folder / "s.themata";
    const fs::path other = folder / "other.themata";
    {
        auto opened = Opened::made(other);
        must(opened.perform(small_study()));
        code(opened, 3, "Other");
    }
    {
        auto opened = Opened::made(study);
        must(opened.perform(small_study()));
        must(opened.store.fold_log());
        write_bytes(study, bytes_of(other));
        const auto refused = opened.perform(one_coding(opened.study, "Late"));
        REQUIRE_FALSE(refused);
        CHECK(refused.error().what ==
              "“s.themata” was replaced by another file while it was open.");
    }
    CHECK(bytes_of(study) == bytes_of(other));
    CHECK(entries_in(study) == 4);
}

TEST_CASE("A file written over between two acts is not spoiled by its log", "[store][log]") {
    const TemporaryFolder folder;
    const fs::path study = folder / "s.themata";
    const fs::path other = folder / "other.themata";
    {
        auto opened = Opened::made(other);
        must(opened.perform(small_study()));
        code(opened, 3, "Other");
    }
    {
        auto opened = Opened::made(study);
        must(opened.perform(small_study())); // stands in the log
        write_bytes(study, bytes_of(other));
        CHECK_FALSE(opened.perform(one_coding(opened.study, "Late")));
        CHECK_FALSE(opened.store.fold_log());
    }
    CHECK(bytes_of(study) == bytes_of(other));
    CHECK(entries_in(study) == 4);
}

TEST_CASE("A file that was folded has all acts while it is open", "[store][log]") {
    const TemporaryFolder folder;
    auto opened = Opened::made(folder / "s.themata");
    must(opened.perform(small_study()));
    code(opened, 4, "Open");
    must(opened.store.fold_log());
    fs::copy_file(folder / "s.themata", folder / "copy.themata");
    CHECK(entries_in(folder / "copy.themata") == 5);
}

TEST_CASE("A file that was moved while it was open has all acts when it is closed",
          "[store][log]") {
    const TemporaryFolder folder;
    {
        auto opened = Opened::made(folder / "s.themata");
        must(opened.perform(small_study()));
        code(opened, 4, "Open");
        fs::rename(folder / "s.themata", folder / "moved.themata");
    }
    CHECK(entries_in(folder / "moved.themata") == 5);
    // What is left beside the old name is no hindrance.
    CHECK(Store::create(folder / "s.themata", "New"));
}

TEST_CASE("A study of an older version has its log replayed only when both go together",
          "[store][log]") {
    const LogLeftBehind left(3);
    // No stamps: as versions before wrote file and log.
    Raw(left.study).run("PRAGMA wal_checkpoint(TRUNCATE); PRAGMA schema_version = 40");
    Raw* never_closed = new Raw(left.study);
    never_closed->run("PRAGMA wal_autocheckpoint = 0");
    never_closed->run("UPDATE card SET title = 'Changed'");
    const fs::path copy = left.folder / "copy.themata";
    fs::copy_file(left.study, copy);
    fs::copy_file(log_of(left.study), log_of(copy));
    CHECK(must(Store::open(copy, Access::read)).card().title == "Changed");

    const fs::path other = left.folder / "other.themata";
    must(Opened::made(other).perform(small_study()));
    Raw(other).run("PRAGMA schema_version = 40");
    fs::copy_file(log_of(left.study), log_of(other));
    auto opened = must(Store::open(other, Access::write));
    CHECK(opened.card().title == "A study");
    CHECK_FALSE(opened.log_set_aside().empty());
    delete never_closed;
}

TEST_CASE("A study behind a link is opened, and its log stands beside the file itself",
          "[store][log]") {
    const TemporaryFolder folder;
    fs::create_directories(folder / "real");
    const fs::path real = folder / "real" / "s.themata";
    must(Opened::made(real).perform(small_study()));
    fs::create_symlink("real/s.themata", folder / "link.themata");
    {
        auto opened = Opened::of(folder / "link.themata");
        code(opened, 1, "By the link");
        CHECK(fs::exists(log_of(real)));
        CHECK_FALSE(fs::exists(log_of(folder / "link.themata")));
    }
    CHECK(fs::is_symlink(folder / "link.themata"));
    CHECK(entries_in(real) == 2);
}

TEST_CASE("Links that lead to themselves and names that are too long are refused in words",
          "[store][log]") {
    const TemporaryFolder folder;
    fs::create_symlink("b.themata", folder / "a.themata");
    fs::create_symlink("a.themata", folder / "b.themata");
    const auto loop = Store::open(folder / "a.themata", Access::write);
    REQUIRE_FALSE(loop);
    CHECK(loop.error().what == "“a.themata” is a link that leads back to itself.");
    CHECK_FALSE(Store::create(folder / "a.themata", "Loop"));
    for (const std::size_t letters : {240, 255, 256, 280, 5000}) {
        const std::string name = std::string(letters, 'a') + ".themata";
        CHECK_FALSE(Store::create(folder / name, "Long"));
        CHECK_FALSE(Store::open(folder / name, Access::write));
    }
}

TEST_CASE("Study, log and backups are for their owner alone", "[store][log]") {
    const TemporaryFolder folder;
    const auto mode = [](const fs::path& file) {
        return fs::status(file).permissions() & fs::perms::all;
    };
    const auto own = fs::perms::owner_read | fs::perms::owner_write;
    auto opened = Opened::made(folder / "s.themata");
    must(opened.perform(small_study()));
    CHECK(mode(folder / "s.themata") == own);
    CHECK(mode(log_of(folder / "s.themata")) == own);
    const auto copy = must(back_up(folder / "s.themata", folder / "backups"));
    REQUIRE(copy);
    CHECK(mode(*copy) == own);
}

TEST_CASE("A study whose number leads to another folder is refused, and nothing is removed there",
          "[store][log]") {
    const TemporaryFolder folder;
    const fs::path study = folder / "s.themata";
    must(Opened::made(study).perform(small_study()));
    const fs::path elsewhere = folder / "elsewhere";
    fs::create_directories(elsewhere);
    for (int number = 1; number <= 9; ++number)
        write_bytes(elsewhere / (std::to_string(number) + " my own.themata"), "mine");
    const Listing before = listing(elsewhere);
    for (const std::string& uuid :
         {elsewhere.string(), std::string("../elsewhere"), std::string("..")}) {
        Raw(study).run("UPDATE card SET uuid = '" + uuid + "'");
        CHECK_FALSE(Store::open(study, Access::write));
        CHECK_FALSE(back_up(study, folder / "backups"));
        CHECK(listing(elsewhere) == before);
    }
}
