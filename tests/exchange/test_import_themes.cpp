#include "exchange/importing.h"
#include "exchange/reading/theme_names.h"
#include <catch2/catch_test_macros.hpp>
#include <fmt/format.h>

namespace themata {

namespace {

constexpr std::string_view answers =
    "Participant,Stage,Why?\n"
    "M1,1,\"No time, no money, no time\"\nM2,1,\nM3,1,Thanks \U0001F44D\U0001F3FD a lot\n";

Files with_answers(SourceFile more) {
    return {{"answers.csv", std::string(answers)}, std::move(more)};
}

Files codings(std::string_view rows) {
    return with_answers(
        {"codings.csv", "Participant,Stage,Question,Quote,Theme\n" + std::string(rows)});
}

SourceFile codebook(std::string_view rows) {
    return {"codebook.csv", "Theme,Parent,Definition\n" + std::string(rows)};
}

} // namespace

TEST_CASE("A codebook is a tree, whatever the order of its rows", "[import]") {
    const auto now = imported({codebook("Bias,Concerns,not typical\nTime,Concerns,\n"
                                        "Deep,Bias,\nConcerns,,worries\nIdeas,,\n")});
    const auto lines = told(now);
    CHECK(holds(lines, "theme | 0 | Concerns | worries"));
    CHECK(holds(lines, "theme | 1 | Concerns/Bias | not typical"));
    CHECK(holds(lines, "theme | 2 | Concerns/Bias/Deep"));
    CHECK(holds(lines, "theme | 3 | Concerns/Time"));
    CHECK(holds(lines, "theme | 4 | Ideas"));
}

TEST_CASE("Themes beside each other stand in the order of their rows", "[import]") {
    const auto lines = told(imported({codebook("A,/Top,\nB,Top,\nC,/Top,\nTop,,\n")}));
    CHECK(holds(lines, "theme | 1 | Top/A"));
    CHECK(holds(lines, "theme | 2 | Top/B"));
    CHECK(holds(lines, "theme | 3 | Top/C"));
}

TEST_CASE("What is wrong with a codebook is said with its rows", "[import]") {
    CHECK(refusal({codebook("A,Nothing,\nB,,\n")}).what ==
          "codebook.csv, row 2: the parent is no theme (\"Nothing\").");
    CHECK(refusal({codebook("A,B,\nB,C,\nC,A,\nD,,\n")}).what.find("rows 2-4") !=
          std::string::npos);
    CHECK(refusal({codebook("A,A,\n")}).what.find("above itself") != std::string::npos);
    CHECK(refusal({codebook("X,,\nY,,\nA,X,\nA,Y,\nB,A,\n")}).what.find("several themes") !=
          std::string::npos);
    CHECK(refusal({codebook("A,,\n,A,x\n")}).what.find("row 3: no theme is named") !=
          std::string::npos);
    CHECK(refusal({codebook("A,,x\nA,,y\n")}).what.find("differs from another row's") !=
          std::string::npos);
}

TEST_CASE("A second codebook fills what was empty and refuses what differs", "[import]") {
    const auto now = imported({codebook("A,,one\nB,A,\n")});
    const auto filled = imported({codebook("A,,one\nB,A,two\nC,,three\n")}, {}, now);
    CHECK(holds(told(filled), "A/B | two"));
    CHECK(report_of({codebook("A,,one\nB,A,two\nC,,three\n")}, {}, now).added().filled == 1);
    CHECK(refusal({codebook("A,,other\n")}, {}, now).code == Error::Code::conflict);
    MappingOptions keep;
    keep.conflicts = Conflicts::keep_study;
    CHECK(holds(told(imported({codebook("A,,other\nC,,\n")}, keep, now)), "| A | one"));
    CHECK(told(imported({codebook("A,,\nB,A,\n")}, {}, now)) == told(now));
}

TEST_CASE("A coding is found by its quote", "[import]") {
    const auto lines = told(imported(codings("M1,1,Why?,no money,Money\nM1,1,Why?,,All\n"
                                             "M2,1,Why?,,Blank\n"
                                             "M3,1,Why?,\U0001F44D\U0001F3FD,Emoji\n")));
    CHECK(holds(lines, "coding | M1 | 1 | Why? | Money | imported | 0 | 9 | 17"));
    CHECK(holds(lines, "coding | M1 | 1 | Why? | All | imported | 0 | 0 | 26"));
    CHECK(holds(lines, "coding | M2 | 1 | Why? | Blank | imported | 0 | 0 | 0"));
    CHECK(holds(lines, "coding | M3 | 1 | Why? | Emoji | imported | 0 | 7 | 15"));
}

TEST_CASE("A quote that does not stand exactly once is refused with its row", "[import]") {
    struct Case {
        std::string_view row;
        std::string_view said;
    };

    const Case cases[] = {
        {"M1,1,Why?,time,T", "row 2: the quote stands"},
        {"M1,1,Why?,No money,T", "row 2: the quote does not stand in the answer"},
        {"M1,1,Why?,\"No time\",T", ""},
        {"M3,1,Why?,\U0001F44D,T", "row 2: the quote begins or ends within a letter"},
        {"M9,1,Why?,x,T", "row 2: nobody in the study has this label (\"M9\")"},
        {"M1,2,Why?,x,T", "row 2: there is no such answer"},
        {"M1,1,What?,x,T", "row 2: there is no such answer"},
        {"M1,1,Why?,money,", "row 2: no theme is named"},
    };
    for (const Case& one : cases) {
        CAPTURE(one.row);
        const auto plan = plan_of(codings(std::string(one.row) + "\n"));
        if (one.said.empty())
            CHECK(plan);
        else if (plan)
            FAIL("was not refused");
        else
            CHECK(plan.error().what.find(one.said) != std::string::npos);
    }
    CHECK(refusal(with_answers({"c.csv", "Participant,Stage,Question,Quote,Theme\n"
                                         "M1,1,Why?,o,T\n"}))
              .what.find("4 times") != std::string::npos);
}

TEST_CASE("From and To say which of two equal quotes is meant", "[import]") {
    const auto file = [](std::string_view row) {
        return with_answers({"c.csv", "Participant,Stage,Question,Quote,Theme,From,To\n" +
                                          std::string(row) + "\n"});
    };
    CHECK(holds(told(imported(file("M1,1,Why?,time,T,22,26"))), "| 22 | 26"));
    CHECK(holds(told(imported(file("M3,1,Why?,a,T,10,11"))), "| 16 | 17"));
    for (const char* row : {"M1,1,Why?,time,T,21,25", "M1,1,Why?,time,T,22,99",
                            "M1,1,Why?,time,T,22,", "M1,1,Why?,,T,3,3"}) {
        CAPTURE(row);
        CHECK_FALSE(plan_of(file(row)));
    }
}

TEST_CASE("A coding with a theme that the codebook lacks is refused", "[import]") {
    Files files = codings("M1,1,Why?,money,Monye\nM3,1,Why?,a lot,Concerns/Other\n");
    CHECK(imported(codings("M1,1,Why?,money,Monye\n")).study.themes.size() == 1);
    files.push_back(codebook("Money,,\nConcerns,,\nOther,Concerns,\nOther,Money,\n"));
    const Error error = refusal(files);
    CHECK(error.what.find("row 2: the theme is not in the codebook (\"Monye\")") !=
          std::string::npos);
    CHECK(error.what.find("row 3") == std::string::npos);
}

TEST_CASE("Coding an answer takes back that there was nothing to code in it", "[import]") {
    auto now = imported(codings("M1,1,Why?,money,Money\n"));
    const CoderId coder = now.study.coders.begin()->id;
    ResponseId other;
    for (const Response& response : now.study.responses)
        if (response.text.starts_with("Thanks"))
            other = response.id;
    Changes judged;
    judged.push_back(added(Verdict{.id = {1}, .response = other, .coder = coder}));
    now.study = *apply(now.study, judged);
    now.lookup = Lookup::of(now.study);
    const Files more = {
        {"c.csv", "Participant,Stage,Question,Quote,Theme\nM3,1,Why?,a lot,Money\n"}};
    CHECK(imported(more, {}, now).study.verdicts.empty());
}

TEST_CASE("Every theme has a reference that means it alone, whatever its name", "[import]") {
    ThemeNames names;
    std::vector<Theme> themes;
    const auto add = [&](std::string name, std::uint32_t parent) {
        Theme theme;
        theme.id = {static_cast<std::uint32_t>(themes.size() + 1)};
        theme.name = std::move(name);
        theme.parent = {parent};
        themes.push_back(theme);
        names.add(theme);
    };
    for (const char* name : {"A", "B", "A/B", "/A", "\\", "A\\", "/", "//", "\\/"})
        add(name, 0);
    for (std::uint32_t parent = 1; parent <= 9; ++parent)
        for (const char* name : {"B", "A/B", "/B", "\\/B"})
            add(name, parent);
    for (const Theme& theme : themes) {
        CAPTURE(theme.name, theme.parent.value);
        CHECK(names.meant_by(names.reference_to(theme.id)) == std::vector{theme.id});
        CHECK(names.at_absolute(names.absolute(theme.id)) == theme.id);
    }
}

} // namespace themata
