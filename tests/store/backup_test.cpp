// The copies that are kept of every study.

#include "store/opened.h"
#include "support/raw.h"
#include "support/temporary_folder.h"

#include <catch2/catch_test_macros.hpp>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

using namespace themata;
namespace fs = std::filesystem;

namespace {

struct Kept {
    TemporaryFolder folder;
    fs::path study = folder / "s.themata";
    fs::path copies = folder / "data";

    [[nodiscard]] std::optional<fs::path> back_up() const {
        return must(themata::back_up(study, copies));
    }

    [[nodiscard]] fs::path own(const Store& store) const { return copies / store.card().uuid; }
};

} // namespace

TEST_CASE("A copy is kept when the study changed since the last one, and only then",
          "[store][backup]") {
    const Kept kept;
    auto opened = Opened::made(kept.study);
    REQUIRE(opened.perform(small_study()));
    const auto first = kept.back_up();
    REQUIRE(first);
    CHECK(listing(kept.own(opened.store)).size() == 1);
    CHECK_FALSE(kept.back_up());

    REQUIRE(opened.perform(one_coding(opened.study, "Second")));
    const auto second = kept.back_up();
    REQUIRE(second);
    CHECK(listing(kept.own(opened.store)).size() == 2);
    CHECK_FALSE(kept.back_up());
    CHECK(Opened::of(*second).study == opened.study);
    CHECK(Opened::of(*first).study.codings.size() == 1);
    CHECK(must(Opened::of(*second).store.verify()).clean());
}

TEST_CASE("A copy holds what is still only in the log of a study that is open", "[store][backup]") {
    const Kept kept;
    auto opened = Opened::made(kept.study);
    REQUIRE(opened.perform(small_study()));
    REQUIRE(listing(kept.folder.path()).size() > 1);
    const auto copy = kept.back_up();
    REQUIRE(copy);
    CHECK(listing(kept.own(opened.store)).size() == 1);
    CHECK(Opened::of(*copy).study == opened.study);
    CHECK(Opened::of(*copy).store.card() == opened.store.card());
}

TEST_CASE("The newest five copies are kept, of each study for itself", "[store][backup]") {
    const Kept kept;
    auto opened = Opened::made(kept.study);
    REQUIRE(opened.perform(small_study()));
    std::vector<std::string> names;
    for (int act = 0; act < 12; ++act) {
        REQUIRE(opened.perform(one_coding(opened.study, "Coder " + std::to_string(act))));
        names.push_back(kept.back_up().value().filename().string());
    }
    std::vector<std::string> left;
    for (const auto& [name, bytes] : listing(kept.own(opened.store)))
        left.push_back(name);
    CHECK(left == std::vector(names.end() - 5, names.end()));

    {
        auto other = Opened::made(kept.folder / "other.themata");
        REQUIRE(other.perform(small_study()));
    }
    REQUIRE(must(back_up(kept.folder / "other.themata", kept.copies)));
    CHECK(listing(kept.own(opened.store)).size() == 5);
}

TEST_CASE("A study that was put back to an older copy is copied too", "[store][backup]") {
    const Kept kept;
    fs::path old;
    {
        auto opened = Opened::made(kept.study);
        REQUIRE(opened.perform(small_study()));
        old = kept.back_up().value();
        REQUIRE(opened.perform(one_coding(opened.study, "Second")));
        REQUIRE(kept.back_up());
    }
    fs::remove(kept.study);
    fs::copy_file(old, kept.study);
    const auto copy = kept.back_up();
    REQUIRE(copy);
    CHECK(copy->filename().string() > old.filename().string());
    CHECK(Opened::of(*copy).study.codings.size() == 1);
}

