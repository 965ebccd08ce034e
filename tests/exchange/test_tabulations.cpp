#include "exchange/writing/write_tabulation.h"
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <pugixml.hpp>
#include <zip.h>

namespace themata {

namespace {

// Two roles with two stages, N, a theme below another, a figure that is missing, signs of all
// formats.
Tabulation awkward_table() {
    Tabulation table{.name = "themes",
                     .title = "Trust & <time>",
                     .columns = {{{"", "Theme"}, Align::left},
                                 {{"Mentor", "Phase 1"}},
                                 {{"Mentor", "Phase 2"}},
                                 {{"", "p"}}},
                     .rows = {},
                     .notes = {"1. Themes are not exclusive; 100% of_them."},
                     .made = {.program = "Themata 9",
                              .study = "S--1",
                              .uuid = "u",
                              .head = {.seq = 3, .mark = 10},
                              .command = "themata table s",
                              .settings = {{"count", "participants"}}}};
    const TabulationCell of_six{.text = "3/6", .number = 3.0};
    table.rows = {
        {.cells = {cell_of("N"), cell_of(6, 0), cell_of(5, 0), cell_of("")}, .kind = RowKind::base},
        {.cells = {cell_of("=1+1|x"), of_six, cell_of(0.125, 2), p_cell(0.00002)}},
        {.cells = {cell_of("الثقة"),
                   {.text = "50.0%", .number = 50.0, .decimals = 1},
                   cell_of("–"),
                   undefined_cell("all differences are zero")},
         .depth = 1}};
    return table;
}

std::string text(TableFormat format, NotesInRows notes = NotesInRows::no) {
    const Tabulation table = awkward_table();
    return write_tabulations({&table, 1}, format, notes).value();
}

std::string unpacked(const std::string& archive, const char* name) {
    zip_error_t error;
    zip_source_t* source = zip_source_buffer_create(archive.data(), archive.size(), 0, &error);
    zip_t* opened = zip_open_from_source(source, ZIP_RDONLY, &error);
    REQUIRE(opened);
    zip_stat_t state;
    REQUIRE(zip_stat(opened, name, 0, &state) == 0);
    std::string bytes(state.size, '\0');
    zip_file_t* file = zip_fopen(opened, name, 0);
    REQUIRE(zip_fread(file, bytes.data(), bytes.size()) == static_cast<zip_int64_t>(bytes.size()));
    zip_fclose(file);
    zip_close(opened);
    return bytes;
}

pugi::xml_document part(const std::string& archive, const char* name) {
    pugi::xml_document document;
    REQUIRE(document.load_string(unpacked(archive, name).c_str()));
    return document;
}

pugi::xml_node cell(const pugi::xml_document& sheet, const std::string& place) {
    return sheet.select_node(("//c[@r='" + place + "']").c_str()).node();
}

} // namespace

TEST_CASE("Figures round halves away from zero, as journals do", "[tabulation]") {
    CHECK(printed(0.125, 2) == "0.13");
    CHECK(printed(2.675, 2) == "2.68");
    CHECK(printed(-0.125, 2) == "-0.13");
    CHECK(printed(-0.001, 2) == "0.00");
    CHECK(printed(0.0431, 3) == "0.043");
}

TEST_CASE("Papers set figures with a true minus, programs get a hyphen", "[tabulation]") {
    Tabulation table{
        .name = "t",
        .title = "T",
        .columns = {{{"Theme"}, Align::left}, {{"d"}}},
        .rows = {{.cells = {cell_of("-1 to -5"),
                            {.text = "-0.20 (-0.50 to 0.10)", .number = -0.2, .decimals = 2}}}},
        .notes = {},
        .made = {}};
    const auto holds = [&](TableFormat format, std::string_view words) {
        return write_tabulations({&table, 1}, format).value().find(words) != std::string::npos;
    };
    CHECK(holds(TableFormat::html, "−0.20 (−0.50 to 0.10)"));
    CHECK(holds(TableFormat::markdown, "−0.20 (−0.50 to 0.10)"));
    CHECK(holds(TableFormat::latex, "$-$0.20 ($-$0.50 to 0.10)"));
    CHECK(unpacked(write_tabulations({&table, 1}, TableFormat::docx).value(), "word/document.xml")
              .find("−0.20 (−0.50 to 0.10)") != std::string::npos);
    for (const TableFormat format : {TableFormat::csv, TableFormat::tsv, TableFormat::json})
        CHECK_FALSE(holds(format, "−"));
    // What people typed stays as they typed it.
    CHECK(holds(TableFormat::html, "-1 to -5"));
}

TEST_CASE("In Word the column with most to say gets most room, and no word is broken",
          "[tabulation]") {
    std::string quote =
        "Nobody told us what was expected, and so we waited for somebody to begin. ";
    for (int times = 0; times < 3; ++times)
        quote += quote;
    Tabulation table{
        .name = "quotes", .title = "Q", .columns = {}, .rows = {}, .notes = {}, .made = {}};
    for (const char* heading :
         {"Theme", "Quote", "Participant", "Role", "Stage", "Question", "Coder"})
        table.columns.push_back({{heading}, Align::left});
    table.rows.push_back(
        {.cells = {cell_of("Communication"), cell_of(quote), cell_of("M1"), cell_of("Mentor"),
                   cell_of("Phase 1"), cell_of("What did you find difficult about it, and why?"),
                   cell_of("Ann")}});
    const auto document =
        part(write_tabulations({&table, 1}, TableFormat::docx).value(), "word/document.xml");
    std::vector<int> widths;
    for (const auto& column : document.select_nodes("//w:gridCol"))
        widths.push_back(column.node().attribute("w:w").as_int());
    REQUIRE(widths.size() == table.columns.size());
    CHECK(std::ranges::max_element(widths) - widths.begin() == 1);
    CHECK(widths[1] > 2 * widths[5]);
    CHECK(widths[0] >= 13 * 105); // “Communication”
    int sum = 0;
    for (const int width : widths)
        sum += width;
    CHECK(sum <= 14570); // between the margins of a page that lies
}

TEST_CASE("CSV holds the table alone, figures unrounded and formulas guarded", "[tabulation]") {
    CHECK(text(TableFormat::csv) == "Theme,Mentor: Phase 1,Mentor: Phase 2,p\r\n"
                                    "\"'=1+1|x\",3/6,0.125,2e-05\r\n"
                                    "الثقة,50.0%,–,–\r\n");
}

TEST_CASE("TSV with notes says beneath how it was made", "[tabulation]") {
    const std::string tsv = text(TableFormat::tsv, NotesInRows::yes);
    CHECK(tsv.starts_with("Theme\tMentor: Phase 1\tMentor: Phase 2\tp\r\n"
                          "'=1+1|x\t3/6\t0.125\t2e-05\r\n"
                          "الثقة\t50.0%\t–\t–\r\n\r\nN\t6\t5\t\r\nTitle\tTrust & <time>\r\n"));
    CHECK(tsv.find("Note\t–: all differences are zero\r\n") != tsv.npos);
    CHECK(tsv.find("Provenance\t\"{\"\"program\"\":\"\"Themata 9\"\"") != tsv.npos);
}

TEST_CASE("Markdown escapes what it would take for marks", "[tabulation]") {
    const std::string markdown = text(TableFormat::markdown);
    CHECK(markdown.find("**Trust \\& \\<time\\>**") != markdown.npos);
    CHECK(markdown.find("| =1+1\\|x     |") != markdown.npos);
    CHECK(markdown.find("| &emsp;الثقة |") != markdown.npos);
    CHECK(markdown.find("1\\. Themes are not exclusive; 100% of\\_them.") != markdown.npos);
    CHECK(markdown.find("<!-- themata {\"program\":\"Themata 9\",\"study\":\"S-\\u002d1\"") !=
          markdown.npos);
}

TEST_CASE("HTML has headings over their columns and escapes names", "[tabulation]") {
    const std::string html = text(TableFormat::html);
    CHECK(html.find("<th scope=\"col\" rowspan=\"2\" dir=\"auto\">Theme</th>"
                    "<th scope=\"colgroup\" colspan=\"2\" class=\"over\" dir=\"auto\">"
                    "<span>Mentor</span></th>") != html.npos);
    CHECK(html.find("<caption dir=\"auto\">Trust &amp; &lt;time&gt;</caption>") != html.npos);
    CHECK(html.find("title=\"all differences are zero\"") != html.npos);
    CHECK(html.find("<script") == html.npos);
}

TEST_CASE("LaTeX sets headings over their columns and escapes signs", "[tabulation]") {
    const std::string latex = text(TableFormat::latex);
    CHECK(latex.find("\\multicolumn{2}{c}{Mentor}") != latex.npos);
    CHECK(latex.find("\\cmidrule(lr){2-3}") != latex.npos);
    CHECK(latex.find("Theme & Phase 1 & Phase 2 & p \\\\") != latex.npos);
    CHECK(latex.find("\\caption{Trust \\& \\textless{}time\\textgreater{}}") != latex.npos);
    CHECK(latex.find("{}=1+1\\textbar{}x & 3/6 & 0.13 & \\textless{}0.001 \\\\") != latex.npos);
    CHECK(latex.find("100\\% of\\_them.") != latex.npos);
    CHECK(latex.find("Noto Naskh Arabic") != latex.npos);
}

TEST_CASE("A spreadsheet holds numbers as numbers and words never as formulas", "[tabulation]") {
    const std::string xlsx = text(TableFormat::xlsx);
    const auto sheet = part(xlsx, "xl/worksheets/sheet1.xml");
    CHECK(sheet.select_node("//f").node().empty());
    CHECK(cell(sheet, "B5").child("v").text().as_double() == 3);
    CHECK(std::string(cell(sheet, "B5").attribute("t").value()).empty());
    CHECK(cell(sheet, "C5").child("v").text().as_double() == 0.125);
    CHECK(cell(sheet, "D5").child("v").text().as_double() == 0.00002);
    CHECK(cell(sheet, "B6").child("v").text().as_double() == 0.5);
    CHECK(std::string(cell(sheet, "A5").attribute("t").value()) == "s");
    const std::string styles = unpacked(xlsx, "xl/styles.xml");
    CHECK(styles.find("formatCode=\"0&quot;/6&quot;\"") != styles.npos);
    CHECK(styles.find("formatCode=\"&quot;&lt;0.001&quot;\"") != styles.npos);
}

TEST_CASE("A spreadsheet merges headings and says on a second sheet how it was made",
          "[tabulation]") {
    const std::string xlsx = text(TableFormat::xlsx);
    const auto sheet = part(xlsx, "xl/worksheets/sheet1.xml");
    std::vector<std::string> merged;
    for (const auto& each : sheet.select_nodes("//mergeCell"))
        merged.emplace_back(each.node().attribute("ref").value());
    CHECK(std::ranges::find(merged, "A2:A3") != merged.end());
    CHECK(std::ranges::find(merged, "B2:C2") != merged.end());
    const auto book = part(xlsx, "xl/workbook.xml");
    CHECK(std::string(book.select_node("//sheet[2]").node().attribute("name").value()) ==
          "How it was made");
    CHECK(unpacked(xlsx, "xl/sharedStrings.xml").find("themata table s") != std::string::npos);
}

TEST_CASE("A document repeats its headings, merges them and reads right to left", "[tabulation]") {
    const std::string docx = text(TableFormat::docx);
    const auto document = part(docx, "word/document.xml");
    CHECK(document.select_nodes("//w:tblHeader").size() == 3); // two lines of headings and N
    CHECK(document.select_nodes("//w:gridSpan[@w:val='2']").size() == 1);
    CHECK(document.select_nodes("//w:vMerge[@w:val='restart']").size() == 2);
    CHECK(document.select_nodes("//w:rtl").size() == 1);
    CHECK(document.select_nodes("//w:tr").size() == 5);
    CHECK(unpacked(docx, "docProps/custom.xml").find("themata table s") != std::string::npos);
    CHECK(docx == text(TableFormat::docx));
}

TEST_CASE("A table without rows and one without columns are written", "[tabulation]") {
    Tabulation bare = awkward_table();
    bare.rows.clear();
    Tabulation nothing = bare;
    nothing.columns.clear();
    const Tabulation both[] = {bare, nothing};
    for (const TableFormat format :
         {TableFormat::csv, TableFormat::json, TableFormat::markdown, TableFormat::html,
          TableFormat::latex, TableFormat::xlsx, TableFormat::docx})
        CHECK(write_tabulations(both, format).has_value());
}

} // namespace themata
