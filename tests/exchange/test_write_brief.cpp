#include "exchange/writing/write_brief.h"
#include <catch2/catch_test_macros.hpp>

namespace themata {

namespace {

const Brief about_c3{.about = {3},
                     .label = "C3",
                     .study = "Mentors & mentees",
                     .domains = {{"Time <management>", {"Late, *always*.", "1. First\nsecond"}},
                                 {"", {"- Kind\r\n# and calm"}}}};

bool holds(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

} // namespace

TEST_CASE("A brief as text has its notes as they were made", "[brief]") {
    CHECK(write_brief(about_c3, BriefForm::text) ==
          "Feedback for C3\nMentors & mentees\n\n"
          "What the group said, in its own words and without who said it.\n"
          "\nTime <management>\n  - Late, *always*.\n  - 1. First\n    second\n"
          "\nFurther notes\n  - - Kind\r\n    # and calm\n");
}

TEST_CASE("Nothing in a note is taken for Markdown or HTML", "[brief]") {
    const std::string markdown = write_brief(about_c3, BriefForm::markdown);
    CHECK(holds(markdown, "## Time \\<management\\>\n"));
    CHECK(holds(markdown, "- Late, \\*always\\*.\n"));
    CHECK(holds(markdown, "- 1\\. First  \n  second\n"));
    CHECK(holds(markdown, "- \\- Kind  \n  \\# and calm\n"));
    const std::string html = write_brief(about_c3, BriefForm::html);
    CHECK(holds(html, "Mentors &amp; mentees"));
    CHECK(holds(html, ">Time &lt;management&gt;</h2>"));
    CHECK(holds(html, "<li dir=\"auto\">1. First\nsecond</li>"));
    CHECK_FALSE(holds(html, "http"));
    CHECK(html.starts_with("<!DOCTYPE html>"));
}

TEST_CASE("A label that no file can be called after is changed for its file", "[brief]") {
    CHECK(file_name_of({.label = "C3"}, BriefForm::html) == "brief-C3.html");
    CHECK(file_name_of({.label = "a/b\\c: Ü"}, BriefForm::markdown) == "brief-a_b_c_ Ü.md");
    CHECK(file_name_of({.label = "../x"}, BriefForm::text) == "brief-.._x.txt");
}

} // namespace themata
