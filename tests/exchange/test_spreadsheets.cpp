#include "exchange/importing.h"
#include "exchange/reading/cell_values.h"
#include "exchange/workbooks.h"
#include <catch2/catch_test_macros.hpp>
#include <fmt/format.h>

namespace themata {

namespace {

constexpr std::string_view heading = R"(<row r="1"><c r="A1" t="inlineStr"><is><t>id</t></is></c>)"
                                     R"(<c r="B1" t="inlineStr"><is><t>x</t></is></c></row>)";

// A heading, and this cell below its second column.
std::string with_cell(std::string_view cell) {
    return fmt::format(R"({}<row r="2"><c r="A2"><v>1</v></c>{}</row>)", heading, cell);
}

std::string cell_of(const MadeWorkbook& workbook) { return cells_read(xlsx_of(workbook))[1][1]; }

std::string read_as(std::string_view cell) {
    return cell_of({.sheets = {{.name = "A", .rows = with_cell(cell)}}});
}

std::string shown_as(std::string_view code, std::string_view number, bool from_1904 = false) {
    return cell_of(
        {.sheets = {{.name = "A",
                     .rows = with_cell(fmt::format(R"(<c r="B2" s="1"><v>{}</v></c>)", number))}},
         .codes = {std::string(code)},
         .from_1904 = from_1904});
}

std::string rows_of_numbers(std::size_t rows) {
    std::string text(heading);
    for (std::size_t r = 2; r < rows + 2; ++r)
        text += fmt::format(R"(<row r="{}"><c r="A{}"><v>{}</v></c><c r="B{}"><v>{}</v></c></row>)",
                            r, r, r, r, r * 2);
    return text;
}

} // namespace

TEST_CASE("Numbers of a workbook are said in the shortest form", "[spreadsheets]") {
    const auto number = [](std::string_view value) {
        return read_as(fmt::format(R"(<c r="B2"><v>{}</v></c>)", value));
    };
    CHECK(number("3") == "3");
    CHECK(number("3.0000000000000000") == "3");
    CHECK(number("0.10000000000000001") == "0.1");
    CHECK(number("0.30000000000000004") == "0.30000000000000004");
    CHECK(number("1E5") == "100000");
    CHECK(number("-2.5") == "-2.5");
    CHECK(number("-0") == "0");
    CHECK(number("123456789012345") == "123456789012345");
    CHECK(number("1.5E-7") == "1.5e-07");
}

TEST_CASE("Dates are told by how a workbook shows them", "[spreadsheets]") {
    CHECK(shown_as("yyyy-mm-dd", "45351") == "2024-02-29");
    CHECK(shown_as("d/m/yy", "61") == "1900-03-01");
    CHECK(shown_as("d/m/yy", "1") == "1900-01-01");
    CHECK(shown_as("dd/mm/yyyy hh:mm", "45413.41666666666") == "2024-05-01T10:00:00");
    CHECK(shown_as("dd/mm/yyyy hh:mm", "45413") == "2024-05-01T00:00:00");
    CHECK(shown_as("dd/mm/yyyy", "45413.5") == "2024-05-01T12:00:00");
    CHECK(shown_as("mmm yyyy", "45351") == "2024-02-29");
    CHECK(shown_as("[$-409]d\\ mmmm\\ yyyy;@", "45351") == "2024-02-29");
    CHECK(shown_as("h:mm AM/PM", "0.75") == "18:00:00");
    CHECK(shown_as("[h]:mm", "1.5") == "36:00:00");
    CHECK(shown_as("d/m/yy", "0", true) == "1904-01-01");
    CHECK(shown_as("d/m/yy", "43889", true) == "2024-02-29");
    // None of these is a date.
    CHECK(shown_as("0.00", "45351") == "45351");
    CHECK(shown_as("[Red]0.0", "45351") == "45351");
    CHECK(shown_as("#,##0 &quot;days&quot;", "3") == "3");
    CHECK(shown_as("General", "45351") == "45351");
    CHECK(shown_as("00000", "42") == "00042");
    CHECK(shown_as("yyyy-mm-dd", "-1") == "-1");
    // By a number of the program's own.
    CHECK(cell_of({.sheets = {{.name = "A",
                               .rows = with_cell(R"(<c r="B2" s="1"><v>45351</v></c>)")}}}) ==
          "2024-02-29");
}

TEST_CASE("Texts of a workbook come as they were written", "[spreadsheets]") {
    CHECK(read_as(R"(<c r="B2" t="b"><v>1</v></c>)") == "TRUE");
    CHECK(read_as(R"(<c r="B2" t="b"><v>0</v></c>)") == "FALSE");
    CHECK(read_as(R"(<c r="B2" t="str"><f>A2</f><v>so</v></c>)") == "so");
    CHECK(read_as(R"(<c r="B2" t="d"><v>2024-02-29</v></c>)") == "2024-02-29");
    CHECK(read_as(R"(<c r="B2" t="inlineStr"><is><r><t>bold </t></r><r><t>and</t></r></is></c>)") ==
          "bold and");
    CHECK(read_as(R"(<c r="B2" t="inlineStr"><is><t>one_x000D_
two</t></is></c>)") == "one\r\ntwo");
    CHECK(read_as(R"(<c r="B2" t="inlineStr"><is><t>_x005F_x000D_</t></is></c>)") == "_x000D_");
    CHECK(read_as(R"(<c r="B2" t="inlineStr"><is><t>_xD83D__xDE00_ _xZZZZ_ a_x</t></is></c>)") ==
          "😀 _xZZZZ_ a_x");
    const std::string longest(32'767, 'x');
    CHECK(read_as(fmt::format(R"(<c r="B2" t="inlineStr"><is><t>{}</t></is></c>)", longest)) ==
          longest);
    CHECK(cell_of({.sheets = {{.name = "A", .rows = with_cell(R"(<c r="B2" t="s"><v>1</v></c>)")}},
                   .shared = {"<t>not this</t>",
                              "<r><t>東</t></r><r><t>京</t></r><rPh><t>トウ</t></rPh>"}}) ==
          "東京");
}

TEST_CASE("Rows keep their numbers and are of one length", "[spreadsheets]") {
    const Sheet sheet = sheet_read(xlsx_of_rows(
        R"(<row r="2"><c r="B2" t="inlineStr"><is><t>id</t></is></c></row>)"
        R"(<row r="4"><c r="B4"><v>1</v></c><c r="D4"><v>2</v></c><c r="F4" s="1"/></row>)"
        R"(<row r="5"><c r="B5"/></row><row r="9"><c r="C9"><v>3</v></c></row>)"));
    CHECK(cells_of(sheet) == SheetCells{{"", "id", "", ""}, {"", "1", "", "2"}, {"", "", "3", ""}});
    CHECK(sheet.number(0) == 2);
    CHECK(sheet.number(2) == 9);
    CHECK(sheet.format == "XLSX");
    // Cells and rows without their names follow each other.
    CHECK(cells_read(xlsx_of_rows("<row><c><v>1</v></c><c><v>2</v></c></row>"
                                  "<row><c><v>3</v></c></row>")) ==
          SheetCells{{"1", "2"}, {"3", ""}});
}

TEST_CASE("What cannot be taken as it stands is told", "[spreadsheets]") {
    const Sheet sheet = sheet_read(xlsx_of(
        {.sheets = {
             {.name = "A",
              .rows = std::string(heading) +
                      R"(<row r="2" hidden="1"><c r="A2"><v>1</v></c>)"
                      R"(<c r="B2" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>)"
                      R"(<row r="3"><c r="A3"><f>1+1</f></c><c r="B3"><f>2</f><v></v></c></row>)",
              .after = R"(<mergeCells><mergeCell ref="A1:A3"/></mergeCells>)",
              .before = R"(<cols><col min="3" max="3" hidden="1"/></cols>)"}}}));
    CHECK(cells_of(sheet)[1] == std::vector<std::string>{"1", ""});
    CHECK(holds(sheet.notes, "1 cell holds an error of a formula and was read as blank: B2 "
                             "(#DIV/0!)."));
    CHECK(holds(sheet.notes, "2 formulas are without a stored result and were read as blank: A3 "
                             "and B3."));
    CHECK(holds(sheet.notes, "1 area is merged, A1:A3"));
    CHECK(holds(sheet.notes, "Hidden in the sheet, and read all the same: row 2."));
    CHECK(holds(sheet.notes, "1 column is hidden"));
}

TEST_CASE("The only sheet with rows is taken, of several one is asked for", "[spreadsheets]") {
    const MadeSheet cover{.name = "Cover", .rows = "<row><c><v>1</v></c></row>"};
    const MadeSheet data{.name = "Form 1", .rows = rows_of_numbers(2)};
    const MadeSheet more{.name = "Form 2", .rows = rows_of_numbers(3)};
    const MadeSheet hidden{.name = "old", .rows = rows_of_numbers(5), .state = "hidden"};
    const MadeSheet blank{.name = "empty", .rows = {}};
    {
        const Sheet sheet = sheet_read(xlsx_of({.sheets = {cover, data, hidden, blank}}));
        CHECK(sheet.name == "Form 1");
        CHECK(sheet.doubts.empty());
        CHECK(sheet.sheets == std::vector<SheetName>{{.name = "Cover", .rows = 1},
                                                     {.name = "Form 1", .rows = 3},
                                                     {.name = "old", .rows = 6, .is_hidden = true},
                                                     {.name = "empty"}});
        CHECK(holds(sheet.notes, "“Cover” (1 row), “old” (6 rows, hidden) and “empty” (blank)"));
    }
    const std::string two = xlsx_of({.sheets = {cover, data, more}});
    const Sheet asked = sheet_read(two);
    REQUIRE(asked.doubts.size() == 1);
    CHECK(asked.doubts[0].id == "sheet");
    CHECK(asked.doubts[0].is_open());
    CHECK(asked.doubts[0].ways[1] ==
          Way{.option = "--sheet", .value = "Form 2", .means = "3 rows, 2 columns"});
    CHECK(asked.name == "Form 1");
    ReadOptions by_name;
    by_name.sheet = "form_2";
    CHECK(sheet_read(two, by_name).name == "Form 2");
    CHECK(sheet_read(two, by_name).doubts.empty());
    by_name.sheet = "Form 3";
    CHECK(unreadable(two, by_name).what == "The file has no sheet “Form 3”.");
    CHECK(unreadable(two, by_name).hint == "It has “Cover”, “Form 1” and “Form 2”.");
    CHECK(sheet_read(xlsx_of({.sheets = {hidden}})).size() == 6);
}

TEST_CASE("Workbooks of other programs are read alike", "[spreadsheets]") {
    CHECK(cells_read(xlsx_of({.sheets = {{.name = "A", .rows = rows_of_numbers(1)}},
                              .is_strict = true})) == SheetCells{{"id", "x"}, {"2", "4"}});
    // With a prefix at each name.
    CHECK(
        cells_read(zip_of(
            {{"_rels/.rels", R"(<Relationships><Relationship Id="a" Type="x/officeDocument" )"
                             R"(Target="/book/b.xml"/></Relationships>)"},
             {"book/b.xml", R"(<x:workbook xmlns:x="m" xmlns:y="r"><x:sheets>)"
                            R"(<x:sheet name="A" sheetId="1" y:id="q"/></x:sheets></x:workbook>)"},
             {"book/_rels/b.xml.rels", R"(<Relationships><Relationship Id="q" Type="x/worksheet" )"
                                       R"(Target="worksheets/s.xml"/></Relationships>)"},
             {"[Content_Types].xml", "<Types/>"},
             {"book/worksheets/s.xml",
              R"(<x:worksheet xmlns:x="m"><x:sheetData><x:row><x:c t="inlineStr"><x:is><x:t>id)"
              R"(</x:t></x:is></x:c></x:row><x:row><x:c><x:v>7</x:v></x:c></x:row>)"
              R"(</x:sheetData></x:worksheet>)"}})) == SheetCells{{"id"}, {"7"}});
}

TEST_CASE("Workbooks that are made to harm or are broken are refused", "[spreadsheets]") {
    const std::string good = xlsx_of_rows(rows_of_numbers(50));
    for (std::size_t size = 4; size < good.size(); size += 97)
        CHECK_FALSE(read_sheet(std::string_view(good).substr(0, size), {}));
    CHECK(unreadable(std::string_view(good).substr(0, 400)).what.find("cannot be unpacked") !=
          std::string::npos);
    CHECK(unreadable(zip_of({{"xl/workbook.xml", "<workbook"}})).what.find("broken") !=
          std::string::npos);
    const auto beyond = [](std::string_view rows) {
        return unreadable(xlsx_of_rows(std::string(rows))).what;
    };
    CHECK(beyond(R"(<row r="5"/><row r="5"/>)").find("row 5 after row 5") != std::string::npos);
    CHECK(beyond(R"(<row r="1048577"/>)").find("where no sheet has one") != std::string::npos);
    CHECK(beyond(R"(<row r="1"><c r="XFE1"><v>1</v></c></row>)").find("XFE1") != std::string::npos);
    CHECK(beyond("<row><c></row>").find("broken at line 1") != std::string::npos);
    const std::string entities = zip_of(
        {{"xl/workbook.xml", R"(<workbook><sheets><sheet name="A" id="r"/></sheets></workbook>)"},
         {"xl/_rels/workbook.xml.rels", R"(<R><R Id="r" Type="/worksheet" Target="s.xml"/></R>)"},
         {"xl/s.xml", R"(<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;">]>)"
                      R"(<worksheet><sheetData><row><c t="str"><v>&c;</v></c></row></sheetData>)"
                      R"(</worksheet>)"}});
    CHECK(unreadable(entities).what.find("declares a document type") != std::string::npos);
    const std::string bomb = zip_of({{"a.csv", std::string(400'000'000, 'a')}});
    CHECK(bomb.size() < 1'000'000);
    CHECK(unreadable(bomb).what.find("grows far beyond its packed size") != std::string::npos);
    // A cell at the far end of each row.
    std::string sparse;
    for (int r = 1; r <= 20'000; ++r)
        sparse += fmt::format(R"(<row r="{}"><c r="XFD{}"><v>1</v></c></row>)", r, r);
    CHECK(beyond(sparse) == "The sheet spreads a few cells over a huge area.");
}

namespace {

constexpr std::string_view ods_heading =
    R"(<table:table-row><table:table-cell office:value-type="string"><text:p>id</text:p>)"
    R"(</table:table-cell><table:table-cell office:value-type="string"><text:p>x</text:p>)"
    R"(</table:table-cell></table:table-row>)";

std::string ods_rows(std::string_view rows) {
    return ods_of(
        fmt::format(R"(<table:table table:name="A">{}{}</table:table>)", ods_heading, rows));
}

std::string ods_cell(std::string_view cell) {
    return cells_read(ods_rows(fmt::format(
        R"(<table:table-row><table:table-cell office:value-type="float" office:value="1"/>{})"
        R"(</table:table-row>)",
        cell)))[1][1];
}

} // namespace

TEST_CASE("OpenDocument spreadsheets are read", "[spreadsheets]") {
    CHECK(ods_cell(R"(<table:table-cell office:value-type="float" office:value="3.0"/>)") == "3");
    CHECK(ods_cell(R"(<table:table-cell office:value-type="percentage" office:value="0.25">)"
                   R"(<text:p>25%</text:p></table:table-cell>)") == "0.25");
    CHECK(ods_cell(
              R"(<table:table-cell office:value-type="date" office:date-value="2024-02-29"/>)") ==
          "2024-02-29");
    CHECK(ods_cell(
              R"(<table:table-cell office:value-type="time" office:time-value="PT12H30M05S"/>)") ==
          "12:30:05");
    CHECK(ods_cell(
              R"(<table:table-cell office:value-type="boolean" office:boolean-value="true"/>)") ==
          "TRUE");
    CHECK(ods_cell(R"(<table:table-cell office:value-type="string"><office:annotation><text:p>note)"
                   R"(</text:p></office:annotation><text:p>a<text:s text:c="2"/>b<text:tab/>)"
                   R"(<text:span>c</text:span></text:p><text:p>d</text:p></table:table-cell>)") ==
          "a  b\tc\nd");
    const Sheet sheet = sheet_read(ods_rows(
        R"(<table:table-row table:number-rows-repeated="3"><table:table-cell/></table:table-row>)"
        R"(<table:table-row table:number-rows-repeated="2"><table:table-cell )"
        R"(table:number-columns-repeated="2" office:value-type="float" office:value="7"/>)"
        R"(<table:table-cell table:number-columns-repeated="16382"/></table:table-row>)"
        R"(<table:table-row table:number-rows-repeated="1048570"><table:table-cell/>)"
        R"(</table:table-row>)"));
    CHECK(cells_of(sheet) == SheetCells{{"id", "x"}, {"7", "7"}, {"7", "7"}});
    CHECK(sheet.number(1) == 5);
    CHECK(sheet.format == "ODS");
    CHECK(unreadable(ods_rows(R"(<table:table-row table:number-rows-repeated="1000000">)"
                              R"(<table:table-cell office:value-type="float" office:value="7" )"
                              R"(table:number-columns-repeated="16384"/></table:table-row>)"))
              .what.find("beyond all measure") != std::string::npos);
}

TEST_CASE("Hidden sheets and errors of OpenDocument are told", "[spreadsheets]") {
    const Sheet sheet = sheet_read(ods_of(
        fmt::format(R"(<table:table table:name="old" table:style-name="h">{}{}</table:table>)"
                    R"(<table:table table:name="now">{}<table:table-row>)"
                    R"(<table:table-cell office:value-type="string" calcext:value-type="error" )"
                    R"(table:formula="1/0"><text:p>#DIV/0!</text:p></table:table-cell>)"
                    R"(<table:table-cell office:value-type="float" office:value="2"/>)"
                    R"(</table:table-row></table:table>)",
                    ods_heading, ods_heading, ods_heading),
        R"(<style:style style:name="h"><style:table-properties table:display="false"/>)"
        R"(</style:style>)"));
    CHECK(sheet.name == "now");
    CHECK(sheet.sheets[0].is_hidden);
    CHECK(cells_of(sheet)[1] == std::vector<std::string>{"", "2"});
    CHECK(holds(sheet.notes, "1 cell holds an error of a formula and was read as blank: A2"));
}

TEST_CASE("A ZIP file is read as what it holds", "[spreadsheets]") {
    CHECK(cells_read(zip_of({{"__MACOSX/._a.csv", "x"}, {"data/a.csv", "id,x\n1,2\n"}})) ==
          SheetCells{{"id", "x"}, {"1", "2"}});
    CHECK(sheet_read(zip_of({{"a.xlsx", xlsx_of_rows(rows_of_numbers(2))}})).size() == 3);
    const std::string two = zip_of({{"a.csv", "id,x\n1,2\n"}, {"b.csv", "id,x\n1,2\n3,4\n"}});
    const Sheet asked = sheet_read(two);
    REQUIRE(asked.doubts.size() == 1);
    CHECK(asked.doubts[0].ways[1].value == "b.csv");
    ReadOptions by_name;
    by_name.sheet = "b.csv";
    CHECK(sheet_read(two, by_name).size() == 3);
    CHECK(unreadable(zip_of({{"folder/", ""}})).what ==
          "The file is a ZIP file without any file in it.");
    CHECK(unreadable(zip_of({{"word/document.xml", "<d/>"}})).what ==
          "The file is a document of Word, not a table of answers.");
    const std::string nested = zip_of({{"b.zip", zip_of({{"c.csv", "id,x\n1,2\n"}})}});
    CHECK(unreadable(nested).what == "“b.zip” is packed within another packed file.");
}

TEST_CASE("What is no table of answers is told by what it is", "[spreadsheets]") {
    const auto said = [](std::string_view bytes) { return unreadable(bytes).what; };
    using namespace std::string_view_literals;
    CHECK(said("%PDF-1.7\n") == "The file is a PDF.");
    CHECK(said("\x89PNG\r\n"sv) == "The file is a picture.");
    CHECK(said("SQLite format 3\0abc"sv).find("studies of Themata") != std::string::npos);
    CHECK(said("<html><table><tr><td>1</td></tr></table>").find("HTML") != std::string::npos);
    CHECK(said("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 and nothing of a workbook"sv) ==
          "The file is a file of an old office program, not a table of answers.");
    CHECK(
        said(
            "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"sv) ==
        "The file is protected by a password.");
}

TEST_CASE("Sheets that are wanted become sources of their own", "[spreadsheets]") {
    const auto wave = [](int answer) {
        return fmt::format(R"(<row><c t="str"><v>Participant</v></c><c t="str"><v>How was it?</v>)"
                           R"(</c></row><row><c t="str"><v>P1</v></c><c t="str"><v>Answer {}</v>)"
                           R"(</c></row>)",
                           answer);
    };
    const std::string book =
        xlsx_of({.sheets = {{.name = "Pre", .rows = wave(1)}, {.name = "Post", .rows = wave(2)}}});
    const auto sources =
        of_wanted_sheets({{"waves.xlsx", book}, {"b.csv", "a,b\n"}}, {"post", "Pre"});
    REQUIRE(sources);
    REQUIRE(sources->size() == 3);
    CHECK((*sources)[0].name == "waves.xlsx, sheet Pre");
    CHECK((*sources)[1].sheet == "Post");
    CHECK((*sources)[2].name == "b.csv");
    CHECK(answers_of(imported({(*sources)[0], (*sources)[1]})) ==
          std::vector<std::string>{"P1 | Post | How was it? | Answer 2",
                                   "P1 | Pre | How was it? | Answer 1"});
    const auto none = of_wanted_sheets({{"waves.xlsx", book}}, {"Mid"});
    REQUIRE_FALSE(none);
    CHECK(none.error().what == "waves.xlsx has no sheet “Mid”.");
    CHECK(none.error().hint == "waves.xlsx has “Pre” and “Post”.");
    const auto plan = plan_of({{"waves.xlsx", book}});
    REQUIRE_FALSE(plan);
    CHECK(plan.error().what.find("Several sheets could hold the answers") != std::string::npos);
}

TEST_CASE("Workbooks that were given are read as stated", "[spreadsheets][shared]") {
    const Files files = shared_files("given/turn-2/files", {"awkward.xlsx", "ms_forms.xlsx"});
    const Sheet awkward = sheet_read(files[0].bytes);
    CHECK(awkward.name == "Résponses ünïcode");
    CHECK(awkward.sheets.size() == 4);
    CHECK(awkward.sheets[2].is_hidden);
    CHECK(awkward.doubts.empty());
    const auto row = awkward.row(1);
    CHECK(row[1] == "3.5");
    CHECK(row[2] == "TRUE");
    CHECK(row[3] == "2024-02-29");
    CHECK(row[4].size() == 32'767);
    const Sheet forms = sheet_read(files[1].bytes);
    CHECK(forms.data_rows() == 2);
    CHECK(forms.row(1)[1] == "2024-05-01T10:00:00");
    CHECK(forms.row(0)[7] == "What would you change?\u00A0");
}

} // namespace themata
