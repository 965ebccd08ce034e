// The published statistics of the sample study, through the real binary, to the digits printed.
#include "golden/case.h"
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <fmt/format.h>
#include <map>
#include <nlohmann/json.hpp>

using namespace themata::golden;
using Json = nlohmann::json;

namespace {

// What the publication calls the measures.
const std::map<std::string, std::string> measures{
    {"understanding of reverse mentoring", "I understand the process of reverse mentoring"},
    {"importance of feedback, total of 7 domains", "Importance"},
    {"confidence in feedback, total of 7 domains", "Confidence"},
    {"able to give feedback, total of 7 domains", "Able to"},
    {"awareness of how others see them, total of 7 domains", "Awareness"},
    {"session length (min)", "session length"},
    {"confidence: clinical practice", "confidence: clinical practice"},
    {"confidence: areas for improvement", "confidence: areas for improvement"}};

using Line = std::vector<std::string>;

// Cells of a line; one with commas stands in quotes.
Line cells_of(const std::string& line) {
    Line cells{""};
    bool quoted = false;
    for (char sign : line)
        if (sign == '"')
            quoted = !quoted;
        else if (sign == ',' && !quoted)
            cells.emplace_back();
        else if (sign != '\r')
            cells.back() += sign;
    return cells;
}

std::size_t decimals_of(const std::string& number) {
    const std::size_t point = number.find('.');
    return point == number.npos ? 0 : number.size() - point - 1;
}

// The number as it would be printed with as many decimals as the published one has.
std::string like(const std::string& published, double number) {
    return fmt::format("{:.{}f}", number, decimals_of(published));
}

// Two numbers around a word or a dash.
std::pair<std::string, std::string> two_of(const std::string& value, const std::string& between) {
    const std::size_t at = value.find(between);
    return {value.substr(0, at), value.substr(at + between.size())};
}

Json answered(const Room& room, const std::string& line) {
    const Ran ran = room.run(line);
    INFO(line << "\n" << ran.err);
    REQUIRE(ran.exit_code == 0);
    return Json::parse(ran.out);
}

void check_described(const Room& room, const Line& line, const std::string& measure) {
    const Json scores = answered(
        room, fmt::format("themata scores s.themata --measure \"{}\" --format json", measure));
    for (const Json& row : scores["rows"]) {
        if (row["role"] != line[1] || row["stage"] != line[2])
            continue;
        CHECK(std::to_string(row["n"].get<int>()) == line[3]);
        if (line[4] == "median") {
            CHECK(like(line[5], row["median"]) == line[5]);
            return;
        }
        REQUIRE(line[4] == "IQR");
        const auto [low, high] = two_of(line[5], "-");
        CHECK(like(low, row["hinge_low"]) == low);
        CHECK(like(high, row["hinge_high"]) == high);
        return;
    }
    FAIL("no such row");
}

void check_compared(const Room& room, const Line& line, const std::string& measure) {
    const auto [first, second] = two_of(line[2], " vs ");
    const Json found = answered(
        room, fmt::format("themata compare s.themata --measure \"{}\" --stages \"{},{}\" --role {} "
                          "--format json",
                          measure, first, second, line[1]));
    CHECK(found["test"] == "Wilcoxon signed-rank");
    CHECK(found["paired"] == true);
    for (const Json& group : found["groups"])
        CHECK(std::to_string(group["n"].get<int>()) == line[3]);
    if (line[4] == "medians") {
        const auto [before, after] = two_of(line[5], " vs ");
        CHECK(like(before, found["groups"][0]["median"]) == before);
        CHECK(like(after, found["groups"][1]["median"]) == after);
        return;
    }
    REQUIRE(line[4] == "p");
    CHECK(like(line[5], found["p"]) == line[5]);
}

} // namespace

TEST_CASE("The sample study gives every published median, quartile and p", "[golden]") {
    const Room room;
    REQUIRE(room.run("themata new s.themata").exit_code == 0);
    const Ran imported = room.run(
        "cd $SAMPLE && themata import $OLDPWD/s.themata participants.csv mentor-phase-1.csv "
        "mentor-phase-2.csv mentee-stage-4.csv mentee-stage-5.csv codebook.csv codings.csv");
    INFO(imported.err);
    REQUIRE(imported.exit_code == 0);
    const auto lines =
        lines_of(contents(fs::path(THEMATA_SOURCE_DIR) / "assets/sample/expected-statistics.csv"));
    REQUIRE(lines.size() == 22);
    for (std::size_t at = 1; at < lines.size(); ++at) {
        CAPTURE(lines[at]);
        const Line line = cells_of(lines[at]);
        REQUIRE(line.size() == 6);
        const std::string& measure = measures.at(line[0]);
        if (line[2].find(" vs ") == std::string::npos)
            check_described(room, line, measure);
        else
            check_compared(room, line, measure);
    }
}
