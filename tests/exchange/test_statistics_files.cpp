#include "exchange/importing.h"
#include "exchange/reading/reading_notes.h"
#include "exchange/reading/statistics_values.h"
#include "exchange/workbooks.h"
#include <catch2/catch_test_macros.hpp>
#include <memory>
#include <readstat.h>

namespace themata {

namespace {

enum class Written { sav, zsav, por, dta, sas };

ssize_t keep_bytes(const void* data, std::size_t size, void* context) {
    static_cast<std::string*>(context)->append(static_cast<const char*>(data), size);
    return static_cast<ssize_t>(size);
}

constexpr double day = 86400;
constexpr double on_29_february_2024 = (141428 + 19782) * day; // since 1582

// Three people: an id, a stage with labels, a rating with missing codes, a date and an answer.
std::string survey_file(Written as, const std::string& long_answer = "So so.") {
    std::string bytes;
    const bool is_spss = as != Written::dta && as != Written::sas;
    const std::unique_ptr<readstat_writer_t, decltype(&readstat_writer_free)> owner(
        readstat_writer_init(), readstat_writer_free);
    readstat_writer_t* writer = owner.get();
    readstat_set_data_writer(writer, keep_bytes);
    readstat_label_set_t* waves = readstat_add_label_set(writer, READSTAT_TYPE_DOUBLE, "waves");
    readstat_label_double_value(waves, 1, "Pre");
    readstat_label_double_value(waves, 2, "Post");
    readstat_label_set_t* ratings = readstat_add_label_set(writer, READSTAT_TYPE_DOUBLE, "rating");
    readstat_label_double_value(ratings, 1, "Bad");
    readstat_label_double_value(ratings, 5, "Good");
    readstat_label_double_value(ratings, 9, "Don't know");
    const auto column = [&](const char* name, readstat_type_t type, std::size_t width,
                            const char* label) {
        readstat_variable_t* made = readstat_add_variable(writer, name, type, width);
        readstat_variable_set_label(made, label);
        return made;
    };
    readstat_variable_t* id = column("id", READSTAT_TYPE_STRING, 8, "Respondent");
    readstat_variable_t* wave = column("wave", READSTAT_TYPE_DOUBLE, 8, "Stage of the course");
    readstat_variable_t* trust = column("trust", READSTAT_TYPE_DOUBLE, 8, "Trust: in others");
    readstat_variable_t* when = column("day", READSTAT_TYPE_DOUBLE, 8, "");
    readstat_variable_t* text = column("q1", READSTAT_TYPE_STRING, 600, "What did you like? 你");
    if (as != Written::sas) {
        readstat_variable_set_label_set(wave, waves);
        readstat_variable_set_label_set(trust, ratings);
    }
    readstat_variable_set_format(when, is_spss ? "DATE11" : as == Written::dta ? "%td" : "DATE9");
    if (is_spss) {
        readstat_variable_add_missing_double_value(trust, 9);
        readstat_variable_add_missing_double_range(trust, 90, 99);
    }
    if (as == Written::zsav)
        readstat_writer_set_compression(writer, READSTAT_COMPRESS_BINARY);
    switch (as) {
    case Written::por:
        readstat_begin_writing_por(writer, &bytes, 3);
        break;
    case Written::dta:
        readstat_begin_writing_dta(writer, &bytes, 3);
        break;
    case Written::sas:
        readstat_begin_writing_sas7bdat(writer, &bytes, 3);
        break;
    default:
        readstat_begin_writing_sav(writer, &bytes, 3);
    }
    const double date = is_spss ? on_29_february_2024 : 3653 + 19782;
    const double trusts[] = {5, 9, 0};
    const char* ids[] = {"a1", "a2", "a3"};
    for (int row = 0; row < 3; ++row) {
        readstat_begin_row(writer);
        readstat_insert_string_value(writer, id, ids[row]);
        readstat_insert_double_value(writer, wave, row == 2 ? 2 : 1);
        if (row == 2)
            readstat_insert_missing_value(writer, trust);
        else
            readstat_insert_double_value(writer, trust, trusts[row]);
        readstat_insert_double_value(writer, when, date + row * (is_spss ? day : 1));
        readstat_insert_string_value(writer, text,
                                     row == 1 ? long_answer.c_str() : "Fine, it was.");
        readstat_end_row(writer);
    }
    if (const auto error = readstat_end_writing(writer); error != READSTAT_OK)
        throw std::runtime_error(readstat_error_message(error));
    return bytes;
}

} // namespace

TEST_CASE("SPSS files are read with what they say of their variables", "[statistics-files]") {
    const std::string long_answer = std::string(500, 'x') + " שלום 😀";
    for (const Written as : {Written::sav, Written::zsav}) {
        const Sheet sheet = sheet_read(survey_file(as, long_answer));
        CHECK(cells_of(sheet) == SheetCells{{"id", "wave", "trust", "day", "q1"},
                                            {"a1", "1", "5", "2024-02-29", "Fine, it was."},
                                            {"a2", "1", "9", "2024-03-01", long_answer},
                                            {"a3", "2", "", "2024-03-02", "Fine, it was."}});
        CHECK(sheet.format == "SPSS");
        CHECK(sheet.facts[1].wording == "Stage of the course");
        CHECK(sheet.facts[1].labels == std::vector<ValueLabel>{{"1", "Pre"}, {"2", "Post"}});
        CHECK(sheet.facts[2].missing == std::vector<std::string>{"9"});
        CHECK(sheet.facts[4].wording == "What did you like? 你");
        CHECK(headings(sheet)[4] == Heading{.name = "q1", .wording = "What did you like? 你"});
        CHECK(headings(sheet)[3].wording == "day");
    }
}

TEST_CASE("Portable files, Stata's and SAS's are read alike", "[statistics-files]") {
    const Sheet stata = sheet_read(survey_file(Written::dta));
    CHECK(stata.format == "Stata");
    CHECK(cells_of(stata)[2] == std::vector<std::string>{"a2", "1", "9", "2024-03-01", "So so."});
    CHECK(stata.facts[1].labels.size() == 2);
    const Sheet sas = sheet_read(survey_file(Written::sas));
    CHECK(sas.format == "SAS");
    CHECK(cells_of(sas)[1] ==
          std::vector<std::string>{"a1", "1", "5", "2024-02-29", "Fine, it was."});
    CHECK(statistics_format_of(survey_file(Written::sav)) == StatisticsFormat::sav);
}

TEST_CASE("Labels are taken for stages, a declared code for a missing score",
          "[statistics-files]") {
    const Files files = {{"survey.sav", survey_file(Written::sav)}};
    const Snapshot now = imported(files);
    CHECK(answers_of(now) ==
          std::vector<std::string>{"a1 | Pre | What did you like? 你 | Fine, it was.",
                                   "a2 | Pre | What did you like? 你 | So so.",
                                   "a3 | Post | What did you like? 你 | Fine, it was."});
    const ImportReport report = report_of(files);
    CHECK(report.added().scores == 1);
    CHECK(report.added().missing == 2);
    CHECK(holds(report.files[0].mapping, "by the labels that the file gives to its values"));
    CHECK(holds(told(now), "Don't know"));
}

TEST_CASE("A label that differs from a stage of the study in case only is asked about",
          "[statistics-files]") {
    const Snapshot now = imported(
        {{"a.csv", "Participant,Stage,What helped you most of all?\nz9,pre,Talking to people.\n"}});
    const auto seen = consider_import(now, {{"survey.sav", survey_file(Written::sav)}}, {}, {}, {});
    const auto open = open_ones(seen.preview.doubts);
    REQUIRE(open.size() == 1);
    CHECK(open[0].id == "same-names");
    CHECK(open[0].what.find("“Pre”") != std::string::npos);
}

TEST_CASE("Statistics files that are cut short are refused in a sentence", "[statistics-files]") {
    for (const Written as : {Written::sav, Written::zsav, Written::dta, Written::sas}) {
        const std::string whole = survey_file(as);
        for (std::size_t size = 200; size + 40 < whole.size(); size += 211) {
            const auto sheet = read_sheet(std::string_view(whole).substr(0, size), {});
            if (!sheet)
                CHECK(sheet.error().what.find("The file of ") == 0);
        }
    }
    CHECK(unreadable("$FL2@(#) SPSS DATA FILE and nothing more")
              .what.find("of SPSS cannot be read") != std::string::npos);
}

TEST_CASE("Dates of statistics programs are told by their formats", "[statistics-files]") {
    const auto said = [](std::string_view format, StatisticsFormat file, double number) {
        std::string text;
        append_moment_of(text, number, moment_of_format(format, file));
        return text;
    };
    using enum StatisticsFormat;
    CHECK(said("DATETIME20", sav, on_29_february_2024 + 36000) == "2024-02-29T10:00:00");
    CHECK(said("EDATE10", sav, on_29_february_2024) == "2024-02-29");
    CHECK(said("TIME8", sav, 3661) == "01:01:01");
    CHECK(said("F8.2", sav, 3661).empty());
    CHECK(said("%tdDD/NN/CCYY", dta, 0) == "1960-01-01");
    CHECK(said("%tc", dta, 1000) == "1960-01-01T00:00:01");
    CHECK(said("%tm", dta, 12) == "1961-01");
    CHECK(said("%tq", dta, 256) == "2024-Q1");
    CHECK(said("%9.0g", dta, 256).empty());
    CHECK(said("DDMMYY10.", sas, 0) == "1960-01-01");
    CHECK(said("DATETIME", sas, 60) == "1960-01-01T00:01:00");
    CHECK(said("E8601DA", sas, 1) == "1960-01-02");
    CHECK(said("BEST12.", sas, 1).empty());
}

TEST_CASE("The file that was given is read as stated", "[statistics-files][shared]") {
    const Files files = shared_files("given/turn-2/files", {"survey_utf8.sav"});
    const Sheet sheet = sheet_read(files[0].bytes);
    const SheetCells cells = cells_of(sheet);
    REQUIRE(cells.size() == 6);
    CHECK(cells[1][0] == "1");
    CHECK(cells[4] == std::vector<std::string>{"4", "2", "", "1", "W", "การบริการดีมาก ไม่มีเว้นวรรค",
                                               "2024-02-04", "0", "0", "0"});
    CHECK(cells[5][5].size() == 280);
    CHECK(sheet.facts[2].missing == std::vector<std::string>{"9"});
    CHECK(*sheet.facts[2].label_of("9") == "Don't know");
    CHECK(sheet.facts[5].wording == "What did you like? 你喜欢什么?");
    const ImportReport report = report_of(files);
    CHECK(report.added().participants == 5);
    CHECK(report.added().stages == 3);
}

} // namespace themata
