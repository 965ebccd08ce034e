#include "analysis/theme_table.h"
#include "exchange/importing.h"
#include "exchange/writing/write_study.h"
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <map>
#include <nlohmann/json.hpp>

namespace themata {

namespace {

const std::vector<std::string> mentoring = {
    "participants.csv",   "mentor-phase-1.csv", "mentor-phase-2.csv", "mentee-stage-4.csv",
    "mentee-stage-5.csv", "codebook.csv",       "codings.csv"};

Files nhs() { return shared_files("data/nhs-feedback", {"v6framework_230831.csv"}); }

MappingOptions nhs_mapping() {
    MappingOptions options;
    options.participant = "Respondent ID";
    options.question = "FFT question";
    options.answer = "FFT answer";
    options.score = {"FFT categorical answer"};
    options.trait = {"Trust,Service type 1"};
    options.stage_date = "Date";
    options.stage_by = "quarter";
    options.date_order = "dmy";
    options.undated = "No date";
    options.theme_columns = "Not assigned..Positive experience & gratitude";
    options.coder = "NHS";
    return options;
}

bool says(const Error& error, std::string_view part) {
    return error.what.find(part) != std::string::npos;
}

} // namespace

TEST_CASE("The reverse-mentoring study gives Table 1 without any option", "[shared]") {
    const Files files = shared_files("reverse-mentoring", mentoring);
    Files expected = shared_files("reverse-mentoring", {"expected-table-1.csv"});
    const auto now = imported(files);
    CHECK(now.study.participants.size() == 11);
    CHECK(now.study.traits.size() == 27);
    CHECK(now.study.codings.size() == 23);
    CHECK(now.study.responses.size() == 42);
    const auto table = theme_table(now, {});
    REQUIRE(table);
    std::string written = write_table(*table, CellForm::n);
    std::erase(written, '\r');
    std::erase(expected[0].bytes, '\r');
    std::istringstream lines(expected[0].bytes);
    for (std::string line; std::getline(lines, line);) {
        CAPTURE(line, written);
        CHECK(written.find(line + "\n") != std::string::npos);
    }
}

TEST_CASE("The order in which files are named changes nothing but ids", "[shared]") {
    Files files = shared_files("reverse-mentoring", mentoring);
    const auto in_order = imported(files);
    // Stages and questions come in the order of the files that bring them, so these stay in place.
    std::ranges::rotate(files, files.begin() + 5);
    CHECK(told(imported(files)) == told(in_order));
    std::ranges::rotate(files, files.begin() + 1);
    CHECK(told(imported(files)) == told(in_order));
}

TEST_CASE("Importing the study a second time finds everything there", "[shared]") {
    const Files files = shared_files("reverse-mentoring", mentoring);
    const auto now = imported(files);
    const auto again = plan_of(files, {}, now);
    REQUIRE(again);
    CHECK(again->changes.empty());
    CHECK(again->report.already_there().codings == 23);
    CHECK(again->report.already_there().scores == 317);
}

TEST_CASE("The NHS file gives the published counts of themes by quarter", "[shared]") {
    const Files files = nhs();
    const auto plan = plan_of(files, nhs_mapping());
    REQUIRE(plan);
    const ImportCounts added = plan->report.added();
    CHECK(plan->report.files[0].taken == 7908);
    CHECK(added.answered + added.blank == 7908);
    CHECK(added.blank == 508);
    CHECK(added.codings == 10307);
    CHECK(added.participants == 4466);
    CHECK(holds(plan->report.files[0].notes, "509 theme marks stand on blank answers"));

    const auto now = imported(files, nhs_mapping());
    TableSpec spec;
    spec.columns = {{.kind = AxisKind::stage}};
    spec.count = Count::responses;
    const auto table = theme_table(now, spec);
    REQUIRE(table);
    const auto expected = nlohmann::json::parse(
        read_file(shared_folder() / "data/nhs-feedback/expected_theme_by_quarter_v6.json"));
    REQUIRE(table->rows.size() == 50);
    CHECK(table->columns.back().keys[0] == "No date");
    for (const ThemeRow& row : table->rows) {
        CAPTURE(row.name);
        const auto& wanted = expected["theme_by_quarter"][row.name];
        for (std::size_t c = 0; c < table->columns.size(); ++c) {
            const std::string& stage = table->columns[c].keys[0];
            CAPTURE(stage);
            CHECK(row.cells[c].n == wanted.value(stage == "No date" ? "unparsed" : stage, 0U));
        }
    }
    for (const TableColumn& column : table->columns) {
        const std::string& stage = column.keys[0];
        CHECK(column.responses.asked ==
              expected["rows_by_quarter"][stage == "No date" ? "unparsed" : stage]);
    }
}

TEST_CASE("Themes on two levels give the published counts by question", "[shared]") {
    MappingOptions options;
    options.participant = "row_index";
    options.theme = {"label,subcategory"};
    const auto now = imported(shared_files("data/nhs-feedback", {"text_data.csv"}), options);
    CHECK(now.study.codings.size() == 10334);
    TableSpec spec;
    spec.columns = {{.kind = AxisKind::question}};
    spec.count = Count::responses;
    const auto table = theme_table(now, spec);
    REQUIRE(table);
    REQUIRE(table->rows.size() == 54);
    const auto expected = nlohmann::json::parse(
        read_file(shared_folder() / "data/nhs-feedback/expected_theme_by_question.json"));
    std::string above;
    for (const ThemeRow& row : table->rows) {
        if (row.depth == 0)
            above = row.name;
        CAPTURE(above, row.name);
        const auto& wanted = row.depth == 0 ? expected["label_by_question"][row.name]
                                            : expected["sub_by_question"][above + " > " + row.name];
        for (std::size_t c = 0; c < table->columns.size(); ++c)
            CHECK(row.cells[c].n == wanted.value(table->columns[c].keys[0], 0U));
    }
}

TEST_CASE("What the NHS file leaves open is asked for", "[shared]") {
    const Files files = nhs();
    MappingOptions options = nhs_mapping();
    options.undated.reset();
    const Error undated = refusal(files, options);
    CHECK(says(undated, "289 rows"));
    CHECK(says(undated, "rows 3817-3832, 3855-3861"));
    CHECK(says(undated, "and 7888-7890"));
    options = nhs_mapping();
    options.date_order.reset();
    const Error order = refusal(files, options);
    CHECK(says(order, "2,322 dates"));
    CHECK(says(order, "could be read both ways"));
    CHECK(says(order, "503 participants then have answers at two dates"));
}

TEST_CASE("The NHS study comes back as it was exported", "[shared]") {
    const auto now = imported(nhs(), nhs_mapping());
    Files files;
    for (WrittenFile& file : write_study(now))
        files.push_back({.name = file.name, .bytes = std::move(file.text)});
    CHECK(told(imported(files)) == told(now));
}

} // namespace themata
