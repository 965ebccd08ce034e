// What a folder holds, as it is shown to be chosen from.

#include "support/temporary_folder.h"
#include "workbench/folder.h"

#include <catch2/catch_test_macros.hpp>
#include <fstream>

using namespace themata;

namespace {

using EntryKind = FolderEntry::Kind;

std::vector<std::string> names(const std::vector<FolderEntry>& entries) {
    std::vector<std::string> all;
    for (const FolderEntry& entry : entries)
        all.push_back(entry.name);
    return all;
}

FolderListing some_files() {
    return {"/somewhere",
            {{"wave 10.csv", EntryKind::file, 50, 3},
             {"Wave 2.CSV", EntryKind::file, 700, 1},
             {"notes", EntryKind::folder, 0, 9},
             {".cache", EntryKind::folder, 0, 9},
             {"Älteres", EntryKind::folder, 0, 2},
             {"letter.pdf", EntryKind::file, 5, 5},
             {".hidden.csv", EntryKind::file, 5, 5}}};
}

using Names = std::vector<std::string>;

} // namespace

TEST_CASE("Folders stand before files, and numbers in names count by value", "[folder]") {
    CHECK(names(entries_in(some_files(), {.endings = {".csv"}})) ==
          Names{"Älteres", "notes", "Wave 2.CSV", "wave 10.csv"});
    CHECK(names(entries_in(some_files(), {})).size() == 5);
}

TEST_CASE("Hidden files are shown when they are asked for", "[folder]") {
    const FolderView all{.endings = {".csv"}, .hidden = HiddenFiles::shown};
    CHECK(names(entries_in(some_files(), all)) ==
          Names{".cache", "Älteres", "notes", ".hidden.csv", "Wave 2.CSV", "wave 10.csv"});
}

TEST_CASE("The newest or the largest file comes first when that is wanted", "[folder]") {
    CHECK(names(entries_in(some_files(), {.endings = {".csv"}, .order = FolderOrder::newest})) ==
          Names{"notes", "Älteres", "wave 10.csv", "Wave 2.CSV"});
    CHECK(names(entries_in(some_files(), {.endings = {".csv"}, .order = FolderOrder::largest})) ==
          Names{"Älteres", "notes", "Wave 2.CSV", "wave 10.csv"});
}

TEST_CASE("Letters jump to the next name that begins with them", "[folder]") {
    const auto entries = entries_in(some_files(), {});
    REQUIRE(names(entries) == Names{"Älteres", "notes", "letter.pdf", "Wave 2.CSV", "wave 10.csv"});
    CHECK(entry_beginning(entries, "w", 0) == 3);
    CHECK(entry_beginning(entries, "W", 3) == 4);
    CHECK(entry_beginning(entries, "w", 4) == 3);
    CHECK(entry_beginning(entries, "al", 2) == 0);
    CHECK_FALSE(entry_beginning(entries, "x", 0));
    CHECK_FALSE(entry_beginning({}, "x", 0));
}

TEST_CASE("A folder is read with sizes, dates and links", "[folder]") {
    const TemporaryFolder folder;
    std::ofstream(folder / "five.csv") << "12345";
    std::filesystem::create_directory(folder / "below");
    std::filesystem::create_symlink(folder / "below", folder / "link");
    std::filesystem::create_symlink(folder / "nowhere", folder / "broken.csv");
    Progress progress;
    const auto listing = read_folder(folder / "", {}, progress);
    REQUIRE(listing);
    const auto entries = entries_in(*listing, {});
    REQUIRE(names(entries) == Names{"below", "link", "broken.csv", "five.csv"});
    CHECK(entries[1].kind == EntryKind::folder);
    CHECK(entries[3].size == 5);
    CHECK(entries[3].changed > 1'600'000'000'000);
    CHECK(progress.done == 4);
}

TEST_CASE("A folder that is not there or is a file says so", "[folder]") {
    const TemporaryFolder folder;
    std::ofstream(folder / "file") << "x";
    Progress progress;
    const auto gone = read_folder(folder / "gone", {}, progress);
    REQUIRE_FALSE(gone);
    CHECK(gone.error().code == Error::Code::not_found);
    const auto file = read_folder(folder / "file", {}, progress);
    REQUIRE_FALSE(file);
    CHECK(file.error().what.find("is a file, not a folder") != std::string::npos);
    CHECK_FALSE(file.error().hint.empty());
}

TEST_CASE("Sizes are said shortly", "[folder]") {
    CHECK(size_in_words(0) == "0 bytes");
    CHECK(size_in_words(1) == "1 byte");
    CHECK(size_in_words(999) == "999 bytes");
    CHECK(size_in_words(1000) == "1.0 KB");
    CHECK(size_in_words(14'200) == "14 KB");
    CHECK(size_in_words(999'600) == "1.0 MB");
    CHECK(size_in_words(2'340'000'000) == "2.3 GB");
}

TEST_CASE("A typed path is taken from where one is, or from home", "[folder]") {
    CHECK(path_from("/a/b", " c.csv ") == "/a/b/c.csv");
    CHECK(path_from("/a/b", "../c") == "/a/c");
    CHECK(path_from("/a/b", "/d") == "/d");
    CHECK(path_from("/a/b", "~/x") == home_folder() / "x");
    CHECK(spoken(home_folder() / "x") == "~/x");
    CHECK(spoken("/somewhere/else") == "/somewhere/else");
}
