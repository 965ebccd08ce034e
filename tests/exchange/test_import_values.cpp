#include "exchange/importing.h"
#include "exchange/reading/delimited.h"
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <fmt/format.h>

namespace themata {

namespace {

ConsideredImport considered(std::string text, const MappingOptions& options = {}) {
    return consider_import({}, Files{{"x.csv", std::move(text)}}, options, {}, {});
}

const Doubt* doubt_of(const ConsideredImport& import, std::string_view id) {
    const auto found = std::ranges::find(import.preview.doubts, id, &Doubt::id);
    return found == import.preview.doubts.end() ? nullptr : &*found;
}

// "P1 4; P2 missing (N/A)": the scores of an item, in order.
std::string scores_of(const Snapshot& now, std::string_view item) {
    std::string said;
    now.study.scores.for_each([&](const Score& score) {
        if (now.study.questions.find(score.question)->wording != item)
            return;
        said += said.empty() ? "" : "; ";
        said += score.value ? fmt::format("{}", *score.value)
                            : fmt::format("missing ({})", score.missing);
    });
    return said;
}

// Each way answers the doubt; and with it the import goes on to the next, if any.
void check_ways(const std::string& text, std::string_view id) {
    CAPTURE(text);
    const auto import = considered(text);
    const Doubt* doubt = doubt_of(import, id);
    REQUIRE(doubt);
    CHECK(doubt->is_open());
    CHECK_FALSE(import.plan);
    CHECK(doubt->ways.size() >= 2);
    for (const Way& way : doubt->ways) {
        CAPTURE(way.option, way.value);
        CHECK_FALSE(way.means.empty());
        const auto options = with_option({}, way.option, way.value);
        REQUIRE(options);
        const auto answered = considered(text, *options);
        CHECK_FALSE(doubt_of(answered, id));
        if (answered.preview.error)
            FAIL_CHECK(answered.preview.error->what);
    }
}

std::string rows(std::string_view heading, std::initializer_list<std::string_view> cells) {
    std::string text = fmt::format("Participant,Stage,Why?,{}\n", heading);
    int row = 0;
    for (const std::string_view cell : cells)
        text += fmt::format("P{},One,Because of {},\"{}\"\n", ++row, row, cell);
    return text;
}

} // namespace

TEST_CASE("A missing word takes no item out of its scale", "[values]") {
    const auto now =
        imported({{"x.csv", "Participant,Stage,Trust: a,Trust: b\nP1,One,3,4\nP2,One,2,N/A\n"
                            "P3,One,5,5\n"}});
    CHECK(now.study.scales.size() == 1);
    CHECK(scores_of(now, "Trust: a") == "3; 2; 5");
    CHECK(scores_of(now, "Trust: b") == "4; missing (N/A); 5");
}

TEST_CASE("Other words for missing keep an item as one too", "[values]") {
    for (const std::string_view word :
         {"Prefer not to say", "keine Angabe", ".", "-", "Sans réponse"}) {
        const auto now = imported({{"x.csv", rows("Trust: a", {"3", word, "5"})}});
        CHECK(scores_of(now, "Trust: a") == fmt::format("3; missing ({}); 5", word));
    }
}

TEST_CASE("Ratings in words become scores with a recode that is shown", "[values]") {
    const std::string text = rows("Belonging [I feel part of a group],Belonging [I am known]", {});
    const auto import = considered(
        text + "P1,One,a,Agree,Agree\nP2,One,b,Disagree,Agree\nP3,One,c,Strongly agree,Disagree\n"
               "P4,One,d,Neither agree nor disagree,Agree\nP5,One,e,Prefer not to say,Agree\n");
    REQUIRE(import.plan);
    const auto& lines = import.preview.report.files[0].mapping;
    CHECK(holds(lines, "scale \"Belonging\""));
    CHECK(holds(lines, "Strongly disagree=1, Disagree=2, Neither agree nor disagree=3, Agree=4, "
                       "Strongly agree=5"));
    const auto now =
        imported({{"x.csv", rows("Belonging [I feel part of a group]",
                                 {"Agree", "Disagree", "Strongly agree",
                                  "Neither agree nor disagree", "Prefer not to say"})}});
    CHECK(scores_of(now, "Belonging [I feel part of a group]") ==
          "4; 2; 5; 3; missing (Prefer not to say)");
}

TEST_CASE("Labels with numbers in them are those numbers", "[values]") {
    const auto now = imported({{"x.csv", rows("Trust: a", {"5 - Strongly agree", "1 - No", "3"})}});
    CHECK(scores_of(now, "Trust: a") == "5; 1; 3");
    const auto ends = imported(
        {{"x.csv", rows("How was it?", {"1 (not at all)", "2", "4", "5 (very much)", "4"})}});
    CHECK(scores_of(ends, "How was it?") == "1; 2; 4; 5; 4");
}

TEST_CASE("What labels do not tell is asked", "[values]") {
    check_ways(rows("Trust: a", {"Agree", "Disagree", "Agree", "Disagree"}), "recode");
    check_ways(rows("Trust: a", {"Strongly disagree", "Disagree", "Agree", "Strongly agree"}),
               "recode");
    check_ways(rows("Trust: a", {"Agree", "Strongly agree", "Agree", "Disagree", "Strongly agree",
                                 "Neither agree nor disagree", "Maybe, or not"}),
               "recode");
    check_ways(rows("Why so, then?", {"Agree", "Disagree", "Agree", "Disagree"}), "recode");
    check_ways(rows("Trust: a", {"Good", "Fair", "Good", "Fair"}), "recode");
}

TEST_CASE("A recode by hand names columns, scales and labels as they stand", "[values]") {
    const auto with = [](std::vector<std::string> recodes) {
        MappingOptions options;
        options.recode = std::move(recodes);
        return options;
    };
    const std::string text = rows("Mood", {"Awful", "Fine, rather", "Fine", "Dunno"});
    const auto now = imported({{"x.csv", text}}, with({"Mood: Awful=1, Fine, rather=2, Fine=3"}));
    CHECK(scores_of(now, "Mood") == "1; 2; 3; missing (Dunno)");
    CHECK(scores_of(imported({{"x.csv", text}},
                             with({"Mood: \"Fine, rather\"=2, Awful=1, “Fine”=3, Dunno=missing"})),
                    "Mood") == "1; 2; 3; missing (Dunno)");
    const auto report =
        report_of({{"x.csv", text}}, with({"Mood: Awful=1, Fine=3, Fine, rather=2, Great=4"}));
    CHECK(holds(report.files[0].notes, "\"Dunno\" (1)"));
    CHECK(holds(report.files[0].notes, "says \"Great\""));
    const std::string grid = "Participant,Stage,Why?,Belonging [a],Belonging [b]\n"
                             "P1,One,x,Agree,Disagree\nP2,One,y,Disagree,Agree\n";
    const auto both = imported({{"x.csv", grid}}, with({"Belonging: Disagree=2, Agree=4"}));
    CHECK(scores_of(both, "Belonging [b]") == "2; 4");
    CHECK(refusal({{"x.csv", text}}, with({"Moods: Awful=1"})).what.find("no column") !=
          std::string::npos);
    CHECK(refusal({{"x.csv", text}}, with({"Mood: Awful"})).what.find("stands for") !=
          std::string::npos);
    CHECK(refusal({{"x.csv", text}}, with({"Mood: Awful=bad"})).what.find("no number") !=
          std::string::npos);
}

TEST_CASE("Numbers that could be codes for missing are asked about", "[values]") {
    const std::string text = rows("Trust: a", {"1", "2", "3", "4", "5", "99"});
    check_ways(text, "missing");
    check_ways(rows("Trust: a", {"1", "2", "-9"}), "missing");
    check_ways(rows("Trust: a", {"1", "2", "999"}), "missing");
    const Doubt* doubt = nullptr;
    const auto import = considered(text);
    doubt = doubt_of(import, "missing");
    REQUIRE(doubt);
    CHECK(doubt->ways[0].means == "99 as missing: 5 scores, mean 3; as a value: 6 scores, mean 19");
    MappingOptions options;
    options.missing = {"99"};
    CHECK(scores_of(imported({{"x.csv", text}}, options), "Trust: a") ==
          "1; 2; 3; 4; 5; missing (99)");
    options.missing = {"Trust: none"};
    CHECK(scores_of(imported({{"x.csv", text}}, options), "Trust: a") == "1; 2; 3; 4; 5; 99");
}

TEST_CASE("Words that are no numbers are asked about", "[values]") {
    check_ways(rows("Trust: a", {"1", "2", "lots", "3", "4"}), "missing");
    MappingOptions options;
    options.missing = {"Trust: lots"};
    CHECK(scores_of(imported({{"x.csv", rows("Trust: a", {"1", "lots", "3"})}}, options),
                    "Trust: a") == "1; missing (lots); 3");
}

TEST_CASE("The sign before the decimals is told by the column, or asked for", "[values]") {
    CHECK(scores_of(imported({{"x.csv", rows("Trust: a", {"1,000", "1,234.5"})}}), "Trust: a") ==
          "1000; 1234.5");
    CHECK(scores_of(imported({{"x.csv", rows("Trust: a", {"1,000", "2,5"})}}), "Trust: a") ==
          "1; 2.5");
    CHECK(scores_of(imported({{"x.csv", rows("Trust: a", {"1.234", "2.5"})}}), "Trust: a") ==
          "1.234; 2.5");
    CHECK(scores_of(imported({{"x.csv", rows("Trust: a", {"1.234", "1.234,5"})}}), "Trust: a") ==
          "1234; 1234.5");
    check_ways(rows("Trust: a", {"1,000", "2,000", "3"}), "numbers");
    check_ways(rows("Trust: a", {"1.234", "2.345"}), "numbers");
    check_ways(rows("Trust: a", {"1,000", "2,5", "2.5"}), "numbers");
}

TEST_CASE("A no in any language counts as none", "[values]") {
    const auto themes = [](std::string_view body, std::vector<std::string> words = {}) {
        MappingOptions options;
        options.theme_columns = "Personal..Essen";
        options.marks = std::move(words);
        const auto now = imported(
            {{"x.csv", "Participant,Stage,Warum?,Personal,Essen\n" + std::string(body)}}, options);
        std::vector<std::size_t> counts(2);
        now.study.codings.for_each([&](const Coding& coding) { ++counts[coding.theme.value - 1]; });
        return counts;
    };
    using Counts = std::vector<std::size_t>;
    CHECK(themes("P1,One,a,Ja,Nein\nP2,One,b,Nein,Nein\nP3,One,c,NA,Ja\n") == Counts{1, 1});
    CHECK(themes("P1,One,a,Checked,Unchecked\nP2,One,b,Unchecked,Unchecked\n") == Counts{1, 0});
    CHECK(themes("P1,One,a,x,\nP2,One,b,✓,☑\n") == Counts{2, 1});
    CHECK(themes("P1,One,a,wahr,falsch\nP2,One,b,1,0\n") == Counts{2, 0});
    CHECK(themes("P1,One,a,oui,non\nP2,One,b,Personal,\n") == Counts{2, 0});
    CHECK(themes("P1,One,a,Ja,doch\nP2,One,b,Nein,Nein\n", {"doch=yes"}) == Counts{1, 1});
    CHECK(themes("P1,One,a,Ja,doch\nP2,One,b,Nein,Nein\n", {"doch=no"}) == Counts{1, 0});
    CHECK(themes("P1,One,a,1,2\nP2,One,b,2,1\n", {"2=no"}) == Counts{1, 1});
}

TEST_CASE("An unknown word among marks is asked about", "[values]") {
    MappingOptions options;
    options.theme_columns = "Personal..Essen";
    const std::string text = "Participant,Stage,Warum?,Personal,Essen\nP1,One,a,Ja,vielleicht\n"
                             "P2,One,b,vielleicht,2\n";
    const auto import = considered(text, options);
    const Doubt* doubt = doubt_of(import, "marks");
    REQUIRE(doubt);
    CHECK(doubt->is_open());
    CHECK(doubt->ways[0].value == "vielleicht=yes");
    CHECK(doubt->ways[0].means == "2 codings");
    options.marks = {"vielleicht=no, 2=yes"};
    CHECK(considered(text, options).plan);
    options.marks = {"vielleicht=maybe"};
    CHECK_FALSE(considered(text, options).plan);
}

TEST_CASE("Several themes in one cell are asked about unless the codebook knows them", "[values]") {
    const auto coded = [](std::string_view cell, std::optional<std::string> several,
                          std::string_view codebook = "") {
        MappingOptions options;
        options.theme = {"Code"};
        options.several = std::move(several);
        Files files{{"x.csv", fmt::format("Participant,Stage,Why?,Code\nP1,One,a,\"{}\"\n"
                                          "P2,One,b,Staff\n",
                                          cell)}};
        if (!codebook.empty())
            files.push_back({"codebook.csv", "Theme,Parent\n" + std::string(codebook)});
        return consider_import({}, files, options, {}, {});
    };
    for (const std::string_view cell :
         {"Staff; Food", "Staff|Food", "Staff\nFood", "Staff, Food"}) {
        CAPTURE(cell);
        const auto import = coded(cell, {});
        CHECK_FALSE(import.plan);
        const Doubt* doubt = doubt_of(import, "several");
        REQUIRE(doubt);
        for (const Way& way : doubt->ways) {
            const auto answered = coded(cell, way.value);
            REQUIRE(answered.plan);
            const auto added = answered.plan->report.added();
            CHECK(added.codings == (way.value == "none" ? 2 : 3));
            CHECK(added.themes == 2);
        }
        const auto known = coded(cell, {}, "Staff,\nFood,\n");
        REQUIRE(known.plan);
        CHECK(known.plan->report.added().codings == 3);
    }
    CHECK(coded("Food, drink", {}).plan);
    const auto whole = coded("Staff; Food", {}, "Staff; Food,\nStaff,\n");
    REQUIRE(whole.plan);
    CHECK(whole.plan->report.added().codings == 2);
}

TEST_CASE("An order of dates that nothing tells is a doubt in numbers", "[values]") {
    MappingOptions options;
    options.stage_date = "When";
    options.stage_by = "month";
    const std::string text = "Participant,When,Why?\nP1,03/04/2024,a\nP2,29/06/2024,b\n"
                             "P3,2024-01-18,c\n";
    const auto import = considered(text, options);
    const Doubt* doubt = doubt_of(import, "date-order");
    REQUIRE(doubt);
    REQUIRE(doubt->ways.size() == 2);
    CHECK(doubt->ways[0].means.find("2024-04 (1)") != std::string::npos);
    CHECK(doubt->ways[1].means.find("1 date cannot be read so") != std::string::npos);
    options.date_order = "dmy";
    CHECK(considered(text, options).plan);
}

TEST_CASE("Choices of a list make no trait of their combinations", "[values]") {
    const auto report = report_of({{"x.csv", "Participant,Role,Ward,Liked\nP1,A,X,Staff;Food;\n"
                                             "P2,A,Y,Food;\nP3,B,X,Staff;\n"}});
    CHECK(holds(report.files[0].left_out, "several choices"));
    CHECK(holds(report.files[0].mapping, "\"Ward\""));
}

} // namespace themata
