// The rules, put to the repository itself.
#include "house/rules.h"
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <iostream>
#include <iterator>
#include <unistd.h>

using namespace themata::house;
namespace fs = std::filesystem;

namespace {

const fs::path top = THEMATA_SOURCE_DIR;

File read(const fs::path& path) {
    std::ifstream stream(path, std::ios::binary);
    return {fs::relative(path, top).generic_string(),
            {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()}};
}

bool is_written_by_hand(const fs::path& path) {
    const std::string ending = path.extension().string();
    return ending.empty() || ending == ".cpp" || ending == ".h" || ending == ".md" ||
           ending == ".txt" || ending == ".cmake" || ending == ".sh" || ending == ".json";
}

std::vector<File> files_below(const fs::path& folder) {
    std::vector<File> files;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (entry.is_regular_file() && entry.path().filename() != ".git" && // of a second work tree
            is_written_by_hand(entry.path()))
            files.push_back(read(entry.path()));
    std::ranges::sort(files, {}, &File::path);
    return files;
}

std::vector<File> files_of(const std::vector<std::string_view>& folders) {
    std::vector<File> all;
    for (const std::string_view folder : folders)
        if (fs::exists(top / folder))
            std::ranges::move(files_below(top / folder), std::back_inserter(all));
    return all;
}

struct Length {
    std::size_t lines;
    std::string what;
};

void print_longest(std::string_view title, std::vector<Length> lengths) {
    std::ranges::stable_sort(lengths, std::ranges::greater(), &Length::lines);
    lengths.resize(std::min<std::size_t>(lengths.size(), 10));
    std::cout << title << '\n';
    for (const Length& each : lengths)
        std::cout << fmt::format("{:6}  {}\n", each.lines, each.what);
}

} // namespace

TEST_CASE("The code keeps the rules of the house", "[house]") {
    const auto files = files_of({"src", "tests"});
    REQUIRE(files.size() > 10);

    Breaches found;
    for (const auto rule :
         {breaches_of_levels, breaches_of_rooms, breaches_of_third_party, breaches_of_sql,
          breaches_of_sentences, breaches_of_small_words, breaches_of_promises,
          breaches_of_contract, breaches_of_length, breaches_of_grain})
        for (const File& file : files)
            std::ranges::move(rule(file), std::back_inserter(found));
    std::ranges::move(breaches_of_names(files), std::back_inserter(found));
    std::ranges::move(breaches_of_reach(files), std::back_inserter(found));
    INFO(in_words(found));
    CHECK(found.empty());
}

TEST_CASE("Nothing in the repository names a place of one machine", "[house]") {
    auto files = files_of({"src", "tests", "third_party", ".ci"});
    for (const auto& entry : fs::directory_iterator(top))
        if (entry.is_regular_file() && entry.path().filename() != ".git" && // of a second work tree
            is_written_by_hand(entry.path()))
            files.push_back(read(entry.path()));

    Breaches found;
    for (const File& file : files)
        std::ranges::move(breaches_of_paths(file), std::back_inserter(found));
    INFO(in_words(found));
    CHECK(found.empty());
}

TEST_CASE("What a newcomer reads and runs is there", "[house]") {
    for (const auto* name : {"README.md", "src/README.md", "LICENSE", "CMakePresets.json"}) {
        CAPTURE(name);
        CHECK(fs::is_regular_file(top / name));
    }
    for (const auto* name :
         {"run", "test", ".ci/run", "third_party/fetch", "third_party/install"}) {
        CAPTURE(name);
        CHECK(access((top / name).c_str(), X_OK) == 0);
    }
}

TEST_CASE("The longest functions and files are known", "[house]") {
    std::vector<Length> functions;
    std::vector<Length> lengths;
    for (const File& file : files_of({"src"})) {
        const Source source = read_source(file.text);
        lengths.push_back({source.lines, file.path});
        for (const Function& function : functions_of(source))
            functions.push_back({function.length, fmt::format("{} ({}:{})", function.name,
                                                              file.path, function.line)});
    }
    CHECK_FALSE(functions.empty());
    print_longest("The ten longest functions:", functions);
    print_longest("The ten longest files:", lengths);
}

TEST_CASE("The headers that most files see are known", "[house]") {
    std::vector<Length> widest;
    for (const Reach& each : reach_of(files_of({"src"})))
        widest.push_back({each.units, each.header});
    CHECK_FALSE(widest.empty());
    print_longest("The ten headers that reach the most .cpp files:", widest);
}

TEST_CASE("Every font that the window asks for is among the packages", "[house]") {
    const std::string packages = read(top / "third_party" / "packages.txt").text;
    std::size_t asked = 0;
    for (const File& file : files_of({"src/ui"}))
        for (const Piece& literal : read_source(file.text).literals)
            if (literal.text.starts_with("fonts-")) {
                INFO(literal.text);
                CHECK(packages.find(" " + literal.text + " ") != std::string::npos);
                ++asked;
            }
    CHECK(asked > 0);
}
