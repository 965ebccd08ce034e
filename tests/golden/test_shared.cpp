// The published data, through the real binary, number by number. The data is not shipped: without
// it these tests are skipped.
#include "golden/case.h"
#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

using namespace themata::golden;
using Json = nlohmann::json;

namespace {

const fs::path shared = THEMATA_SHARED_DIR;

void need(const fs::path& file) {
    if (!fs::exists(shared / file))
        SKIP("the data is not here: " << (shared / file).string());
}

// What a command printed; it must have succeeded.
std::string printed(const Room& room, const std::string& line) {
    const Ran ran = room.run(line);
    INFO(line << "\n" << ran.err);
    REQUIRE(ran.exit_code == 0);
    return ran.out;
}

// What a command was refused with; it must have been refused.
std::string refused(const Room& room, const std::string& line) {
    const Ran ran = room.run(line);
    INFO(line << "\n" << ran.out << ran.err);
    REQUIRE(ran.exit_code == 1);
    return ran.err;
}

bool holds(const std::string& text, std::string_view part) { return text.find(part) != text.npos; }

// The number in each column of a theme's row, by the column's key.
std::map<std::string, std::uint32_t> row_of(const Json& table, const std::string& theme,
                                            const std::string& key) {
    std::map<std::string, std::uint32_t> counts;
    for (const Json& row : table["rows"])
        if (row["theme"] == theme)
            for (std::size_t column = 0; column < table["columns"].size(); ++column)
                if (const Json& n = row["cells"][column]["n"]; n.is_number() && n != 0)
                    counts[table["columns"][column][key]] = n;
    return counts;
}

const std::string patients =
    "themata import n.themata $SHARED/data/nhs-feedback/v6framework_230831.csv"
    " --participant \"Respondent ID\" --question \"FFT question\" --answer \"FFT answer\""
    " --score \"FFT categorical answer\" --trait Trust,\"Service type 1\" --stage-date Date"
    " --stage-by quarter --theme-columns \"Not assigned\"..\"Positive experience & gratitude\""
    " --coder NHS";

} // namespace

TEST_CASE("The questionnaires of the published study give its Table 1", "[golden]") {
    const fs::path folder = "reverse-mentoring";
    need(folder);
    const Room room;
    printed(room, "themata new s.themata");
    printed(room, "cd $SHARED/reverse-mentoring && themata import $OLDPWD/s.themata "
                  "participants.csv mentor-phase-1.csv mentor-phase-2.csv mentee-stage-4.csv "
                  "mentee-stage-5.csv codebook.csv codings.csv");
    const auto found = lines_of(printed(
        room, "themata table s.themata --columns role,stage --count mentions --format csv"));
    const auto expected = lines_of(contents(shared / folder / "expected-table-1.csv"));
    REQUIRE(expected.size() > 1);
    for (const std::string& line : expected) {
        CAPTURE(line);
        CHECK(std::ranges::count(found, line) == 1);
    }

    const Json table = Json::parse(
        printed(room, "themata table s.themata --count participants --cells n/N --format json"));
    std::vector<int> bases;
    for (const Json& column : table["columns"])
        bases.push_back(column["base"]);
    CHECK(bases == std::vector<int>{6, 5, 5, 5});
}

TEST_CASE("Patients' answers give the published counts of themes by quarter", "[golden]") {
    const fs::path counts = "data/nhs-feedback/expected_theme_by_quarter_v6.json";
    need(counts);
    const Room room;
    printed(room, "themata new n.themata");

    const std::string undated = refused(room, patients + " --date-order dmy");
    CHECK(holds(undated, "289"));
    const std::string both_ways = refused(room, patients);
    CHECK(holds(both_ways, "2,322"));

    const std::string report = printed(room, patients + " --date-order dmy --undated \"No date\"");
    CHECK(holds(report, "7,908"));
    CHECK(holds(report, "509"));

    const Json expected = Json::parse(contents(shared / counts));
    const Json table = Json::parse(
        printed(room, "themata table n.themata --columns stage --count responses --format json"));
    REQUIRE(table["rows"].size() == expected["theme_by_quarter"].size());
    for (const auto& [theme, published] : expected["theme_by_quarter"].items()) {
        std::map<std::string, std::uint32_t> by_stage;
        for (const auto& [quarter, n] : published.items())
            by_stage[quarter == "unparsed" ? "No date" : quarter] = n;
        CAPTURE(theme);
        CHECK(row_of(table, theme, "stage") == by_stage);
    }

    const Json study = Json::parse(printed(room, "themata describe n.themata --format json"));
    CHECK(study["responses"]["total"] == 7908);
    CHECK(study["responses"]["blank"] == 508);
    CHECK(holds(printed(room, "themata verify n.themata"), "Clean"));
}

TEST_CASE("Every awkward file is read as it must be", "[golden]") {
    const fs::path folder = "data/awkward-csv";
    need(folder / "expected.json");
    const Room room;
    const Json all = Json::parse(contents(shared / folder / "expected.json"));
    for (const auto& [name, expected] : all.items()) {
        CAPTURE(name);
        // Told by no sign in the file; the others that it could be are offered.
        const bool hinted = name == "cp1255_hebrew.csv";
        const Json found = Json::parse(
            printed(room, "themata peek $SHARED/data/awkward-csv/" + name + " --format json" +
                              (hinted ? " --encoding windows-1255" : "")));
        for (const auto* key : {"rows", "encoding", "bom", "delimiter", "header_rows", "data_rows"})
            if (expected.contains(key) && !expected[key].is_null()) {
                CAPTURE(key);
                CHECK(found[key] == expected[key]);
            }
        if (expected["rows"].is_null())
            CHECK_FALSE(found["rows"].empty());
    }
}

TEST_CASE("What cannot be told from a file is offered, and what is odd is said", "[golden]") {
    const fs::path folder = "data/awkward-csv";
    need(folder / "expected.json");
    const Room room;
    const auto peek = [&](const std::string& name) {
        return Json::parse(
            printed(room, "themata peek $SHARED/data/awkward-csv/" + name + " --format json"));
    };
    CHECK(holds(peek("cp1255_hebrew.csv")["other_encodings"].dump(), "windows-125"));
    for (const auto* name : {"invalid_utf8_tail.csv", "unclosed_quote.csv", "whitespace_line.csv",
                             "ragged_short.csv", "blank_lines.csv", "nul_in_field.csv"}) {
        CAPTURE(name);
        CHECK_FALSE(peek(name)["notes"].empty());
    }
}
