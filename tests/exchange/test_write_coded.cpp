// What goes out as coded data: the dictionary of SPSS files, their bytes as ReadStat reads them,
// CSV as our own import reads it.

#include "exchange/writing/spss_file.h"
#include "exchange/writing/write_coded.h"

#include "importing.h"
#include "support/random_study.h"
#include "support/temporary_folder.h"
#include "text/sentences.h"
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <fmt/format.h>
#include <fstream>
#include <map>
#include <readstat.h>
#include <set>

namespace themata {

namespace {

CodedData coded_data(const Snapshot& now, const CodedSpec& spec = {}) {
    auto data = CodedData::of(now, spec);
    REQUIRE(data);
    return std::move(*data);
}

// An SPSS file as ReadStat reads it.
struct SpssRead {
    struct Variable {
        std::string name;
        std::string label;
        std::string labels; // the name of the set
        int missing = 0;
        readstat_measure_t measure = READSTAT_MEASURE_UNKNOWN;
    };

    std::vector<Variable> variables;
    std::map<std::string, std::map<double, std::string>> labels;
    std::vector<std::vector<std::string>> rows; // "" for system-missing; numbers in digits
};

int take_variable(int, readstat_variable_t* variable, const char* labels, void* into) {
    static_cast<SpssRead*>(into)->variables.push_back(
        {.name = readstat_variable_get_name(variable),
         .label =
             readstat_variable_get_label(variable) ? readstat_variable_get_label(variable) : "",
         .labels = labels ? labels : "",
         .missing = readstat_variable_get_missing_ranges_count(variable),
         .measure = readstat_variable_get_measure(variable)});
    return READSTAT_HANDLER_OK;
}

int take_value(int row, readstat_variable_t* variable, readstat_value_t value, void* into) {
    auto& rows = static_cast<SpssRead*>(into)->rows;
    rows.resize(std::max<std::size_t>(rows.size(), static_cast<std::size_t>(row) + 1));
    std::string text;
    if (readstat_value_type(value) == READSTAT_TYPE_STRING)
        text = readstat_string_value(value) ? readstat_string_value(value) : "";
    else if (!readstat_value_is_system_missing(value))
        text = fmt::format("{}", readstat_double_value(value));
    auto& cells = rows.back();
    cells.resize(static_cast<std::size_t>(readstat_variable_get_index(variable)) + 1);
    cells.back() = text;
    return READSTAT_HANDLER_OK;
}

int take_label(const char* set, readstat_value_t value, const char* label, void* into) {
    static_cast<SpssRead*>(into)->labels[set][readstat_double_value(value)] = label;
    return READSTAT_HANDLER_OK;
}

SpssRead read_back(const std::string& bytes) {
    const TemporaryFolder folder;
    const auto file = folder.path() / "read.sav";
    std::ofstream(file, std::ios::binary) << bytes;
    SpssRead read;
    readstat_parser_t* parser = readstat_parser_init();
    readstat_set_variable_handler(parser, take_variable);
    readstat_set_value_handler(parser, take_value);
    readstat_set_value_label_handler(parser, take_label);
    const readstat_error_t error = readstat_parse_sav(parser, file.c_str(), &read);
    readstat_parser_free(parser);
    REQUIRE(error == READSTAT_OK);
    return read;
}

SpssFile written(const CodedData& data, SpssPacking packing = SpssPacking::sav) {
    auto file = spss_file(data, "x.sav", packing);
    REQUIRE(file);
    return std::move(*file);
}

Snapshot reasons_study() {
    StudyBuilder builder;
    builder.participant("P1", "Mentor");
    builder.trait("P1", "Site", "Größe 1");
    builder.trait("P1", "Code", "7");
    builder.trait("P2", "Code", "12");
    builder.trait("P1", "Age", "34", TraitKind::number);
    builder.score("P1", "Before", "Sure", 4);
    const char* reasons[] = {"refused", "not asked", "unsure", "left", "refused"};
    for (int at = 0; at < 5; ++at) {
        const auto id = builder.score("P" + std::to_string(at + 2), "Before", "Sure", {});
        builder.at(id).missing = reasons[at];
    }
    const auto answer = builder.answer("P1", "Before", "Why?", "信頼 is \"all\".");
    builder.code(answer, "Vertrauen & Zeit");
    return builder.snapshot();
}

} // namespace

TEST_CASE("Names are such as SPSS takes", "[coded][spss]") {
    CHECK(spss_name("Trust: x @ Phase 1") == "Trust_x_Phase_1");
    CHECK(spss_name("Größe") == "Grosse");
    CHECK(spss_name("1st") == "V_1st");
    CHECK(spss_name("all") == "V_all");
    CHECK(spss_name("_") == "V");
    CHECK(spss_name("don't know") == "dont_know");
    CHECK(spss_name("信頼関係") == "xin_lai_guan_xi");
    const std::string one = spss_name(std::string(200, 'a') + " @ Phase 1");
    CHECK(one.size() == longest_spss_name);
    CHECK(one.ends_with("_Phase_1"));
}

TEST_CASE("Long words are parted so that the parts are the whole", "[coded][spss]") {
    std::string words;
    while (words.size() < 20'000)
        words += "Zeit für 信頼  ";
    std::string whole;
    for (const std::string_view part : spss_parts(words)) {
        CHECK(part.size() <= longest_spss_words);
        whole += part;
    }
    CHECK(whole == words);
}

TEST_CASE("An SPSS file has labels, missing codes and measures", "[coded][spss]") {
    const CodedData data = coded_data(reasons_study());
    const SpssRead read = read_back(written(data).bytes);
    std::map<std::string, SpssRead::Variable> by_name;
    for (const auto& variable : read.variables)
        by_name[variable.name] = variable;
    const auto& theme = by_name.at("Vertrauen_Zeit_Before");
    CHECK(theme.label == "Theme “Vertrauen & Zeit”, at “Before”");
    CHECK(read.labels.at(theme.labels) ==
          std::map<double, std::string>{{0, "not coded"}, {1, "coded"}});
    CHECK(theme.measure == READSTAT_MEASURE_NOMINAL);
    const auto& score = by_name.at("Sure_Before");
    CHECK(score.measure == READSTAT_MEASURE_SCALE);
    CHECK(score.missing == 1); // four codes: a range
    CHECK(read.labels.at(score.labels) ==
          std::map<double, std::string>{
              {-99, "refused"}, {-98, "left"}, {-97, "not asked"}, {-96, "unsure"}});
    CHECK(read.labels.at(by_name.at("Role").labels) ==
          std::map<double, std::string>{{1, "Mentor"}});
    CHECK(by_name.at("Code").labels.empty()); // its categories are numbers
    const auto row = [&](std::size_t at) { return joined(read.rows[at], "|"); };
    CHECK(row(0) == "P1|1|1|7|34|1|4");
    CHECK(row(1) == "P2|||12|||-99");
    CHECK(row(2) == "P3||||||-97");
}

TEST_CASE("Codes for reasons lie below all scores", "[coded][spss]") {
    StudyBuilder builder;
    builder.score("P1", "1", "Sure", -98.5);
    builder.score("P2", "1", "Sure", {});
    CHECK(spss_dictionary(coded_data(builder.snapshot())).code_of_reason ==
          std::vector<double>{-999});
}

TEST_CASE("Answers longer than a variable go on in further ones", "[coded][spss]") {
    StudyBuilder builder;
    std::string text;
    while (text.size() < 13'500)
        text += "Vertrauen wächst langsam. ";
    text += "Ende";
    builder.answer("P1", "1", "Why?", text);
    builder.answer("P2", "1", "Why?", "short");
    const SpssFile file = written(coded_data(builder.snapshot(), {.unit = CodedUnit::response}));
    CHECK(file.notes.size() == 1);
    const SpssRead read = read_back(file.bytes);
    std::string whole;
    for (std::size_t at = 0; at < read.variables.size(); ++at)
        if (read.variables[at].name.starts_with("Answ"))
            whole += read.rows[0][at];
    CHECK(whole == text);
}

TEST_CASE("SPSS files of random studies hold every cell", "[coded][spss]") {
    for (std::uint32_t seed = 1; seed <= 60; ++seed) {
        CAPTURE(seed);
        const Snapshot now = random_study(seed);
        const CodedSpec spec{.shape = seed % 2 ? CodedShape::wide : CodedShape::tall,
                             .unit = seed % 3 ? CodedUnit::participant : CodedUnit::response};
        const CodedData data = coded_data(now, spec);
        const SpssDictionary dictionary = spss_dictionary(data);
        const SpssRead read =
            read_back(written(data, seed % 5 ? SpssPacking::sav : SpssPacking::zsav).bytes);
        REQUIRE(read.variables.size() == dictionary.variables.size());
        std::set<std::string> names;
        std::vector<CodedCell> cells;
        for (const auto& variable : read.variables) {
            CHECK(variable.name.size() <= longest_spss_name);
            CHECK(names.insert(variable.name).second);
        }
        REQUIRE((read.rows.size() == data.rows() || data.rows() == 0));
        for (std::size_t row = 0; row < data.rows(); ++row) {
            data.row(row, cells);
            for (std::size_t at = 0; at < dictionary.variables.size(); ++at) {
                const SpssVariable& variable = dictionary.variables[at];
                const CodedCell& cell = cells[variable.column];
                if (cell.kind == CodedCell::Kind::number && variable.form == SpssForm::number)
                    CHECK(read.rows[row][at] == fmt::format("{}", cell.number));
                if (cell.kind == CodedCell::Kind::blank)
                    CHECK(read.rows[row][at].empty());
                if (cell.kind == CodedCell::Kind::words && variable.form == SpssForm::labelled)
                    CHECK(!read.rows[row][at].empty());
            }
        }
    }
}

TEST_CASE("The syntax makes sets of the themes of each stage", "[coded][spss]") {
    const std::string syntax = written(coded_data(reasons_study())).syntax;
    CHECK(syntax.find("GET FILE='x.sav'.") != syntax.npos);
    CHECK(
        syntax.find("/MDGROUP NAME=$themes LABEL='Themes at “Before”' CATEGORYLABELS=VARLABELS") !=
        syntax.npos);
    CHECK(syntax.find("    Vertrauen_Zeit_Before\n   VALUE=1") != syntax.npos);
}

TEST_CASE("Coded data of answers are read back by an import", "[coded]") {
    StudyBuilder builder;
    builder.participant("P1", "Mentor");
    builder.participant("P2", "Mentee");
    builder.trait("P1", "Site", "North");
    builder.trait("P2", "Site", "South");
    builder.score("P1", "Before", "Sure", 4);
    builder.score("P2", "Before", "Sure", 2);
    const auto one =
        builder.answer("P1", "Before", "Why do you come here?", "=1+1, they say to me");
    const auto two = builder.answer("P2", "Before", "Why do you come here?", "I like it very much");
    builder.code(one, "Time");
    builder.code(two, "Room");
    builder.code(two, "Time");
    const Snapshot now = builder.snapshot();
    const CodedSpec spec{.unit = CodedUnit::response};
    const std::string csv = coded_csv(coded_data(now, spec));
    MappingOptions options;
    options.theme_columns = "Time..Room";
    options.score = {"Sure"};
    const Snapshot again = imported({{.name = "coded.csv", .bytes = csv}}, options);
    CHECK(coded_csv(coded_data(again, spec)) == csv);
}

} // namespace themata
