#include "exchange/importing.h"
#include "exchange/reading/cell_shapes.h"
#include "exchange/reading/delimited.h"
#include "exchange/reading/heading_names.h"
#include "exchange/reading/survey_design.h"
#include "exchange/reading/survey_tools.h"
#include <catch2/catch_test_macros.hpp>
#include <fmt/format.h>

namespace themata {

namespace {

MappedSoFar mapped(std::string_view text, const MappingOptions& options = {}) {
    const auto sheet = read_delimited(text, {});
    REQUIRE(sheet);
    return map_so_far(*sheet, "x.csv", options, [](std::string_view) { return false; });
}

ColumnUse use_in(const MappedSoFar& mapped, std::string_view name) {
    for (const ColumnPlan& column : mapped.mapping.columns)
        if (column.name == name)
            return column.use;
    FAIL("no column " << name);
    return ColumnUse::left_out;
}

constexpr std::string_view asked = "Participant,Stage,Do you consent?,Why?\n"
                                   "P1,Pre,Yes,So it was\nP2,Pre,No,Thus it was\n"
                                   "P1,Post,Yes,Later\nP2,Post,No,Later on\nP3,Post,Yes,Never\n";

std::string as_many_cells(std::string_view heading) {
    std::string row = "x";
    for (const char byte : heading)
        row += byte == ',' ? ",x" : "";
    return row;
}

} // namespace

TEST_CASE("Survey tools are told by the headings", "[survey]") {
    const std::pair<const char*, const char*> files[] = {
        {"StartDate,ResponseId,Q1", "Qualtrics"},
        {"Respondent ID,Collector ID,Why?", "SurveyMonkey"},
        {"Timestamp,Why?", "Google Forms"},
        {"Horodateur,Pourquoi ?", "Google Forms"},
        {"ID,Start time,Completion time,Email,Name,Why?", "Microsoft Forms"},
        {"ID,Startzeit,Fertigstellungszeit,Warum?", "Microsoft Forms"},
        {"id,submitdate,lastpage,startlanguage,Q", "LimeSurvey"},
        {"x,q1[SQ001],q1[SQ002]", "LimeSurvey"},
        {"record_id,redcap_event_name,why", "REDCap"},
        {"record_id,why,form_complete", "REDCap"},
        {"start,end,why,_uuid,_index", "KoboToolbox"},
        {"#,Why?,Submit Date (UTC),Network ID", "Typeform"},
        {"Submission Date,Why?", "Jotform"},
        {"ObjectID,GlobalID,Why?", "Survey123"},
        {"Participant,Why?", nullptr},
    };
    for (const auto& [heading, tool] : files) {
        CAPTURE(heading);
        const auto sheet =
            read_delimited(fmt::format("{}\n{}\n", heading, as_many_cells(heading)), {});
        REQUIRE(sheet);
        const auto found = survey_tool(headings(*sheet));
        CHECK(found.has_value() == (tool != nullptr));
        if (found && tool)
            CHECK(*found == tool);
    }
}

TEST_CASE("Bookkeeping is no score and no answer", "[survey]") {
    for (const char* heading :
         {"redcap_repeat_instance", "_index", "Duration (in seconds)", "Dauer (in Sekunden)",
          "Progress", "Progression", "Durée (en secondes)", "Progreso", "Voortgang", "Durata",
          "Duração", "LocationLatitude", "form_1_complete", "consent_timestamp", "lastpage"}) {
        CAPTURE(heading);
        CHECK(is_bookkeeping(heading));
        const auto map = mapped(std::string("Participant,") + heading +
                                ",Why?\nP1,1,So it was\nP2,2,Thus it was\n");
        CHECK(use_in(map, heading) == ColumnUse::left_out);
    }
    for (const char* heading : {"Trust in staff", "Overall rating", "I progress well", "Nights"})
        CHECK_FALSE(is_bookkeeping(heading));
}

TEST_CASE("What identifies people is left out, under any heading", "[survey]") {
    const auto map = mapped("Participant,Reach me,Machine,Telefonnummer,Why?\n"
                            "P1,a@example.org,192.0.2.1,12,So it was\n"
                            "P2,b@example.org,192.0.2.2,13,Thus it was\n");
    for (const char* name : {"Reach me", "Machine", "Telefonnummer"})
        CHECK(use_in(map, name) == ColumnUse::left_out);
    CHECK(holds(map.mapping.notes, "“Reach me”, “Machine” and “Telefonnummer” may identify"));
    CHECK(is_mail_address("a.b@example.org"));
    CHECK_FALSE(is_mail_address("me @ home"));
    CHECK_FALSE(is_mail_address("@example"));
    CHECK(is_ip_address("192.0.2.1"));
    CHECK_FALSE(is_ip_address("1.2.3"));
    CHECK_FALSE(is_ip_address("1.2.3.400"));
}

TEST_CASE("Only an address says who answered: a doubt", "[survey]") {
    const auto once = mapped("Email,Why?\na@example.org,So it was\nb@example.org,Thus it was\n");
    REQUIRE(once.mapping.doubts.size() == 1);
    CHECK(once.mapping.doubts[0].id == "personal");
    CHECK_FALSE(once.mapping.doubts[0].is_open());
    const auto twice = mapped("Email,Why?\na@example.org,So it was\na@example.org,Thus it was\n");
    REQUIRE(twice.mapping.doubts.size() == 1);
    CHECK(twice.mapping.doubts[0].is_open());
    CHECK(twice.mapping.doubts[0].ways[0].means == "1 person, called by their addresses");
    MappingOptions options;
    options.leave_out = {"Email"};
    CHECK(mapped("Email,Why?\na@example.org,So\na@example.org,Thus\n", options)
              .mapping.doubts.empty());
}

TEST_CASE("Who did not consent is asked about", "[survey]") {
    const auto map = mapped(asked);
    CHECK(use_in(map, "Do you consent?") == ColumnUse::trait);
    REQUIRE(map.mapping.doubts.size() == 1);
    const Doubt& doubt = map.mapping.doubts[0];
    CHECK(doubt.id == "consent");
    REQUIRE(doubt.ways.size() == 2);
    CHECK(doubt.ways[0].value == "Do you consent?=No");
    CHECK(doubt.ways[0].means == "2 people; 1 who did not consent is left out");
    CHECK(doubt.ways[1].means == "3 people");
    for (const Way& way : doubt.ways) {
        MappingOptions options;
        options.without = {way.value};
        CHECK(mapped(asked, options).mapping.doubts.empty());
    }
}

TEST_CASE("Rows and columns are left out as asked", "[survey]") {
    MappingOptions options;
    options.without = {"Do you consent?= no ", "Stage=post"};
    const Files files = {{"x.csv", std::string(asked)}};
    CHECK(imported(files, options).study.participants.size() == 1);
    CHECK(holds(report_of(files, options).files[0].notes, "4 rows were left out, as asked."));
    options.without = {"Do you consent?=Perhaps"};
    CHECK(refusal(files, options).what == "No row has “Do you consent?=Perhaps”.");
    options.without = {"Agreed=No"};
    CHECK(refusal(files, options).what == "\"Agreed\" is no column of the file.");
    options.without = {"nobody"};
    options.same_names = SameNames::join;
    options.leave_out = {"Why?"};
    options.trait = {"Do you consent?"};
    CHECK(imported(files, options).study.responses.size() == 0);
    options.leave_out = {"Wherefore"};
    CHECK(refusal(files, options).option == "--leave-out");
}

TEST_CASE("Rows of a grid are items of one scale", "[survey]") {
    CHECK(grid_item("Belonging [I am welcome]") == ScaleItem{"Belonging", "I am welcome"});
    CHECK(grid_item("Trust - in staff") == ScaleItem{"Trust", "in staff"});
    CHECK(grid_item("q1[SQ001]") == ScaleItem{"q1", "SQ001"});
    CHECK_FALSE(grid_item("Grade [order]"));
    CHECK_FALSE(grid_item("How likely (0 - 10)"));
    const auto map = mapped("Participant,B [one],B [two],Length [min],Trust - in staff,"
                            "Trust - in rules,Why?\nP1,1,2,30,4,5,So it was\nP2,2,3,45,1,2,Thus\n");
    CHECK(map.mapping.columns[1].scale == "B");
    CHECK(map.mapping.columns[2].domain == "two");
    CHECK(map.mapping.columns[3].use == ColumnUse::score);
    CHECK(map.mapping.columns[3].scale.empty());
    CHECK(map.mapping.columns[5].scale == "Trust");
}

TEST_CASE("A questionnaire beside the answers says what was asked", "[survey]") {
    const std::string design = R"({"SurveyEntry":{"SurveyID":"SV_1"},"SurveyElements":[
{"Element":"SQ","Payload":{"QuestionText":"How <b>was</b> it?","DataExportTag":"Q1",
 "QuestionType":"TE","Selector":"ML"}},
{"Element":"SQ","Payload":{"QuestionText":"Trust&nbsp;in","DataExportTag":"Q2",
 "QuestionType":"Matrix","Selector":"Likert","Choices":{"1":{"Display":"staff"},"2":{"Display":"rules"}},
 "Answers":{"1":{"Display":"Little"},"2":{"Display":"Much"}},"RecodeValues":{"1":"5","2":"7"},
 "ChoiceDataExportTags":false}},
{"Element":"BL","Payload":[]}]})";
    const Files files = {{"d.qsf", design},
                         {"x.csv", "ResponseId,Q1,Q2_1,Q2_2\nR_1,So it was,5,7\nR_2,Well,7,5\n"}};
    const Snapshot now = imported(files);
    CHECK(now.study.participants.size() == 2);
    const auto lines = told(now);
    CHECK(holds(lines, "How was it?"));
    CHECK(holds(lines, "Trust in - staff"));
    const auto sheet = read_survey_design(design);
    REQUIRE(sheet);
    CHECK(sheet->facts[2].labels[0] == ValueLabel{"5", "Little"});
    CHECK_FALSE(read_survey_design("{\"SurveyEntry\": 3"));
    CHECK_FALSE(refusal({{"d.qsf", design}}).what.empty());
}

} // namespace themata
