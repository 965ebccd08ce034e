#include "exchange/importing.h"
#include "exchange/reading/delimited.h"
#include "exchange/reading/heading_names.h"
#include <catch2/catch_test_macros.hpp>

namespace themata {

namespace {

FileMapping mapping_of(std::string_view text, const MappingOptions& options = {}) {
    const auto sheet = read_delimited(text, {});
    REQUIRE(sheet);
    auto mapping = map_file(*sheet, "x.csv", options,
                            [](std::string_view label) { return label.starts_with("C"); });
    if (!mapping)
        FAIL(mapping.error().what);
    return std::move(*mapping);
}

ColumnUse use_of(const FileMapping& mapping, std::string_view name) {
    for (const ColumnPlan& column : mapping.columns)
        if (column.name == name)
            return column.use;
    FAIL("no column " << name);
    return ColumnUse::left_out;
}

} // namespace

TEST_CASE("The kind of a file is told by its columns", "[mapping]") {
    struct Case {
        std::string_view text;
        FileKind kind;
    };

    const auto cases = std::to_array<Case>({
        {"Participant,Role,Sex,Age\nM1,Mentor,f,30\n", FileKind::participants},
        {"Participant,Ward,Site\nM1,A,B\nM2,A,C\n", FileKind::participants},
        {"Participant,Comment\nM1,Fine\n", FileKind::responses},
        {"id,c\n1,x\n", FileKind::responses},
        {"Participant,Stage,Why?\nM1,1,So\n", FileKind::responses},
        {"Participant,Mood: now,Mood: then\nM1,1,2\n", FileKind::responses},
        {"Theme,Parent,Definition\nA,,x\n", FileKind::codebook},
        {"Theme\nA\nB\n", FileKind::codebook},
        {"Participant,Stage,Question,Quote,Theme\nM1,1,Why?,So,A\n", FileKind::codings},
        {"Participant,Stage,Item,Score\nM1,1,Mood,2\n", FileKind::scores},
        {"Question,Kind,Scale\nMood,item,Moods\n", FileKind::questions},
        {"Stage,Order\nBefore,1\n", FileKind::stages},
        {"Mentor,C1,C2\nM1,yes,no\n", FileKind::willing},
        {"Mentor,C1\nM1,yes\n", FileKind::willing},
        {"Mentor,C1,C2\nM1,\"yes, paired\",\nM2,,no\n", FileKind::willing},
        {"Mentor,C1,C2\nM1,1,0\nM2,x,no\nM3,yes,perhaps\n", FileKind::willing},
        {"Participant,Open,Shut\nM1,yes,no\n", FileKind::participants},
        {"Mentee,Domain,Note\nC1,Time,Late\n", FileKind::notes},
        {"Note,Said by,Domain,Participant\nLate,M1,Time,C1\n", FileKind::notes},
    });
    for (const Case& one : cases) {
        CAPTURE(one.text);
        CHECK(mapping_of(one.text).kind == one.kind);
    }
}

TEST_CASE("What is neither named nor recognised is left out with a reason", "[mapping]") {
    const auto mapping =
        mapping_of("Participant,Stage,IP Address,Flag,When,Blank,Kind,Why was it?\n"
                   "M1,1,192.0.2.1,1,2021-01-01,,red,Because it was\n"
                   "M2,1,192.0.2.2,,2021-01-02,,blue,No idea\n");
    CHECK(use_of(mapping, "Why was it?") == ColumnUse::text);
    for (const char* name : {"IP Address", "Flag", "When", "Blank", "Kind"}) {
        CAPTURE(name);
        CHECK(use_of(mapping, name) == ColumnUse::left_out);
        CHECK(holds(left_out_in_words(mapping), name));
    }
}

TEST_CASE("Columns of numbers are scores, and scale and item are in the heading", "[mapping]") {
    const auto mapping = mapping_of("Participant,Stage,I understand it,Able to: Time management,"
                                    "Session length (min),Age\nM1,1,2,3,45,30\nM2,1,,4,30,40\n");
    CHECK(use_of(mapping, "I understand it") == ColumnUse::score);
    CHECK(use_of(mapping, "Session length (min)") == ColumnUse::score);
    CHECK(use_of(mapping, "Age") == ColumnUse::trait);
    const ColumnPlan& item = mapping.columns[3];
    CHECK(item.scale == "Able to");
    CHECK(item.domain == "Time management");
}

TEST_CASE("A number that contradicts itself is no score unless it is asked for", "[mapping]") {
    const std::string_view text = "Participant,Stage,Question,Answer,Weight\n"
                                  "M1,1,Why?,So,3\nM1,1,How?,Thus,4\n";
    CHECK(use_of(mapping_of(text), "Weight") == ColumnUse::left_out);
    MappingOptions options;
    options.score = {"Weight"};
    CHECK(use_of(mapping_of(text, options), "Weight") == ColumnUse::score);
    CHECK(refusal({{"x.csv", std::string(text)}}, options).what.find("another score") !=
          std::string::npos);
}

TEST_CASE("Options overrule what would be inferred", "[mapping]") {
    MappingOptions options;
    options.text = {"b"};
    options.participant = "who";
    options.stage_is = "Before";
    const auto mapping = mapping_of("who,a?,b\nM1,Yes of course,x\n", options);
    CHECK(use_of(mapping, "b") == ColumnUse::text);
    CHECK(use_of(mapping, "a?") == ColumnUse::left_out);
    CHECK(mapping.stage_is == "Before");
    CHECK(mapping.notes.empty());
}

TEST_CASE("Names that hold commas are found in a list of names", "[mapping]") {
    Headings headings;
    for (const char* name : {"Trust", "Service type 1", "Staff listening, understanding", "A", "A"})
        headings.push_back({.name = name, .wording = name});
    using Columns = std::vector<std::size_t>;
    const auto found = [&](std::string_view names) { return columns_named(headings, names); };
    CHECK(**found("Trust,Service type 1") == Columns{0, 1});
    CHECK(**found("Staff listening, understanding") == Columns{2});
    CHECK(**found("Trust, Staff listening, understanding,service_type_1") == Columns{0, 2, 1});
    CHECK_FALSE(*found("Trust,Nothing"));
    CHECK_FALSE(found("A"));
    CHECK(**columns_between(headings, "Trust..Staff listening, understanding") == Columns{0, 1, 2});
    CHECK_FALSE(columns_between(headings, "Service type 1..Trust"));
    CHECK_FALSE(*columns_between(headings, "Trust..Nothing"));
}

TEST_CASE("An option that names no column or no known word is a wrong call", "[mapping]") {
    const Files files = {{"x.csv", "Participant,Stage,Why?\nM1,1,So\n"}};
    const auto error_with = [&](auto set) {
        MappingOptions options;
        set(options);
        return refusal(files, options);
    };
    const Error errors[] = {
        error_with([](MappingOptions& o) { o.participant = "Nobody"; }),
        error_with([](MappingOptions& o) { o.trait = {"Sex,Age"}; }),
        error_with([](MappingOptions& o) { o.theme_columns = "A..B"; }),
        error_with([](MappingOptions& o) { o.as = "poems"; }),
        error_with([](MappingOptions& o) { o.stage_by = "week"; }),
        error_with([](MappingOptions& o) { o.date_order = "dym"; }),
        error_with([](MappingOptions& o) { o.delimiter = "word"; }),
        error_with([](MappingOptions& o) { o.stage_is = " "; }),
        error_with([](MappingOptions& o) { o.text = {"Stage"}, o.stage = "Stage"; }),
    };
    for (const Error& error : errors) {
        CAPTURE(error.what);
        CHECK(error.code == Error::Code::wrong_call);
        CHECK_FALSE(error.hint.empty());
    }
    CHECK(errors[0].what == "\"Nobody\" is no column of the file.");
    CHECK(errors[0].option == "--participant");
    CHECK(errors[0].hint.find("\"Why?\"") != std::string::npos);
}

TEST_CASE("Headings of survey tools become questions", "[mapping][shared]") {
    const auto monkey = shared_files("data/awkward-csv", {"surveymonkey_2header.csv"});
    const auto lines = answers_of(imported(monkey));
    CHECK(holds(lines,
                "118000000001 | surveymonkey_2header | Please say why. | It was clear, mostly"));
    CHECK(holds(lines, "Which of these did you use? - Other (please specify) | WhatsApp group"));
    const auto qualtrics = shared_files("data/awkward-csv", {"qualtrics_3header.csv"});
    CHECK(holds(answers_of(imported(qualtrics)),
                "What, if anything, would you change? | More time.\nAnd \"worked\" examples"));
}

TEST_CASE("A trait may state its kind in brackets", "[mapping]") {
    CHECK(typed_name("Grade [order]") == TypedName{"Grade", TraitKind::order});
    CHECK_FALSE(typed_name("Grade [of school]"));
    CHECK_FALSE(typed_name("[order]"));
    const auto now = imported({{"p.csv", "Participant,Grade [order],Born,Size\n"
                                         "M1,3rd,2001-02-03,7\nM2,4th,1999-12-31,8.5\n"}});
    const auto lines = told(now);
    CHECK(holds(lines, "trait | M1 | Grade | 1 | 3rd"));
    CHECK(holds(lines, "trait | M1 | Born | 3 | 2001-02-03"));
    CHECK(holds(lines, "trait | M2 | Size | 2 | 8.5"));
}

} // namespace themata
