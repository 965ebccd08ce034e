// Every folder beside this file is a case. THEMATA_GOLDEN_UPDATE=1 writes down what is printed now;
// read the difference before you commit it. THEMATA_GOLDEN_ONLY=name runs one case.
#include "golden/case.h"
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cstdlib>
#include <fstream>

using namespace themata::golden;

namespace {

std::vector<fs::path> cases() {
    const char* only = std::getenv("THEMATA_GOLDEN_ONLY");
    std::vector<fs::path> folders;
    const fs::path top = fs::path(THEMATA_SOURCE_DIR) / "tests" / "golden";
    for (const auto& entry : fs::recursive_directory_iterator(top))
        if (entry.path().filename() == "cmd" &&
            (!only || entry.path().parent_path().filename() == only))
            folders.push_back(entry.path().parent_path());
    std::ranges::sort(folders);
    return folders;
}

} // namespace

TEST_CASE("The program prints what is written down in every golden case", "[golden]") {
    const bool update = std::getenv("THEMATA_GOLDEN_UPDATE") != nullptr;
    const auto folders = cases();
    REQUIRE_FALSE(folders.empty());
    for (const fs::path& folder : folders) {
        const std::string expected = contents(folder / "out");
        const std::string found = transcript(folder);
        if (expected == found) {
            SUCCEED();
            continue;
        }
        if (update)
            std::ofstream(folder / "out", std::ios::binary) << found;
        else
            FAIL_CHECK("golden case " << folder.filename().string() << "\n"
                                      << difference(expected, found));
    }
}