TEST_CASE("What a crash left among the copies is swept away", "[store][backup]") {
    const Kept kept;
    auto opened = Opened::made(kept.study);
    REQUIRE(opened.perform(small_study()));
    const fs::path copies = kept.own(opened.store);
    const fs::path left = copies / ".making-0f14e45f-ceea-467a-9a36-dedd4bea2543";
    const fs::path of_the_user = copies / ".making-of";
    for (const fs::path& folder : {left, of_the_user}) {
        fs::create_directories(folder);
        write_bytes(folder / "half.themata", "half");
        fs::last_write_time(folder, fs::file_time_type::clock::now() - std::chrono::hours(1));
    }
    REQUIRE(kept.back_up());
    CHECK_FALSE(fs::exists(left));
    CHECK(fs::exists(of_the_user));
}

TEST_CASE("What another program is making is left alone", "[store][backup]") {
    const TemporaryFolder folder;
    const fs::path held = folder / ".making-0f14e45f-ceea-467a-9a36-dedd4bea2543";
    fs::create_directories(held);
    fs::last_write_time(held, fs::file_time_type::clock::now() - std::chrono::hours(1));
    const int other = ::open(held.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    REQUIRE(::flock(other, LOCK_EX) == 0);
    auto opened = Opened::made(folder / "s.themata");
    CHECK(fs::exists(held));
    ::close(other);
    auto second = Opened::made(folder / "t.themata");
    CHECK_FALSE(fs::exists(held));
}

TEST_CASE("While another process makes the copy, none is made twice", "[store][backup]") {
    const Kept kept;
    auto opened = Opened::made(kept.study);
    REQUIRE(opened.perform(small_study()));
    fs::create_directories(kept.own(opened.store));
    const int other = ::open(kept.own(opened.store).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    REQUIRE(::flock(other, LOCK_EX) == 0);
    CHECK_FALSE(kept.back_up());
    ::close(other);
    CHECK(kept.back_up());
}

TEST_CASE("Copies that cannot be kept are reported", "[store][backup]") {
    const Kept kept;
    auto opened = Opened::made(kept.study);
    REQUIRE(opened.perform(small_study()));
    write_bytes(kept.copies, "a file where the folder should be");
    const auto refused = back_up(kept.study, kept.copies);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == Error::Code::io);
    CHECK_FALSE(refused.error().hint.empty());
}

TEST_CASE("Acts on a copy of the file push out no backup of the original", "[store][backup]") {
    const Kept kept;
    must(Opened::made(kept.study).perform(small_study()));
    std::vector<fs::path> of_the_original;
    for (int act = 0; act < 5; ++act) {
        auto opened = Opened::of(kept.study);
        must(opened.perform(one_coding(opened.study, "Original " + std::to_string(act))));
        of_the_original.push_back(*kept.back_up());
    }
    const fs::path other = kept.folder / "copy.themata";
    fs::copy_file(kept.study, other);
    for (int act = 0; act < 7; ++act) {
        auto opened = Opened::of(other);
        must(opened.perform(one_coding(opened.study, "Copy " + std::to_string(act))));
        REQUIRE(must(themata::back_up(other, kept.copies)));
    }
    for (const fs::path& backup : of_the_original)
        CHECK(fs::exists(backup));
    CHECK(listing(kept.own(Opened::of(other).store)).size() == 10);
}

TEST_CASE("Files that the program did not name stay among the copies", "[store][backup]") {
    const Kept kept;
    must(Opened::made(kept.study).perform(small_study()));
    const fs::path own = kept.own(Opened::of(kept.study).store);
    fs::create_directories(own);
    const fs::path mine[] = {own / "1 my own.themata", own / "000001 entry 2 before.themata",
                             own / "000001 entry 1 8f14e45fceea167a.themata"};
    for (const fs::path& file : mine)
        write_bytes(file, "mine");
    for (int act = 0; act < 7; ++act) {
        auto opened = Opened::of(kept.study);
        must(opened.perform(one_coding(opened.study, "Coder " + std::to_string(act))));
        REQUIRE(kept.back_up());
    }
    for (const fs::path& file : mine)
        CHECK(bytes_of(file) == "mine");
}
