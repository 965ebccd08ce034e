// Files go out without harm to what is there, and only plain files come in.

#include "support/temporary_folder.h"
#include "workbench/exports.h"
#include "workbench/workbench.h"

#include <catch2/catch_test_macros.hpp>
#include <fcntl.h>
#include <fstream>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

using namespace themata;
namespace fs = std::filesystem;

namespace {

std::string bytes_of(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

void write_bytes(const fs::path& file, std::string_view bytes) {
    std::ofstream(file, std::ios::binary) << bytes;
}

unsigned mode_of(const fs::path& file) {
    return static_cast<unsigned>(fs::status(file).permissions() & fs::perms::all);
}

fs::path study_in(const TemporaryFolder& folder) {
    const fs::path study = folder / "s.themata";
    REQUIRE(Workbench::create(
        study, "A study", {.data = folder / "data", .cache = folder / "cache", .coder = "Ann"}));
    return study;
}

std::string refusal_of(const fs::path& file) {
    const auto done = write_file(file, "a table", Overwriting::allowed);
    return done ? "" : done.error().what;
}

std::size_t files_in(const fs::path& folder) {
    return static_cast<std::size_t>(
        std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

} // namespace

TEST_CASE("No export replaces a study, by whatever name or link", "[files]") {
    const TemporaryFolder folder;
    const fs::path study = study_in(folder);
    fs::copy_file(study, folder / "table.csv");
    fs::create_symlink(study, folder / "link.csv");
    fs::create_hard_link(study, folder / "hard.csv");
    const std::string before = bytes_of(study);
    for (const char* name : {"s.themata", "table.csv", "link.csv", "hard.csv"}) {
        INFO(name);
        CHECK(refusal_of(folder / name).find("is a study, which is never replaced") !=
              std::string::npos);
        CHECK(bytes_of(folder / name) == before);
    }
}

TEST_CASE("No export replaces the log of a study or is taken for one", "[files]") {
    const TemporaryFolder folder;
    const fs::path study = study_in(folder);
    write_bytes(folder / "s.themata-wal", "the log");
    for (const char* ending : {"-wal", "-shm", "-journal"})
        CHECK(refusal_of(fs::path(study) += ending).find("the log of a study") !=
              std::string::npos);
    CHECK(bytes_of(folder / "s.themata-wal") == "the log");
    CHECK_FALSE(fs::exists(folder / "s.themata-journal"));
}

TEST_CASE("An export beside an open study leaves its locks alone", "[files]") {
    const TemporaryFolder folder;
    const fs::path study = study_in(folder);
    auto bench = Workbench::open(
        study, Access::write, {.data = folder / "data", .cache = folder / "cache", .coder = "Ann"});
    REQUIRE(bench);
    CHECK_FALSE(write_file(study, "a table", Overwriting::allowed));
    CHECK_FALSE(source_file(study));
    // Another process that opens and leaves takes itself for the last one where there is no lock.
    const auto ran = std::system(
        ("'" + std::string(THEMATA_BINARY) + "' describe '" + study.string() + "' > /dev/null")
            .c_str());
    CHECK(ran == 0);
    CHECK(bench->perform(AddTheme{.name = "Trust", .parent = {}, .definition = {}}));
    CHECK(fs::exists(folder / "s.themata-wal"));
}

TEST_CASE("An export replaces plain files only", "[files]") {
    const TemporaryFolder folder;
    fs::create_directories(folder / "folder");
    REQUIRE(::mkfifo((folder / "pipe").c_str(), 0600) == 0);
    const int socket = ::socket(AF_UNIX, SOCK_STREAM, 0);
    sockaddr_un address{.sun_family = AF_UNIX, .sun_path = {}};
    const std::string name = (folder / "socket").string();
    REQUIRE(name.size() < sizeof address.sun_path);
    name.copy(address.sun_path, name.size());
    REQUIRE(::bind(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
    fs::create_symlink("/dev/full", folder / "device");
    fs::create_symlink("nowhere", folder / "dangling");
    fs::create_symlink("folder", folder / "to the folder");
    CHECK(refusal_of(folder / "folder").find("is a folder") != std::string::npos);
    CHECK(refusal_of(folder / "to the folder").find("is a folder") != std::string::npos);
    CHECK(refusal_of(folder / "pipe").find("is a pipe") != std::string::npos);
    CHECK(refusal_of(folder / "socket").find("is a socket") != std::string::npos);
    CHECK(refusal_of(folder / "device").find("is a device") != std::string::npos);
    CHECK(refusal_of("/dev/full").find("is a device") != std::string::npos);
    CHECK(refusal_of(folder / "dangling").find("leads nowhere") != std::string::npos);
    CHECK(fs::is_character_file("/dev/full"));
    CHECK(fs::is_fifo(folder / "pipe"));
    CHECK(fs::is_socket(folder / "socket"));
    CHECK_FALSE(fs::exists(folder / "nowhere"));
    ::close(socket);
    CHECK(files_in(folder.path()) == 6);
}

TEST_CASE("What is written keeps the mode of what it replaces, and is else its owner's alone",
          "[files]") {
    const TemporaryFolder folder;
    REQUIRE(write_file(folder / "t.csv", "one", Overwriting::refused));
    CHECK(mode_of(folder / "t.csv") == 0600);
    fs::permissions(folder / "t.csv", fs::perms(0640));
    REQUIRE(write_file(folder / "t.csv", "two", Overwriting::allowed));
    CHECK(mode_of(folder / "t.csv") == 0640);
    CHECK(bytes_of(folder / "t.csv") == "two");
    const auto refused = write_file(folder / "t.csv", "three", Overwriting::refused);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().what.find("There is a file") == 0);
    CHECK(bytes_of(folder / "t.csv") == "two");
    CHECK(files_in(folder.path()) == 1);
}

TEST_CASE("A file of the user that ends in .part is never touched", "[files]") {
    const TemporaryFolder folder;
    write_bytes(folder / "elsewhere", "mine");
    write_bytes(folder / "t.csv.part", "mine too");
    fs::create_symlink("elsewhere", folder / "u.csv.part");
    for (const auto overwriting : {Overwriting::refused, Overwriting::allowed})
        for (const char* name : {"t.csv", "u.csv"})
            CHECK(write_file(folder / name, "a table", overwriting));
    CHECK(bytes_of(folder / "elsewhere") == "mine");
    CHECK(bytes_of(folder / "t.csv.part") == "mine too");
    CHECK(fs::is_symlink(folder / "u.csv.part"));
}

TEST_CASE("A link to a plain file stays a link, and the file is replaced", "[files]") {
    const TemporaryFolder folder;
    write_bytes(folder / "real.csv", "old");
    fs::create_symlink("real.csv", folder / "link.csv");
    REQUIRE(write_file(folder / "link.csv", "new", Overwriting::allowed));
    CHECK(fs::is_symlink(folder / "link.csv"));
    CHECK(bytes_of(folder / "real.csv") == "new");
}

TEST_CASE("A pipe or a device is not waited for but refused", "[files]") {
    const TemporaryFolder folder;
    REQUIRE(::mkfifo((folder / "pipe.csv").c_str(), 0600) == 0);
    for (const auto& [file, what] :
         {std::pair<fs::path, std::string>{folder / "pipe.csv", "a pipe"},
          {"/dev/zero", "a device"},
          {folder.path(), "a folder"}}) {
        const auto read = source_file(file);
        REQUIRE_FALSE(read);
        CHECK(read.error().what.find("is " + what) != std::string::npos);
        CHECK_FALSE(read.error().hint.empty());
        CHECK_FALSE(beginning_of(file, 100));
    }
    CHECK_FALSE(source_file(folder / (std::string(280, 'a') + ".csv")));
}

TEST_CASE("Reading a long file ends when that is asked for", "[files]") {
    const TemporaryFolder folder;
    write_bytes(folder / "a.csv", std::string(5'000'000, 'a'));
    CHECK(source_file(folder / "a.csv")->bytes.size() == 5'000'000);
    CHECK(beginning_of(folder / "a.csv", 100)->bytes.size() == 100);
    std::stop_source stop;
    stop.request_stop();
    const auto read = source_file(folder / "a.csv", stop.get_token());
    REQUIRE_FALSE(read);
    CHECK(read.error().code == Error::Code::cancelled);
}
