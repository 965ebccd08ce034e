#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "text/encodings.h"

using namespace themata;

namespace {

const std::filesystem::path folder =
    std::filesystem::path(THEMATA_SHARED_DIR) / "data" / "awkward-csv";

std::string bytes_of(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

// A cell with a quote in it is written otherwise than it reads; that is the import's business.
bool is_written_as_read(const std::string& cell) { return cell.find('"') == std::string::npos; }

} // namespace

TEST_CASE("Files as real tools write them are decoded as they were meant", "[encodings]") {
    if (!std::filesystem::exists(folder / "expected.json"))
        SKIP("The awkward files are not there: " << folder.string());
    const auto expected = nlohmann::json::parse(bytes_of(folder / "expected.json"));
    REQUIRE(expected.size() > 20);
    for (const auto& [name, wanted] : expected.items()) {
        INFO(name);
        const auto decoded = decode(bytes_of(folder / name));
        REQUIRE(decoded);
        CHECK(decoded->encoding == wanted.value("encoding", "UTF-8"));
        if (wanted.contains("bom"))
            CHECK((decoded->bom == Decoded::Bom::present) == wanted["bom"].get<bool>());
        if (!wanted["rows"].is_array())
            continue;
        CHECK(decoded->invalid_places == 0);
        for (const auto& row : wanted["rows"])
            for (const auto& cell : row)
                if (is_written_as_read(cell))
                    CHECK(decoded->text.find(cell.get<std::string>()) != std::string::npos);
    }
}

TEST_CASE("The file that is broken at two places loses no row for it", "[encodings]") {
    if (!std::filesystem::exists(folder))
        SKIP("The awkward files are not there: " << folder.string());
    const std::string bytes = bytes_of(folder / "invalid_utf8_tail.csv");
    const auto decoded = decode(bytes);
    REQUIRE(decoded);
    CHECK(decoded->text == bytes);
    CHECK(decoded->invalid_places == 2);
}
