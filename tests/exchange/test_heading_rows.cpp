#include "exchange/importing.h"
#include "exchange/reading/delimited.h"
#include "exchange/reading/heading_rows.h"
#include <catch2/catch_test_macros.hpp>
#include <fmt/format.h>

namespace themata {

namespace {

Sheet sheet_of(std::string_view text, std::optional<std::size_t> told = {}) {
    ReadOptions options;
    options.header_rows = told;
    auto sheet = read_delimited(text, options);
    REQUIRE(sheet);
    return std::move(*sheet);
}

std::vector<std::string> names_of(const Sheet& sheet) {
    std::vector<std::string> names;
    for (const Heading& heading : headings(sheet))
        names.push_back(heading.name);
    return names;
}

std::vector<std::string> wordings_of(const Sheet& sheet) {
    std::vector<std::string> wordings;
    for (const Heading& heading : headings(sheet))
        wordings.push_back(heading.wording);
    return wordings;
}

using Strings = std::vector<std::string>;

constexpr std::string_view ids = "\"{\"\"ImportId\"\":\"\"_recordId\"\"}\","
                                 "\"{\"\"ImportId\"\":\"\"QID1_TEXT\"\"}\"\n";
constexpr std::string_view people = "R_1,Fine it was so\nR_2,So so I think\n";

} // namespace

TEST_CASE("Rows of headings are told from people", "[headings]") {
    struct Case {
        std::string text;
        std::size_t rows;
    };

    const Case cases[] = {
        {fmt::format("ResponseId,Q1\nResponse ID,How was it?\n{}{}", ids, people), 3},
        {fmt::format("ResponseId,Q1\n{}{}", ids, people), 2},
        {fmt::format("Response ID,How was it?\n{}{}", ids, people), 2},
        {fmt::format("{}{}", ids, people), 1},
        {fmt::format("ResponseId,Q1\nResponse ID,How was it?\n{}", people), 2},
        {"ResponseId,Q1,Mine\nResponse ID,How was it?,\n"
         "\"{'ImportId': '_recordId'}\",\"{'timeZone': 'Z', 'ImportId': 'QID1'}\",\nR_1,Fine,x\n",
         3},
        {"V1,V2,Q1\nResponseID,StartDate,How?\nR_1,2014-01-01,Fine\nR_2,2014-01-02,Bad\n", 2},
        {"StartDate,Q1\nStartdatum,Wie war es?\n2021-05-01,Gut\n2021-05-02,Nun ja\n", 2},
        {"Respondent ID,Good?,\n,Response,Other\n1,It was,x\n2,It was not,y\n", 2},
        {"Survey of gardens\nParticipant,Why?\nP1,So it is\nP2,Because\n", 2},
        {"Survey of gardens,\n,\nParticipant,Why?\nP1,So it is\nP2,Because\n", 3},
        {",Trust,\nParticipant,staff,rules\nP1,1,2\nP2,3,4\n", 2},
        {"id,Q1\nid,How was it?\n1,Fine\n2,Bad\n", 2},
        {"Participant,Stage,Trust\nP1,Pre,N/A\nP2,Pre,3\nP3,Pre,4\n", 1},
        {"Participant,A,B\nP1,N/A,N/A\nP2,2,3\nP3,3,4\n", 1},
        {"Participant,Why?,How?\nP1,Why not?,How not?\nP2,So,So\n", 1},
        {"Participant,Why?,\nP1,Fine,extra\nP2,Bad,more\n", 1},
        {"Participant,Question,Answer\nP1,How?,Well\nP2,How?,Badly\n", 1},
        {"Mentor,C1,C2\nM1,yes,no\n", 1},
        {"Comment\nFine it was\nBad it was\n", 1},
        {"Theme,Parent\nTime,\nTeam,Time\n", 1},
    };
    for (const Case& one : cases) {
        CAPTURE(one.text);
        const Sheet sheet = sheet_of(one.text);
        CHECK(sheet.header_rows == one.rows);
        CHECK(sheet.doubts.empty());
    }
}

TEST_CASE("Names stand in one row and wordings in another", "[headings]") {
    const Sheet qualtrics =
        sheet_of(fmt::format("ResponseId,Q1\nResponse ID,How was it?\n{}{}", ids, people));
    CHECK(names_of(qualtrics) == Strings{"ResponseId", "Q1"});
    CHECK(wordings_of(qualtrics) == Strings{"Response ID", "How was it?"});
    CHECK(names_of(sheet_of(fmt::format("{}{}", ids, people))) ==
          Strings{"_recordId", "QID1_TEXT"});
    // The codes of a LimeSurvey file stand below.
    const Sheet codes = sheet_of("Response,How was it?\nid,G01Q01\n1,Fine\n2,Bad\n", 2);
    CHECK(names_of(codes) == Strings{"id", "G01Q01"});
    CHECK(wordings_of(codes) == Strings{"Response", "How was it?"});
    CHECK(names_of(sheet_of("Survey of gardens\nParticipant,Why?\nP1,So it is\nP2,Because\n")) ==
          Strings{"Participant", "Why?"});
    CHECK(names_of(sheet_of(",Trust,\nParticipant,staff,rules\nP1,1,2\nP2,3,4\n")) ==
          Strings{"Participant", "Trust - staff", "Trust - rules"});
}

TEST_CASE("How many rows are headings can be told", "[headings]") {
    const std::string_view text = "Title,\n\nParticipant,Why?\nP1,So it is\n";
    for (const std::size_t told : {2U, 3U})
        CHECK(names_of(sheet_of(text, told)) == Strings{"Participant", "Why?"});
    CHECK(sheet_of(text, 1).data_rows() == 2);
    const Sheet none = sheet_of("P1,So\nP2,Thus\n", 0);
    CHECK(none.data_rows() == 2);
    CHECK(names_of(none) == Strings{"Column 1", "Column 2"});
    CHECK(sheet_of("a,b\n1,2\n", 50).data_rows() == 0);
}

TEST_CASE("A row that could be either is a doubt that counts people", "[headings]") {
    const char* const texts[] = {
        "who,Q1,Q2\nsome,How was it?,What next?\nann,fine,go on\nbob,bad,stop\n",
        "who,a,b\nlabel,Trust in staff,Trust in rules\nx,3,4\ny,2,2\nz,4,4\n",
        "Results\nann,4,red\nbob,5,blue\ncat,2,red\n",
        "P1,2021-05-01,Fine\nP2,2021-05-02,Bad\nP3,2021-05-03,So\n",
        "Survey of the year\nWhat did you think?\nIt was good\nToo long\n",
        "a@example.org,4\nb@example.org,3\nc@example.org,5\n",
    };
    for (const char* text : texts) {
        CAPTURE(text);
        const Sheet sheet = sheet_of(text);
        REQUIRE(sheet.doubts.size() == 1);
        const Doubt& doubt = sheet.doubts[0];
        CHECK(doubt.id == "header-rows");
        CHECK(doubt.is_open());
        REQUIRE(doubt.ways.size() == 2);
        for (const Way& way : doubt.ways) {
            CAPTURE(way.means);
            CHECK(way.means.find(" people") != std::string::npos);
            CHECK(sheet_of(text, std::stoul(way.value)).doubts.empty());
        }
    }
}

TEST_CASE("Headings that stand again below are nobody", "[headings]") {
    const Sheet sheet = sheet_of("Participant,Stage,Trust\nP1,Pre,3\nParticipant,Stage,Trust\n"
                                 "P1,Post,4\nP2,Post,\"5\"\n");
    CHECK(sheet.data_rows() == 3);
    CHECK(sheet.row(2)[1] == "Post");
    CHECK(sheet.row(3)[2] == "5");
    CHECK(sheet.number(2) == 4);
    CHECK(holds(sheet.notes, "again in row 3,"));
    const std::string export_again =
        fmt::format("ResponseId,Q1\nResponse ID,How was it?\n{}{}", ids, people);
    CHECK(sheet_of(export_again + export_again).data_rows() == 4);
    CHECK(sheet_of("Theme,Parent\nTheme,Parent\nTime,\n").data_rows() == 2);
}

TEST_CASE("Headings are compared as they are seen", "[headings]") {
    CHECK(names_of(sheet_of("\uFEFFPar\u200Bticipant,\u00A0Why?\u2060\nP1,So\n")) ==
          Strings{"Participant", "Why?"});
    // Joiners belong to words of some scripts.
    CHECK(as_seen("می\u200Cخواهم") == "می\u200Cخواهم");
    CHECK(read_alike(" NEIN\u00A0", "nein"));
    CHECK(read_alike("É", "é"));
    CHECK_FALSE(read_alike("no", "non"));
}

} // namespace themata
